/**
 * What volunteering keeps about a person: a copy of it for them, and an end to it.
 * @module
 */
import { GONE_NAME } from '@domain/people/closing'
import { NEED_KINDS, NEED_STATE_TITLES } from '@domain/volunteering/need'
import type { Page } from '../../kernel/contract'
import type { Database } from '../../kernel/database'
import { findAll, findPage } from '../../kernel/pages'
import { transact } from '../../kernel/transact'
import { certificates, hoursRecords, needs, volunteers } from '../store'

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

/** A page of what somebody asked a hand for, newest first; `at` is epoch milliseconds. */
export async function needsOfPerson(
  db: Database,
  personId: string,
  cursor: string | undefined,
): Promise<Page<{ at: number } & Record<string, string | number>>> {
  const page = await findPage(db, needs, { personId }, 'desc', cursor)
  const items = page.items.map((one) => ({
    at: Number(one.order.slice(0, 14)),
    类别: NEED_KINDS[one.kind],
    内容: one.words,
    什么时候方便: one.wished,
    地点: one.placeName,
    进展: NEED_STATE_TITLES[one.state],
  }))
  return { ...page, items }
}

/** Certificates and needs taken up in one step. */
const ROWS = 20

/**
 * Takes somebody's name off the red list, their certificates away, and out of their needs what they
 * said and where they live. Their hours stay as numbers. It can be done again.
 * @returns whether nothing is left; else it goes on when it is called again
 */
export async function forgetVolunteer(db: Database, personId: string): Promise<boolean> {
  const [own, all] = await Promise.all([
    db.find(certificates, { personId }, { limit: ROWS }),
    findAll(db, needs, { personId }),
  ])
  const naming = all.filter((one) => one.name !== GONE_NAME)
  const asked = naming.slice(0, ROWS)
  await transact(db, async (tx) => {
    if (await tx.get(volunteers, personId)) {
      await tx.update(volunteers, personId, { name: GONE_NAME, shown: false })
    }
    for (const { _id } of own) await tx.remove(certificates, _id)
    for (const { _id, compound } of asked) {
      const gone = { name: GONE_NAME, words: '', wished: '', home: compound, placeName: '' }
      await tx.update(needs, _id, gone)
    }
  })
  return own.length < ROWS && naming.length <= ROWS
}
