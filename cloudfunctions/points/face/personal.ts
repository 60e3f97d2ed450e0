/**
 * What the ledger keeps about a person, for a copy of it.
 * @module
 */
import type { TransferKind } from '@domain/points/transfers'
import type { Page } from '../../kernel/contract'
import type { Database } from '../../kernel/database'
import { findAll, findPage } from '../../kernel/pages'
import { accounts, entries } from '../store'

const KIND_WORDS = {
  grant_budget: '下达额度',
  return_budget: '收回额度',
  issue: '得到积分',
  redeem: '兑换礼品',
  expire: '到期失效',
  donate: '捐出',
  family: '家人之间',
  reverse: '更正',
} as const satisfies Record<TransferKind, string>

/** A page of somebody's entries in every compound, newest first; `at` is epoch milliseconds. */
export async function pointsOf(
  db: Database,
  personId: string,
  cursor: string | undefined,
): Promise<Page<{ at: number } & Record<string, string | number>>> {
  const mine = (await findAll(db, accounts, { personId })).map(({ _id }) => _id)
  if (mine.length === 0) return { items: [] }
  const page = await findPage(db, entries, { persons: { in: mine } }, 'desc', cursor)
  const items = page.items.map((one) => {
    const isBack = one.type === 'resolution'
    const gains = isBack ? one.as !== 'posted' : mine.includes(one.credit)
    return {
      at: one.at,
      事由: one.about,
      性质: isBack ? `${KIND_WORDS[one.kind]}（办结）` : KIND_WORDS[one.kind],
      积分: (gains ? 1 : -1) * (isBack ? one.reserved : one.points),
      编号: one._id,
    }
  })
  return { ...page, items }
}
