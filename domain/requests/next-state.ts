/**
 * One move of a request: whether it is allowed, and what the request is afterwards.
 *
 * Error model: what a person can do wrong comes back as a problem; a history that no person can have
 * made (a move without its request) throws.
 * @module
 */
import { failure, type Result, success } from '../result'
import type { PendingWords, RequestFacts } from './facts'
import { isFinal, type Outcome, type Part, transitionOf } from './moves'
import type { RequestMove } from './states'

/** Who makes a move: person id and everything they are to the request. */
export interface Actor {
  readonly personId: string
  readonly parts: readonly Part[]
}

interface WithWords {
  /** Whether the move carries words, and whether they wait for a person's check. */
  readonly words?: 'none' | 'clear' | 'pending'
}

/** A move with what it needs. */
export type Move = WithWords &
  (
    | { readonly kind: 'submit'; readonly acceptDueAt: number; readonly resolveDueAt: number }
    | { readonly kind: 'accept' | 'refuse' | 'sign' | 'resolve' | 'withdraw' }
    | { readonly kind: 'dispatch'; readonly to: string }
    | { readonly kind: 'answer'; readonly solved: 'yes' | 'partly' | 'no' }
    | { readonly kind: 'review'; readonly seq: number; readonly decision: 'pass' | 'reject' }
  )

export type Problem =
  /** The request is not in a state from which this move leads anywhere. */
  | 'wrong_state'
  /** It is over. */
  | 'final'
  /** Someone else's move. */
  | 'not_your_move'
  /** Its words must be checked by a person first. */
  | 'content_pending'
  /** The move needs words. */
  | 'words_needed'
  /** It is already with that person. */
  | 'already_with_them'
  /** Nothing to check under that number. */
  | 'nothing_to_review'
  /** Nobody checks their own words. */
  | 'own_words'

/** The branch of the table a move takes. `partly` is not solved: half a lamp is dark. */
export function outcomeOf(move: Move): Outcome | undefined {
  if (move.kind === 'answer') return move.solved === 'yes' ? 'solved' : 'not_solved'
  if (move.kind !== 'review') return undefined
  return move.decision === 'reject' && move.seq === 1 ? 'reject_request' : move.decision
}

/**
 * The request after a move, or why it may not be made.
 * @param facts the request; null for `submit`
 * @param now epoch milliseconds
 */
export function nextState(
  facts: RequestFacts | null,
  move: Move,
  actor: Actor,
  now: number,
): Result<RequestFacts, Problem> {
  const transition = transitionOf(facts?.state ?? null, move.kind, outcomeOf(move))
  if (!transition) return failure(facts && isFinal(facts.state) ? 'final' : 'wrong_state')
  if (!actor.parts.includes(transition.by)) return failure('not_your_move')
  const problem = facts && problemOf(facts, move, actor)
  return problem ? failure(problem) : success(advance(facts, move, actor.personId, now))
}

function problemOf(facts: RequestFacts, move: Move, actor: Actor): Problem | undefined {
  const hasWords = move.words === 'clear' || move.words === 'pending'
  switch (move.kind) {
    case 'accept':
      return ownTextPending(facts) ? 'content_pending' : undefined
    case 'refuse':
      if (ownTextPending(facts)) return 'content_pending'
      return hasWords ? undefined : 'words_needed'
    case 'dispatch':
      return facts.state !== 'reopened' && facts.state !== 'accepted' && facts.holderId === move.to
        ? 'already_with_them'
        : undefined
    case 'resolve':
      return hasWords ? undefined : 'words_needed'
    case 'answer':
      return move.solved !== 'yes' && !hasWords ? 'words_needed' : undefined
    case 'review': {
      const words = facts.pending.find((one) => one.seq === move.seq)
      if (!words) return 'nothing_to_review'
      if (words.by === actor.personId) return 'own_words'
      return move.decision === 'reject' && !hasWords ? 'words_needed' : undefined
    }
    default:
      return undefined
  }
}

const ownTextPending = (facts: RequestFacts) => facts.pending.some(({ seq }) => seq === 1)

