/**
 * What issuers may give in a quarter, and what is left of it.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { compoundInput } from '../../kernel/contract/inputs'
import { APPROVERS } from './shared'

/** An issuer's budget of a quarter. */
export interface BudgetView {
  issuer: string
  /** Who gives: a leader or a team. */
  name: string
  /** E.g. `2026q4`. */
  quarter: string
  granted: number
  issued: number
}

export interface Budgets {
  quarter: string
  /** What each issuer is granted in a quarter, when it is first used. */
  perIssuer: number
  /** The caller's own, newest quarter first; empty while they gave nothing. */
  mine: BudgetView[]
  /** Everybody's of this quarter, for those who approve; empty for others. */
  all: BudgetView[]
}

export const getBudgets = defineAction<Budgets>()({
  name: 'points/getBudgets',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput }),
  /** `neighbour` lives in the compound. */
  allow: { relations: ['neighbour'], roles: APPROVERS },
})
