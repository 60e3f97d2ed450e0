/**
 * What volunteering keeps about a person for good, for a copy of it.
 * @module
 */
import type { Page } from '../../kernel/contract'
import type { Database } from '../../kernel/database'
import { findPage } from '../../kernel/pages'
import { hoursRecords } from '../store'

/** A page of somebody's published hours, newest first; `at` is epoch milliseconds. */
export async function hoursOfPerson(
  db: Database,
  personId: string,
  cursor: string | undefined,
): Promise<Page<{ at: number } & Record<string, string | number>>> {
  const page = await findPage(db, hoursRecords, { personId }, 'desc', cursor)
  const items = page.items.map((one) => ({
    at: one.startsAt,
    活动: one.title,
    小时: one.halfHours / 2,
    依据: one.kind === 'witnessed' ? '全程见证' : '补充登记',
  }))
  return { ...page, items }
}
