/**
 * Taking back what was given by mistake (更正): never an edit, always a new transfer that names the one
 * it reverses, asked for by one official and agreed to by another (志愿服务记录要真实、可更正：志愿服务条例 2017
 * 第十九条；四眼原则为产品默认). Points are taken back only from what their owner has left: nobody owes points.
 * @module
 */
import { failure, type Result, success } from '../result'
import { isConnected, type Party } from './redemption'
import type { Transfer, TransferRecord } from './transfers'

/** Stored states, with the words people see. */
export const REVERSAL_STATE_TITLES = {
  waiting: '等第二人同意',
  done: '已更正',
  refused: '没有同意',
} as const

export type ReversalState = keyof typeof REVERSAL_STATE_TITLES

/** Id of the transfer that reverses another: there is one, so that nothing is taken back twice. */
const reversalIdOf = (transferId: string): string => `reverse:${transferId}`

export type ReversalProblem = 'not_given' | 'nothing_left'

/**
 * The transfer that takes a gift of points back.
 * @param available what their owner can still spend; no more than that is taken
 * @param sink account of what was taken back: an issuer's used budget stays used
 */
export function reversalOf(
  record: TransferRecord,
  available: number,
  sink: string,
): Result<Omit<Transfer, 'at'>, ReversalProblem> {
  if (record.kind !== 'issue' || record.phase !== 'posted') return failure('not_given')
  const points = Math.min(record.points, available)
  if (points < 1) return failure('nothing_left')
  return success({
    id: reversalIdOf(record.id),
    kind: 'reverse',
    debit: record.credit,
    credit: sink,
    points,
    phase: 'posted',
    reversalOf: record.id,
    ref: record.ref,
  })
}

/** A reversal that waits for its second person. */
export interface WaitingReversal {
  readonly state: ReversalState
  /** Person id of who asked for it. */
  readonly askedBy: string
  readonly owner: Party
}

export type ReversalDecisionProblem = 'wrong_state' | 'own_or_family' | 'same_person'

/** Whether somebody may agree to a reversal or refuse it: another than who asked, and no family. */
export function reversalDecisionProblem(
  { state, askedBy, owner }: WaitingReversal,
  decider: Party,
): ReversalDecisionProblem | undefined {
  if (state !== 'waiting') return 'wrong_state'
  if (askedBy === decider.personId) return 'same_person'
  return isConnected(decider, owner) ? 'own_or_family' : undefined
}
