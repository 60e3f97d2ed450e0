/**
 * Issuers' budgets by quarter.
 * @module
 */
import { quarterAt } from '@domain/volunteering/award'
import { implementQuery } from '../kernel/action'
import type { Database } from '../kernel/database'
import { appointmentOver } from '../kernel/session'
import { APPROVERS, type BudgetView, getBudgets, type QueueBudget } from './contract'
import type { AccountDoc } from './documents'
import { compoundTarget } from './standing'
import { accounts, budgetAccount } from './store'

/** Issuers of one compound in a quarter; more than this is a mistake in the data. */
const MOST_ISSUERS = 1000
/** Quarters shown of one's own: this one and those before. */
const QUARTERS = 4
/** The shortest quarter: going back by it never leaves one out within {@link QUARTERS}. */
const QUARTER_MS = 90 * 86_400_000

const viewOf = ({ _id, name, quarter, creditsPosted, debitsPosted }: AccountDoc): BudgetView => ({
  issuer: _id.split(':')[2] ?? '',
  ...{ name, quarter },
  granted: creditsPosted,
  issued: debitsPosted,
})

const budgetsOf = (db: Database, compound: string, now: number) =>
  db.find(accounts, { compound, kind: 'budget', quarter: quarterAt(now) }, { limit: MOST_ISSUERS })

/** What all issuers of a compound gave of this quarter's budgets; one read. */
export async function budgetIn(db: Database, compound: string, now: number): Promise<QueueBudget> {
  const found = (await budgetsOf(db, compound, now)).map(viewOf)
  const sum = (field: 'granted' | 'issued') => found.reduce((n, one) => n + one[field], 0)
  return { quarter: quarterAt(now), granted: sum('granted'), issued: sum('issued') }
}

export const getBudgetsAction = implementQuery(getBudgets, {
  target: compoundTarget,
  async run({ db, session, now, region }, { compound }) {
    const times = Array.from({ length: QUARTERS }, (_, back) => now - back * QUARTER_MS)
    const ids = [...new Set(times.map((at) => budgetAccount(compound, session.personId, at)))]
    const approves = appointmentOver(session, APPROVERS, compound) !== undefined
    const [mine, all] = await Promise.all([
      db.find(accounts, { _id: { in: ids } }, { limit: QUARTERS }),
      approves ? budgetsOf(db, compound, now) : [],
    ])
    const newestFirst = (a: BudgetView, b: BudgetView) => (a.quarter < b.quarter ? 1 : -1)
    return {
      quarter: quarterAt(now),
      perIssuer: region.points.quarterlyBudget.value,
      mine: mine.map(viewOf).sort(newestFirst),
      all: all.map(viewOf).sort((a, b) => b.issued - a.issued),
    }
  },
})
