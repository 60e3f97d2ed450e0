/**
 * Claiming a household: finding it, showing that one belongs there, and the answers.
 * @module
 */
import type { ClaimActor, ClaimMethod, ClaimState, HouseholdRelation } from '@domain/people/claims'
import { isPath } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput } from '../../kernel/contract/inputs'
import { Household, Reason, type ResidenceView } from './residence'

const Id = v.pipe(v.string(), v.minLength(8), v.maxLength(64))

/** A step of a claim; the words are those of whoever made it. */
export interface ClaimStepView {
  at: number
  by: ClaimActor | 'time'
  what: ClaimStepKind
  words: string
}

export type ClaimStepKind =
  | 'opened'
  | 'confirmed'
  | 'denied'
  | 'passed_on'
  | 'withdrawn'
  | 'left'
  | 'ended'
  | 'appealed'

/** A claim in a list. */
export interface ClaimView {
  id: string
  /** Path of the household. */
  household: string
  /** E.g. `小满荷苑 3栋`. */
  placeName: string
  room: string
  claimantName: string
  relation: HouseholdRelation
  method: ClaimMethod
  state: ClaimState
  /** When it last moved, epoch milliseconds. */
  at: number
  /** Until when the one who is asked has time. */
  dueAt?: number
}

/** What the caller can do with a claim. */
export type ClaimCan = 'answer' | 'withdraw' | 'appeal'

export interface ClaimDetail extends ClaimView {
  steps: ClaimStepView[]
  can: ClaimCan[]
  /** The claimant's phone for those who answer, masked; absent when there is none. */
  phoneMasked?: string
  /** Whether the caller is the one who claims. */
  isMine: boolean
}

/** The households of a building to choose from; rooms are on every door, who lives there is not said. */
export const listRooms = defineAction<{
  placeName: string
  hasCaptain: boolean
  rooms: { path: string; room: string }[]
}>()({
  name: 'people/listRooms',
  kind: 'query',
  input: v.strictObject({
    building: v.pipe(v.string(), v.check(isPath, '请重新选择楼栋')),
  }),
  allow: { anyone: true },
})

/** The household on a slip. Says nothing of the code: that is tried by claiming. */
export const openSlip = defineAction<{ path: string; placeName: string; room: string }>()({
  name: 'people/openSlip',
  kind: 'query',
  input: v.strictObject({
    slip: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, '这个码不是户码单')),
  }),
  allow: { anyone: true },
})

/** What comes of a claim. A wrong code is an answer and not an error, so that it is counted. */
export type ClaimAnswer =
  | { outcome: 'opened'; id: string; state: ClaimState }
  | { outcome: 'wrong_code'; triesLeft: number }
  | { outcome: 'wrong_phone' }

export const claimHousehold = defineAction<ClaimAnswer>()({
  name: 'people/claimHousehold',
  kind: 'command',
  input: v.strictObject({
    household: Household,
    relation: v.picklist(['owner', 'family', 'tenant'], '请选择您和这一户的关系'),
    method: v.picklist(
      ['roster_phone', 'household_code', 'captain_vouch', 'secretary_approval'],
      '请选择一种办法',
    ),
    /** As typed or scanned; with `household_code` only. */
    code: v.optional(v.pipe(v.string(), v.maxLength(40, '户码是 8 位，请核对'))),
    /** Something for those who answer, e.g. whose daughter one is. */
    words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, '最多写 200 个字'))),
  }),
  allow: { anyone: true },
  audit: '申请认领一户',
  secret: ['code'],
})

export const withdrawClaim = defineAction<{ state: ClaimState }>()({
  name: 'people/withdrawClaim',
  kind: 'command',
  input: v.strictObject({ id: Id }),
  allow: { relations: ['claimant'] },
  audit: '撤回认领',
})

export const answerClaim = defineAction<{ state: ClaimState }>()({
  name: 'people/answerClaim',
  kind: 'command',
  input: v.strictObject({
    id: Id,
    decision: v.picklist(['confirm', 'deny'], '请选择同意还是不同意'),
    /** Needed of the secretary always, of others with a no. */
    reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, '原因最多 200 个字'))),
  }),
  allow: { relations: ['head', 'captain', 'secretary'] },
  audit: '答复认领',
})

export const appealEnding = defineAction<{ state: ClaimState }>()({
  name: 'people/appealEnding',
  kind: 'command',
  input: v.strictObject({ id: Id, words: Reason }),
  allow: { relations: ['claimant'] },
  audit: '对移出提出申诉',
})

export const getClaim = defineAction<ClaimDetail>()({
  name: 'people/getClaim',
  kind: 'query',
  input: v.strictObject({ id: Id }),
  allow: { relations: ['claimant', 'head', 'captain', 'secretary'] },
  logs: { what: '您登记住处的申请：称呼、房号、遮住的手机号', why: '核实登记' },
})

/** Claims that wait for the caller: as head, as captain, as secretary. */
export const listClaims = defineAction<Page<ClaimView>>()({
  name: 'people/listClaims',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
  logs: { what: '等答复的登记名单：称呼、房号', why: '核实登记' },
})

/** My homes with their members, and what became of my claims. */
export const getResidence = defineAction<{
  homes: ResidenceView[]
  claims: ClaimView[]
  phoneMasked?: string
  /** How many claims of others wait for my answer. */
  waiting: number
}>()({
  name: 'people/getResidence',
  kind: 'query',
  input: v.strictObject({}),
  allow: { anyone: true },
})
