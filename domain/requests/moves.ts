/**
 * The state machine of a request, as data: who may make which move from which state, and where it
 * leads.
 * @module
 */
import { FINAL_STATES, REQUEST_STATES, type RequestMove, type RequestState } from './states'

/** What a person is to a request when they make a move. */
export type Part =
  /** Who reported it. */
  | 'reporter'
  /** Who holds it now, in office. */
  | 'holder'
  /** Grid workers and the branch secretary of its compound. */
  | 'compound'
  /** Who may decide about words that wait for a person. */
  | 'reviewer'

/** Moves whose effect depends on an answer are split by it. */
export type Outcome = 'solved' | 'not_solved' | 'pass' | 'reject' | 'reject_request'

export interface Transition {
  readonly move: RequestMove
  readonly outcome?: Outcome
  /** The state before; `null` is a request that does not exist yet. */
  readonly from: readonly (RequestState | null)[]
  /** The state after; `same` leaves it. */
  readonly to: RequestState | 'same'
  readonly by: Part
}

export const TRANSITIONS: readonly Transition[] = [
  { move: 'submit', from: [null], to: 'submitted', by: 'reporter' },
  { move: 'accept', from: ['submitted'], to: 'accepted', by: 'compound' },
  { move: 'refuse', from: ['submitted'], to: 'not_accepted', by: 'compound' },
  {
    move: 'dispatch',
    from: ['accepted', 'dispatched', 'in_progress', 'reopened'],
    to: 'dispatched',
    by: 'compound',
  },
  { move: 'sign', from: ['dispatched'], to: 'in_progress', by: 'holder' },
  {
    move: 'resolve',
    from: ['accepted', 'in_progress', 'reopened'],
    to: 'resolution_submitted',
    by: 'holder',
  },
  {
    move: 'answer',
    outcome: 'solved',
    from: ['resolution_submitted'],
    to: 'closed',
    by: 'reporter',
  },
  {
    move: 'answer',
    outcome: 'not_solved',
    from: ['resolution_submitted'],
    to: 'reopened',
    by: 'reporter',
  },
  {
    move: 'withdraw',
    from: ['submitted', 'accepted', 'dispatched', 'in_progress', 'reopened'],
    to: 'withdrawn',
    by: 'reporter',
  },
  // A request whose own text can't be shown can't be handled.
  {
    move: 'review',
    outcome: 'reject_request',
    from: ['submitted'],
    to: 'not_accepted',
    by: 'reviewer',
  },
  // Other words may have to be judged after everything else is over; the state stays as it is.
  { move: 'review', outcome: 'pass', from: REQUEST_STATES, to: 'same', by: 'reviewer' },
  { move: 'review', outcome: 'reject', from: REQUEST_STATES, to: 'same', by: 'reviewer' },
]

/** The transition of a move from a state, or undefined when there is none. */
export function transitionOf(
  state: RequestState | null,
  move: RequestMove,
  outcome?: Outcome,
): Transition | undefined {
  return TRANSITIONS.find(
    (one) => one.move === move && one.outcome === outcome && one.from.includes(state),
  )
}

/** Whether nothing more happens by itself in a state. */
export const isFinal = (state: RequestState): boolean => FINAL_STATES.includes(state)
