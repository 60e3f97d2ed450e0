/**
 * My points, my redemptions, and what lies on my desk.
 * @module
 */
import { isConnected } from '@domain/points/redemption'
import { implementQuery, type QueryContext } from '../kernel/action'
import { findPage } from '../kernel/pages'
import { desksOf } from '../kernel/tasks'
import { budgetIn } from './budgets'
import {
  FIRST_APPROVERS,
  getMyPoints,
  KEEPERS,
  listMyRedemptions,
  listQueue,
  type QueueItem,
  SECOND_APPROVERS,
} from './contract'
import type { AccountDoc, EntryDoc, RedemptionDoc } from './documents'
import { heldOf, leftOf } from './ledger'
import { holdsAny, homeCompound, partyOf, stationOf } from './standing'
import { accounts, entries, personAccount, redemptions } from './store'
import { entryViews, redemptionView } from './view'

/** Compounds in which one person can have points. */
const MOST_COMPOUNDS = 50

/** The account shown: of the compound asked for, of home, else the first there is. */
function chosen(found: readonly AccountDoc[], wanted: string): AccountDoc | undefined {
  return found.find((one) => one.compound === wanted) ?? found[0]
}

async function endsOf({ db }: QueryContext, page: readonly EntryDoc[]): Promise<Set<string>> {
  const pending = page.filter((one) => one.type === 'transfer' && one.phase === 'pending')
  const ids = pending.map((one) => `${one._id}.end`)
  const found = await db.find(entries, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  return new Set(found.map((one) => one.of ?? ''))
}

export const getMyPointsAction = implementQuery(getMyPoints, {
  async run(ctx, { compound, cursor }) {
    const { db, session } = ctx
    const { personId } = session
    const duties = {
      keeper: holdsAny(session, [...KEEPERS, ...FIRST_APPROVERS, ...SECOND_APPROVERS]),
      keepsAt: stationOf(session),
    }
    const window = { limit: MOST_COMPOUNDS }
    const found = personId === '' ? [] : await db.find(accounts, { personId }, window)
    const account = chosen(found, compound ?? homeCompound(session))
    if (!account) {
      const none = { available: 0, reserved: 0, received: 0, lots: [], others: [] }
      return { items: [], compound: homeCompound(session), ...none, ...duties }
    }
    const page = await findPage(db, entries, { persons: account._id }, 'desc', cursor)
    const ended = await endsOf(ctx, page.items)
    return {
      ...page,
      items: entryViews(page.items, account._id, ended),
      compound: account.compound,
      available: leftOf(account),
      reserved: account.debitsPending,
      received: account.creditsPosted,
      lots: account.lots,
      others: found
        .filter((one) => one !== account)
        .map((one) => ({ compound: one.compound, available: leftOf(one) })),
      ...duties,
    }
  },
})

export const listMyRedemptionsAction = implementQuery(listMyRedemptions, {
  async run({ db, session: { personId } }, { cursor }) {
    if (personId === '') return { items: [] }
    const page = await findPage(db, redemptions, { personId }, 'desc', cursor)
    return { ...page, items: page.items.map((one) => redemptionView(one, true)) }
  },
})

const accountIdOf = ({ compound, personId }: RedemptionDoc) => personAccount(compound, personId)

/** The accounts of those who ask, with what their points came from lately; one read. */
async function accountsOf({ db }: QueryContext, found: readonly RedemptionDoc[]) {
  const ids = [...new Set(found.map(accountIdOf))]
  const heads = await db.find(accounts, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  return new Map(heads.map((head) => [head._id, head]))
}

export const listQueueAction = implementQuery(listQueue, {
  sees: true,
  async run(ctx, { cursor }) {
    const { db, session } = ctx
    const where = { desks: { in: desksOf(session) } }
    const [page, waiting] = await Promise.all([
      findPage(db, redemptions, where, 'asc', cursor),
      db.count(redemptions, where),
    ])
    ctx.saw(page.items.map((one) => one.personId))
    const compound = stationOf(session) || (page.items[0]?.compound ?? '')
    const [heads, budget] = await Promise.all([
      accountsOf(ctx, page.items),
      compound === '' ? null : budgetIn(db, compound, ctx.now),
    ])
    const me = partyOf(session)
    const items = page.items.map((one): QueueItem => {
      const head = heads.get(accountIdOf(one))
      const evidence = head?.recent ?? []
      return {
        ...redemptionView(one, false),
        name: one.name,
        received: head?.creditsPosted ?? 0,
        left: heldOf(head),
        evidence: evidence.map(({ about, points, at }) => ({ about, points, at })),
        ownOrFamily: isConnected(me, { personId: one.personId, homes: one.homes }),
      }
    })
    return { ...page, items, waiting, budget, compound }
  },
})
