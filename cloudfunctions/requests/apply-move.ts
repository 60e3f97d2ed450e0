/**
 * One move on a stored request: the rule, the history entry, the new state and the messages, in one
 * transaction.
 * @module
 */
import type { RequestFacts } from '@domain/requests/facts'
import { isFinal, transitionOf } from '@domain/requests/moves'
import { type Move, nextState, outcomeOf } from '@domain/requests/next-state'
import type { RequestState } from '@domain/requests/states'
import type { CommandContext, PrepareContext } from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { keepPictures } from '../kernel/pictures/keep'
import { addSolved } from '../people/face'
import type { PersonRef, RequestDoc, RequestEventDoc } from './documents'
import { tellConcerned } from './notify'
import { actorOn, refOf } from './parts'
import { requestEvents, requests } from './store'
import { followWithTasks, pictureUse } from './tasks'

/** Words after the content check. */
export interface CheckedWords {
  readonly text: string | null
  readonly state: 'none' | 'clear' | 'pending'
}

/**
 * Checks words before a transaction.
 * @param field the form's field, for the message
 * @throws {Failure} `content_refused`
 */
export async function checkWords(
  ctx: PrepareContext,
  field: string,
  words: string | undefined,
): Promise<CheckedWords> {
  if (words === undefined) return { text: null, state: 'none' }
  const held = await requireNotRefused(ctx, 'social', [words], field)
  return { text: words, state: held ? 'pending' : 'clear' }
}

/** What a move brings along beside the rule's own facts. */
export interface MoveExtras {
  readonly words?: CheckedWords
  readonly photos?: readonly string[]
  readonly to?: PersonRef
  readonly answer?: RequestEventDoc['answer']
}

/**
 * Makes a move.
 * @throws {Failure} the rule's problem
 */
export async function applyMove(
  ctx: CommandContext,
  request: RequestDoc,
  move: Move,
  extras: MoveExtras = {},
): Promise<{ state: RequestState }> {
  const { session, now, tx } = ctx
  const result = nextState(factsOf(request), move, actorOn(session, request), now)
  if (!result.ok) throw new Failure(result.problem)
  const facts = result.value
  const part = transitionOf(request.state, move.kind, outcomeOf(move))?.by ?? 'reporter'
  const actor = refOf(session, request, part)
  const photos = [...(extras.photos ?? [])]
  await keepPictures(ctx, photos, pictureUse(request))
  await tx.add(requestEvents, eventOf(request._id, facts, move, { ...extras, photos }, actor, now))
  const holder = holderAfter(request, facts, actor, extras.to)
  const after = { ...facts, ...listFieldsOf(facts), holder }
  await tx.update(requests, request._id, after)
  await followWithTasks(tx, request, { ...request, ...after }, now)
  if (facts.solved && !request.solved) await addSolved(tx, request.compound, now)
  await tellConcerned(ctx, request, facts, move)
  ctx.note({ details: { from: request.state, to: facts.state } })
  return { state: facts.state }
}

/** The part of a request that the rules know and change. */
function factsOf(request: RequestDoc): RequestFacts {
  const { state, seq, reporterId, holderId, receiverId, submittedAt, acceptDueAt } = request
  const { resolveDueAt, answerSince, reopenCount, pending, hidden, closedAt, solved } = request
  const people = { reporterId, holderId, receiverId }
  const times = { submittedAt, acceptDueAt, resolveDueAt, answerSince, closedAt }
  return { state, seq, ...people, ...times, reopenCount, pending, hidden, solved }
}

/** What lists are found by, from the facts. */
export function listFieldsOf(facts: RequestFacts): Pick<RequestDoc, 'queue' | 'open'> {
  const waitsForAcceptance = facts.state === 'submitted' ? 'accept' : 'none'
  return {
    queue: facts.pending.length > 0 ? 'review' : waitsForAcceptance,
    open: !isFinal(facts.state),
  }
}

/** The history entry of a move. */
export function eventOf(
  requestId: string,
  facts: RequestFacts,
  move: Move,
  extras: MoveExtras,
  actor: PersonRef,
  at: number,
): RequestEventDoc {
  return {
    _id: `${requestId}.${String(facts.seq).padStart(4, '0')}`,
    requestId,
    seq: facts.seq,
    move: move.kind,
    state: facts.state,
    at,
    actor,
    to: extras.to ?? null,
    words: extras.words?.text ?? null,
    photos: [...(extras.photos ?? [])],
    answer: extras.answer ?? null,
    reviewed: move.kind === 'review' ? { seq: move.seq, decision: move.decision } : null,
  }
}

function holderAfter(
  request: RequestDoc,
  facts: RequestFacts,
  actor: PersonRef,
  to: PersonRef | undefined,
): PersonRef | null {
  if (facts.holderId === null) return null
  if (facts.holderId === request.holder?.personId && !to) return request.holder
  return to ?? actor
}
