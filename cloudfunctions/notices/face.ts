/**
 * What other contexts may ask of notices.
 * @module
 */
import { isExpired } from '@domain/notices/states'
import { ancestorAt, lineage } from '@domain/people/path'
import type { Database } from '../kernel/database'
import type { Session } from '../kernel/session'
import type { NoticeDoc } from './documents'
import { notices } from './store'

export type { NoticeDoc }

/** The task of reading a notice; everybody settles it by reading, whether it must be read or not. */
export const readTask = (noticeId: string): string => `notice_read.${noticeId}`

/** Every place whose notices are addressed to the caller: the homes' buildings and all above them. */
export function audiencesOf(session: Session): string[] {
  const buildings = session.households.map((home) => ancestorAt(home.path, 'building') ?? home.path)
  return [...new Set(buildings.flatMap(lineage))]
}

/** Looked at beyond what is asked for, so that a few that are over leave no gap. */
const SPARE = 2

/** The latest notices to the caller that are not over, newest first; one call. */
export async function latestNotices(
  db: Database,
  session: Session,
  now: number,
  limit: number,
): Promise<NoticeDoc[]> {
  const where = { path: { in: audiencesOf(session) }, state: 'published' } as const
  const orderBy = { field: 'order', order: 'desc' } as const
  const found = await db.find(notices, where, { orderBy, limit: limit + SPARE })
  return found.filter((notice) => !isExpired(notice, now)).slice(0, limit)
}
