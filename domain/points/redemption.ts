/**
 * The life of a redemption (兑换): points and stock are reserved with the request; small ones wait for
 * nobody, larger ones for the compound's secretary, the largest for a second person; nobody decides on
 * their own, their spouse's or their household's.
 * @module
 */
import { failure, type Result, success } from '../result'

/** Stored states, with the words people see. */
export const REDEMPTION_STATE_TITLES = {
  waiting_first: '等小区书记同意',
  waiting_second: '等第二人同意',
  ready: '可以领取',
  handed: '已领取',
  refused: '没有同意',
  withdrawn: '已取消',
  returned: '过期未领，已退回',
} as const

export type RedemptionState = keyof typeof REDEMPTION_STATE_TITLES

/** States in which points and a gift are held. */
export const OPEN_STATES: readonly RedemptionState[] = ['waiting_first', 'waiting_second', 'ready']

/** Numbers of the scheme that say who must agree. */
export interface ApprovalRules {
  readonly withoutApproval: number
  readonly secondApprover: number
}

/**
 * Where a request goes.
 * @param connected whether whoever asks is the secretary, or lives with the secretary: then somebody
 *   else decides, whatever the points
 */
export function firstState(
  points: number,
  rules: ApprovalRules,
  connected: boolean,
): Extract<RedemptionState, 'waiting_first' | 'waiting_second' | 'ready'> {
  if (connected) return 'waiting_second'
  return points > rules.withoutApproval ? 'waiting_first' : 'ready'
}

/** Somebody who decides, and whoever asked. Homes are paths of households. */
export interface Party {
  readonly personId: string
  readonly homes: readonly string[]
}

/** Whether two people are one, or live together. A spouse elsewhere is known by declaration only. */
export function isConnected(a: Party, b: Party): boolean {
  return a.personId === b.personId || a.homes.some((home) => b.homes.includes(home))
}

export type DecisionProblem = 'wrong_state' | 'own_or_family' | 'same_approver'

/** A redemption as decisions see it. */
export interface Waiting {
  readonly state: RedemptionState
  readonly points: number
  readonly requester: Party
  /** Who agreed first; null before. */
  readonly firstApprover: string | null
}

/** The state after somebody agreed. */
export function afterApproval(
  waiting: Waiting,
  approver: Party,
  rules: ApprovalRules,
): Result<Extract<RedemptionState, 'waiting_second' | 'ready'>, DecisionProblem> {
  const { state, points, requester, firstApprover } = waiting
  if (state !== 'waiting_first' && state !== 'waiting_second') return failure('wrong_state')
  if (isConnected(approver, requester)) return failure('own_or_family')
  if (firstApprover === approver.personId) return failure('same_approver')
  const needsSecond = state === 'waiting_first' && points > rules.secondApprover
  return success(needsSecond ? 'waiting_second' : 'ready')
}

/** Whether somebody may refuse it: whoever may agree, and nobody connected. */
export function refusalProblem(waiting: Waiting, approver: Party): DecisionProblem | undefined {
  if (waiting.state !== 'waiting_first' && waiting.state !== 'waiting_second') return 'wrong_state'
  return isConnected(approver, waiting.requester) ? 'own_or_family' : undefined
}

/** Whether somebody may hand it over: not to oneself, nor to one's household, and only once. */
export function handOverProblem(waiting: Waiting, keeper: Party): DecisionProblem | undefined {
  if (waiting.state !== 'ready') return 'wrong_state'
  return isConnected(keeper, waiting.requester) ? 'own_or_family' : undefined
}
