/**
 * Where somebody's points came from, and taking back what was given by mistake.
 * @module
 */
import type { ReversalState } from '@domain/points/reversal'
import type { TransferKind } from '@domain/points/transfers'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { compoundInput, cursorInput, wordsInput } from '../../kernel/contract/inputs'
import { APPROVERS, idInput } from './shared'

/** Something by which points came in. */
export interface EvidenceView {
  id: string
  kind: TransferKind
  about: string
  points: number
  at: number
  /** How far its correction is; null when nobody asked for one, or it can't be corrected. */
  correction: ReversalState | null
  /** Whether the caller may ask for a correction. */
  canCorrect: boolean
}

export const listEvidence = defineAction<
  Page<EvidenceView> & { name: string; received: number; left: number; compound: string }
>()({
  name: 'points/listEvidence',
  kind: 'query',
  /** Id of the redemption whose requester's points are looked at. */
  input: v.strictObject({ id: idInput, cursor: cursorInput }),
  allow: { roles: APPROVERS },
  logs: { what: '您的积分来历，一笔一笔', why: '审批兑换' },
})

export const proposeReversal = defineAction<{ id: string }>()({
  name: 'points/proposeReversal',
  kind: 'command',
  input: v.strictObject({
    /** Id of the entry that gave too much. */
    entry: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    reason: wordsInput('请写明哪里给错了', 200),
  }),
  allow: { roles: APPROVERS },
  audit: '提出更正积分',
})

/** A correction as those see it who may ask for one. */
export interface ReversalView {
  id: string
  name: string
  /** What the points were given for. */
  about: string
  /** What was given; `taken` is what was taken back, null while it waits. */
  points: number
  taken: number | null
  reason: string
  askedBy: string
  decidedBy: string
  state: ReversalState
  at: number
  /** Whether the caller is the one to decide. */
  canDecide: boolean
}

export const listReversals = defineAction<Page<ReversalView>>()({
  name: 'points/listReversals',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput, cursor: cursorInput }),
  allow: { roles: APPROVERS },
  logs: { what: '您的一笔积分的更正', why: '核对更正' },
})

export const decideReversal = defineAction<{ state: ReversalState; taken: number }>()({
  name: 'points/decideReversal',
  kind: 'command',
  input: v.strictObject({ id: idInput, decision: v.picklist(['agree', 'refuse']) }),
  allow: { roles: APPROVERS },
  audit: '核对积分更正',
})
