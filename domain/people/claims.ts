/**
 * How a person becomes one of a household: the ways in, who is asked first, and how it ends.
 * @module
 */

/** Whose home it is to the claimant. */
export type HouseholdRelation = 'owner' | 'family' | 'tenant'

/** The ways to show that one belongs there. */
export type ClaimMethod = 'roster_phone' | 'household_code' | 'captain_vouch' | 'secretary_approval'

/** Whose home it is, in the words of a form. */
export const RELATION_TITLES = {
  owner: '我是业主',
  family: '我是家人',
  tenant: '我是租户',
} as const satisfies Record<HouseholdRelation, string>

/** States with the words the claimant sees; the last two end a membership that was. */
export const CLAIM_STATE_TITLES = {
  pending_head: '等户主确认',
  pending_captain: '等楼栋长作证',
  pending_secretary: '等小区书记核实',
  approved: '已通过',
  refused: '没有通过',
  withdrawn: '已撤回',
  left: '已退出这一户',
  ended: '已被移出这一户',
} as const

export type ClaimState = keyof typeof CLAIM_STATE_TITLES

/** How long a head or a captain has to answer before the secretary decides, milliseconds: three days. */
export const HEAD_ANSWER_MS = 3 * 24 * 60 * 60 * 1000

/** What is known when a claim is made. */
export interface ClaimFacts {
  method: ClaimMethod
  /** Whether the code or the phone was right; undefined for the other two ways. */
  proven?: boolean
  /** Whether the household has a head already. */
  hasHead: boolean
}

/**
 * Where a new claim starts. A proof by code or phone opens an empty household at once; where a head
 * lives, the head is asked first whatever the proof, since a slip can be found in the stairwell.
 * @returns undefined when the proof was wrong: no claim comes of it
 */
export function openClaim(facts: ClaimFacts): ClaimState | undefined {
  const needsProof = facts.method === 'roster_phone' || facts.method === 'household_code'
  if (needsProof && facts.proven !== true) return undefined
  if (facts.hasHead) return 'pending_head'
  if (needsProof) return 'approved'
  return facts.method === 'captain_vouch' ? 'pending_captain' : 'pending_secretary'
}

/** Who can act on a claim. */
export type ClaimActor = 'head' | 'captain' | 'secretary' | 'claimant'

/** What they can do; the head's and the captain's no is a dispute, not an end. */
export type ClaimMove = 'confirm' | 'deny' | 'withdraw'

/**
 * The state after a move, or undefined when that person can't make it then: only who is asked answers,
 * so that no secretary passes over a head who still has time. Only the secretary ends a claim with a
 * no; everyone else's no asks the secretary.
 */
export function nextClaimState(
  state: ClaimState,
  move: ClaimMove,
  actor: ClaimActor,
  hasHead = false,
): ClaimState | undefined {
  if (!isPending(state)) return undefined
  if (move === 'withdraw') return actor === 'claimant' ? 'withdrawn' : undefined
  if (ASKED[state] !== actor) return undefined
  // Somebody became head while the captain thought it over: the head is asked after all.
  if (move === 'confirm') return actor === 'captain' && hasHead ? 'pending_head' : 'approved'
  return actor === 'secretary' ? 'refused' : 'pending_secretary'
}

/** Who answers in each of the states that wait. */
const ASKED = {
  pending_head: 'head',
  pending_captain: 'captain',
  pending_secretary: 'secretary',
} as const satisfies Partial<Record<ClaimState, ClaimActor>>

type PendingState = keyof typeof ASKED

/** Whether somebody still has to answer. */
export function isPending(state: ClaimState): state is PendingState {
  return state in ASKED
}

/** Who answers a claim in a state; undefined when nobody has to. */
export function askedIn(state: ClaimState): 'head' | 'captain' | 'secretary' | undefined {
  return isPending(state) ? ASKED[state] : undefined
}

/** Until when the one who is asked has time; the secretary has no deadline that passes it on. */
export function answerDueAt(claim: { state: ClaimState; askedAt: number }): number | undefined {
  const passesOn = claim.state === 'pending_head' || claim.state === 'pending_captain'
  return passesOn ? claim.askedAt + HEAD_ANSWER_MS : undefined
}

/** The state at `now`: a head or a captain who stays silent for three days passes it to the secretary. */
export function stateAt(claim: { state: ClaimState; askedAt: number }, now: number): ClaimState {
  const due = answerDueAt(claim)
  return due !== undefined && now >= due ? 'pending_secretary' : claim.state
}

/** Claims a person may open in a day: enough for a family's homes, too few to pester a building. */
export const MAX_CLAIMS_PER_DAY = 5

/** The first owner or tenant let in becomes head of an empty household; family never by itself. */
export function becomesHead(relation: HouseholdRelation, hasHead: boolean): boolean {
  return !hasHead && relation !== 'family'
}
