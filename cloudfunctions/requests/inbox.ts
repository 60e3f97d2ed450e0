/**
 * What waits for someone with a duty: requests to accept, words to check.
 * @module
 */
import { COMPOUND_ROLES, REVIEWER_ROLES } from '@domain/requests/parts'
import type { Page } from '../kernel/contract'
import type { Database } from '../kernel/database'
import { findPage, pageOf } from '../kernel/pages'
import type { Session } from '../kernel/session'
import type { RequestDoc } from './documents'
import { requests } from './store'

/** Scopes in which the caller may accept, and in which they check words. */
export function scopesOf({ appointments }: Session): { accept: string[]; review: string[] } {
  const scopes = (roles: readonly string[]) => [
    ...new Set(appointments.filter(({ role }) => roles.includes(role)).map(({ scope }) => scope)),
  ]
  return { accept: scopes(COMPOUND_ROLES), review: scopes(REVIEWER_ROLES) }
}

const queuesOf = (session: Session) => {
  const { accept, review } = scopesOf(session)
  return [
    { within: { in: accept }, queue: 'accept' as const },
    { within: { in: review }, queue: 'review' as const },
  ].filter(({ within }) => within.in.length > 0)
}

/** One page of what waits for the caller, oldest first. */
export async function findWaiting(
  db: Database,
  session: Session,
  cursor?: string,
): Promise<Page<RequestDoc>> {
  const pages = await Promise.all(
    queuesOf(session).map((where) => findPage(db, requests, where, 'asc', cursor)),
  )
  const [only, ...others] = pages
  if (only && others.length === 0) return only
  const rows = pages.flatMap(({ items }) => items).sort((a, b) => (a.order < b.order ? -1 : 1))
  const page = pageOf(rows)
  const last = page.items.at(-1)
  // One queue alone may have filled its page while the rows together just fit.
  return page.cursor === undefined && last && pages.some(({ cursor: more }) => more !== undefined)
    ? { ...page, cursor: last.order }
    : page
}

/** How many wait for the caller. */
export async function countWaiting(db: Database, session: Session): Promise<number> {
  const counts = await Promise.all(queuesOf(session).map((where) => db.count(requests, where)))
  return counts.reduce((sum, count) => sum + count, 0)
}
