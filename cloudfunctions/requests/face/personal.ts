/**
 * What requests keep about a person: a copy of it for them, and an end to it.
 * @module
 */

import { GONE_NAME } from '@domain/people/closing'
import { CATEGORIES } from '@domain/requests/categories'
import { STATE_TITLES } from '@domain/requests/states'
import type { Page } from '../../kernel/contract'
import type { Database } from '../../kernel/database'
import { findPage } from '../../kernel/pages'
import { transact } from '../../kernel/transact'
import type { RequestDoc } from '../documents'
import { requestEvents, requests } from '../store'

/** Entries of one history; longer ones are gone on with. */
const MOST_EVENTS = 200

/** A page of somebody's requests, by their names in Chinese; `at` is epoch milliseconds. */
export async function requestsOf(
  db: Database,
  personId: string,
  cursor: string | undefined,
): Promise<Page<{ at: number } & Record<string, string | number>>> {
  const page = await findPage(db, requests, { reporterId: personId }, 'desc', cursor)
  const items = page.items.map((one) => ({
    at: one.submittedAt,
    编号: one.no,
    类别: CATEGORIES[one.category].title,
    地点: one.room ? `${one.placeName}（${one.room}）` : one.placeName,
    内容: one.text,
    具体位置: one.spot,
    照片: one.photos.length,
    进展: STATE_TITLES[one.state],
  }))
  return { ...page, items }
}

/** Takes the reporter's name and room out of one request and its history. */
async function forget(
  db: Database,
  { _id, path, within }: RequestDoc,
  personId: string,
): Promise<void> {
  const events = await db.find(requestEvents, { requestId: _id }, { limit: MOST_EVENTS })
  const theirs = events.filter((one) => one.actor.role === null && one.actor.personId === personId)
  await transact(db, async (tx) => {
    const found = await tx.get(requests, _id)
    if (!found) return
    await tx.update(requests, _id, {
      reporterName: GONE_NAME,
      room: null,
      path: buildingOf(path),
      within: within.filter((one) => buildingOf(one) === one),
    })
    for (const { _id: eventId, actor } of theirs) {
      await tx.update(requestEvents, eventId, { actor: { ...actor, name: GONE_NAME } })
    }
  })
}

/** The household's own place gives way to its building. */
const buildingOf = (path: string): string => path.split('/').slice(0, 6).join('/')

/**
 * Takes a person's name and room out of the next of their requests; what was asked and done stays.
 * @param cursor empty at the beginning
 * @returns the cursor to go on with, or undefined when there is none left
 */
export async function forgetReporter(
  db: Database,
  personId: string,
  cursor: string,
): Promise<string | undefined> {
  const where = { reporterId: personId }
  const page = await findPage(db, requests, where, 'asc', cursor === '' ? undefined : cursor)
  for (const request of page.items) await forget(db, request, personId)
  return page.cursor
}
