/**
 * How a person becomes one of a household: the ways in, who is asked first, and how it ends.
 * @module
 */

/** Whose home it is to the claimant. */
export type HouseholdRelation = 'owner' | 'family' | 'tenant'

/** The ways to show that one belongs there. */
export type ClaimMethod = 'roster_phone' | 'household_code' | 'captain_vouch' | 'secretary_approval'

/** States with the words the claimant sees. */
export const CLAIM_STATE_TITLES = {
  pending_head: '等户主确认',
  pending_captain: '等楼栋长作证',
  pending_secretary: '等小区书记核实',
  approved: '已通过',
  refused: '没有通过',
  withdrawn: '已撤回',
} as const

export type ClaimState = keyof typeof CLAIM_STATE_TITLES

/** How long a head has to answer before the secretary decides, milliseconds: three days. */
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
 * The state after a move, or undefined when that person can't make it then. Only the secretary ends
 * a claim with a no; everyone else's no asks the secretary.
 */
export function nextClaimState(
  state: ClaimState,
  move: ClaimMove,
  actor: ClaimActor,
): ClaimState | undefined {
  if (!isPending(state)) return undefined
  if (move === 'withdraw') return actor === 'claimant' ? 'withdrawn' : undefined
  if (actor === 'secretary') return move === 'confirm' ? 'approved' : 'refused'
  const asked = { pending_head: 'head', pending_captain: 'captain', pending_secretary: 'secretary' }
  if (asked[state] !== actor) return undefined
  return move === 'confirm' ? 'approved' : 'pending_secretary'
}

/** Whether somebody still has to answer. */
export function isPending(
  state: ClaimState,
): state is 'pending_head' | 'pending_captain' | 'pending_secretary' {
  return state.startsWith('pending_')
}

/** Who is asked at `now`: a head who stays silent for three days passes it to the secretary. */
export function stateAt(claim: { state: ClaimState; openedAt: number }, now: number): ClaimState {
  const silent = claim.state === 'pending_head' && now >= claim.openedAt + HEAD_ANSWER_MS
  return silent ? 'pending_secretary' : claim.state
}

/** The first owner or tenant let in becomes head of an empty household; family never by itself. */
export function becomesHead(relation: HouseholdRelation, hasHead: boolean): boolean {
  return !hasHead && relation !== 'family'
}