/**
 * The request after a move that was allowed. Replaying a history through it gives the request again.
 * @throws {Error} when the first entry is no `submit`
 */
export function advance(
  facts: RequestFacts | null,
  move: Move,
  by: string,
  now: number,
): RequestFacts {
  if (move.kind === 'submit') {
    const first: RequestFacts = {
      state: 'submitted',
      seq: 1,
      reporterId: by,
      holderId: null,
      receiverId: null,
      submittedAt: now,
      acceptDueAt: move.acceptDueAt,
      resolveDueAt: move.resolveDueAt,
      answerSince: null,
      reopenCount: 0,
      pending: [],
      hidden: [],
      closedAt: null,
      solved: null,
    }
    return withWords(first, move, by)
  }
  if (!facts) throw new Error(`${move.kind} without a request: a history starts with submit`)
  const to = transitionOf(facts.state, move.kind, outcomeOf(move))?.to
  if (!to) throw new Error(`no ${move.kind} from ${facts.state}: the history is broken`)
  const moved = { ...facts, seq: facts.seq + 1, state: to === 'same' ? facts.state : to }
  const after = { ...moved, ...effectOf(facts, move, by, now) }
  return withWords(after, move, by)
}

/** What a move changes beside the state. */
function effectOf(
  facts: RequestFacts,
  move: Exclude<Move, { kind: 'submit' }>,
  by: string,
  now: number,
): Partial<RequestFacts> {
  switch (move.kind) {
    case 'accept':
      return { holderId: by, receiverId: by }
    case 'refuse':
      return { closedAt: now }
    case 'dispatch':
      return { holderId: move.to }
    case 'sign':
      return {}
    case 'resolve':
      return { answerSince: now }
    case 'answer':
      return move.solved === 'yes'
        ? { solved: true, closedAt: now, answerSince: null, holderId: null }
        : {
            solved: false,
            reopenCount: facts.reopenCount + 1,
            answerSince: null,
            // The time the reporter took is given back, no more: handing in nothing gains nothing.
            resolveDueAt: facts.resolveDueAt + (now - (facts.answerSince ?? now)),
          }
    case 'withdraw':
      // Nobody needs to judge words of something that is no longer asked for.
      return { closedAt: now, holderId: null, pending: [], hidden: hiddenWith(facts) }
    case 'review':
      return reviewed(facts, move.seq, move.decision, now)
  }
}

const hiddenWith = (facts: RequestFacts) => [
  ...facts.hidden,
  ...facts.pending.map(({ seq }) => seq),
]

function reviewed(
  facts: RequestFacts,
  seq: number,
  decision: 'pass' | 'reject',
  now: number,
): Partial<RequestFacts> {
  const pending = facts.pending.filter((one) => one.seq !== seq)
  if (decision === 'pass') return { pending }
  const hidden = [...facts.hidden, seq]
  return seq === 1 ? { pending, hidden, closedAt: now } : { pending, hidden }
}

function withWords(facts: RequestFacts, move: Move, by: string): RequestFacts {
  if (move.words !== 'pending') return facts
  const words: PendingWords = { seq: facts.seq, by }
  // What is said on leaving is for nobody's desk.
  if (move.kind === 'withdraw') return { ...facts, hidden: [...facts.hidden, facts.seq] }
  return { ...facts, pending: [...facts.pending, words] }
}

const SIMPLE_MOVES: readonly RequestMove[] = [
  'accept',
  'refuse',
  'dispatch',
  'sign',
  'resolve',
  'answer',
  'withdraw',
  'review',
]

/** The moves someone may make now. */
export function movesFor(facts: RequestFacts, actor: Actor): RequestMove[] {
  return SIMPLE_MOVES.filter((move) => {
    if (move === 'review') {
      return (
        actor.parts.includes('reviewer') && facts.pending.some(({ by }) => by !== actor.personId)
      )
    }
    if ((move === 'accept' || move === 'refuse') && ownTextPending(facts)) return false
    const outcome = move === 'answer' ? 'solved' : undefined
    const transition = transitionOf(facts.state, move, outcome)
    return transition !== undefined && actor.parts.includes(transition.by)
  })
}
