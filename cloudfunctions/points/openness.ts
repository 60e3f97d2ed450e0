/**
 * The compound's points, for anyone in it: nobody named, everything counted.
 * @module
 */
import { implementQuery } from '../kernel/action'
import { findAll } from '../kernel/pages'
import { getOpenness, type Openness, type QuarterView } from './contract'
import type { AccountDoc } from './documents'
import { compoundTarget } from './standing'
import { accounts, entries, ledgerHeads, stocks } from './store'

const FLOW_SHOWN = 20
const QUARTERS_SHOWN = 8

function quarters(found: readonly AccountDoc[]): QuarterView[] {
  const byQuarter = new Map<string, QuarterView>()
  for (const { kind, quarter, debitsPosted, creditsPosted } of found) {
    if (quarter === '') continue
    const none = { quarter, budget: 0, issued: 0, used: 0, expired: 0, donated: 0, reversed: 0 }
    const sum = byQuarter.get(quarter) ?? none
    byQuarter.set(quarter, {
      ...sum,
      ...(kind === 'budget' && {
        budget: sum.budget + creditsPosted,
        issued: sum.issued + debitsPosted,
      }),
      ...(kind === 'redeemed' && { used: sum.used + creditsPosted }),
      ...(kind === 'expired' && { expired: sum.expired + creditsPosted }),
      ...(kind === 'donated' && { donated: sum.donated + creditsPosted }),
      ...(kind === 'reversed' && { reversed: sum.reversed + creditsPosted }),
    })
  }
  return [...byQuarter.values()].sort((a, b) => (a.quarter < b.quarter ? -1 : 1))
}

/** What people still have: what was given, less all it became. */
const outstandingOf = (views: readonly QuarterView[]) =>
  views.reduce(
    (sum, { issued, used, expired, donated, reversed }) =>
      sum + issued - used - expired - donated - reversed,
    0,
  )

export const getOpennessAction = implementQuery(getOpenness, {
  target: compoundTarget,
  async run({ db }, { compound }): Promise<Openness> {
    const kind = { in: ['budget', 'redeemed', 'expired', 'donated', 'reversed'] as const }
    const [totals, parts, flow, head] = await Promise.all([
      findAll(db, accounts, { compound, kind }),
      findAll(db, stocks, { compound }),
      db.find(
        entries,
        { compound },
        { orderBy: { field: 'order', order: 'desc' }, limit: FLOW_SHOWN },
      ),
      db.get(ledgerHeads, compound),
    ])
    const all = quarters(totals)
    const sum = (field: 'free' | 'reserved' | 'handed') =>
      parts.reduce((n, part) => n + part[field], 0)
    return {
      quarters: all.slice(-QUARTERS_SHOWN),
      outstanding: outstandingOf(all),
      stock: { free: sum('free'), reserved: sum('reserved'), handed: sum('handed') },
      flow: flow
        .filter((entry) => entry.points > 0)
        .map(({ type, kind, points, at, phase }) => ({
          ...{ kind, points, at },
          reserved: type === 'transfer' && phase === 'pending',
        })),
      chain: { entries: head?.seq ?? 0, head: head?.hash ?? '' },
    }
  },
})
