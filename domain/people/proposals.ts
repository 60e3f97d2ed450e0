/**
 * The life of a proposal to appoint somebody or to end an office: it waits for a second person's yes
 * and lapses by itself.
 * @module
 */
import { conflictBetween, type Party } from './appointing'

/** Stored states, and `lapsed`, which follows from the clock and is never stored. */
export const PROPOSAL_STATE_TITLES = {
  pending: '等第二人确认',
  confirmed: '已确认',
  refused: '没有同意',
  withdrawn: '已撤回',
  lapsed: '过期未办',
} as const

export type ProposalState = keyof typeof PROPOSAL_STATE_TITLES
export type StoredProposalState = Exclude<ProposalState, 'lapsed'>

/** What the clock makes of a stored state. */
export function proposalStateAt(
  proposal: { state: StoredProposalState; expiresAt: number },
  now: number,
): ProposalState {
  return proposal.state === 'pending' && now >= proposal.expiresAt ? 'lapsed' : proposal.state
}

/** Who stands how to a proposal. */
export interface ProposalParties {
  /** Person id of who proposed it. */
  readonly proposer: string
  /** Whom it is about. */
  readonly person: Party
}

/**
 * Whether somebody may say yes or no as the second person: not to what they proposed, nor to what is
 * about themselves or those they live with.
 */
export function mayDecide(actor: Party, { proposer, person }: ProposalParties): boolean {
  return actor.personId !== proposer && conflictBetween(actor, person) === undefined
}
