/**
 * A request as one caller may see it. Words that wait for a check are shown to their writer and to
 * those who check; names of reporters to those who must reach them; satisfaction to the reporter.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { dueAtOf } from '@domain/requests/deadlines'
import { type Actor, movesFor } from '@domain/requests/next-state'
import type { PicturePicker } from '../kernel/pictures/show'
import { GUEST_NAME } from '../kernel/resident'
import { maskedRoom } from '../people/face'
import type { PersonView, RequestDetail, RequestSummary, TimelineEntry } from './contract'
import type { PersonRef, RequestDoc, RequestEventDoc } from './documents'

/** Characters of a text shown in a list. */
const EXCERPT_LENGTH = 60

/** Whether a caller may read the words (and photos) of a history entry. */
function mayRead(request: RequestDoc, viewer: Actor, seq: number, writerId: string): boolean {
  if (viewer.personId !== '' && writerId === viewer.personId) return true
  if (request.hidden.includes(seq)) return false
  const isPending = request.pending.some((one) => one.seq === seq)
  return !isPending || viewer.parts.includes('reviewer')
}

const knowsReporter = (viewer: Actor) =>
  viewer.parts.some((part) => part === 'reporter' || part === 'holder' || part === 'compound')

/** A person as shown: the reporter without a name where duty does not need it. */
function personView(ref: PersonRef, request: RequestDoc, viewer: Actor): PersonView {
  const isReporter = ref.role === null && ref.personId === request.reporterId
  if (isReporter && !knowsReporter(viewer)) return { personId: '', name: GUEST_NAME }
  return { personId: ref.personId, name: ref.name, ...(ref.role ? { role: ref.role } : {}) }
}

/** A row of a list. */
export function summaryOf(request: RequestDoc, viewer: Actor): RequestSummary {
  const isShown = mayRead(request, viewer, 1, request.reporterId)
  const dueAt = dueAtOf(request)
  const text = [...request.text]
  const excerpt = text.slice(0, EXCERPT_LENGTH).join('') + (text.length > EXCERPT_LENGTH ? '…' : '')
  return {
    id: request._id,
    no: request.no,
    category: request.category,
    excerpt: isShown ? excerpt : '',
    placeName: request.placeName,
    state: request.state,
    contentPending: request.pending.some(({ seq }) => seq === 1),
    submittedAt: request.submittedAt,
    photoCount: isShown ? request.photos.length : 0,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(request.holder ? { holder: personView(request.holder, request, viewer) } : {}),
  }
}

/** A request in full with its history, oldest entry first. */
export function detailOf(
  request: RequestDoc,
  events: readonly RequestEventDoc[],
  viewer: Actor,
  pick: PicturePicker,
): RequestDetail {
  const isShown = mayRead(request, viewer, 1, request.reporterId)
  const moves = movesFor(request, viewer)
  const { reporterId: personId, reporterName: name } = request
  const { shown, pending } = pick(request.photos, checks(request, viewer, 1))
  const later = events.flatMap(
    ({ seq, photos }) => pick(photos, checks(request, viewer, seq)).pending,
  )
  const photosPending = [...new Set([...pending, ...later])]
  const compound = ancestorAt(request.path, 'compound')
  return {
    ...summaryOf(request, viewer),
    placeName: placeNameFor(request, viewer),
    text: isShown ? textOf(request) : '',
    photos: isShown ? shown : [],
    ...(photosPending.length > 0 && { photosPending }),
    urgency: request.urgency,
    ...(compound === undefined ? {} : { compound }),
    reopenCount: request.reopenCount,
    ...(knowsReporter(viewer) ? { reporter: { personId, name } } : {}),
    timeline: events.map((event) => entryOf(event, request, viewer, pick)),
    moves,
    ...(moves.includes('review') ? { review: toReview(request, events, viewer) } : {}),
  }
}

const textOf = ({ text, spot }: RequestDoc) => (spot ? `${text}\n（具体位置：${spot}）` : text)

/** The place, with the room in full for the reporter and those whose duty needs it. */
function placeNameFor(request: RequestDoc, viewer: Actor): string {
  if (!request.room || !knowsReporter(viewer)) return request.placeName
  return request.placeName.replace(maskedRoom(request.path), request.room)
}

function toReview(request: RequestDoc, events: readonly RequestEventDoc[], viewer: Actor) {
  return request.pending
    .filter(({ by }) => by !== viewer.personId)
    .map(({ seq }) => ({
      seq,
      words: seq === 1 ? textOf(request) : (events.find((one) => one.seq === seq)?.words ?? ''),
    }))
}

/** Whether the caller checks the words of an entry, and so sees what came with them. */
const checks = (request: RequestDoc, viewer: Actor, seq: number): boolean =>
  viewer.parts.includes('reviewer') && request.pending.some((one) => one.seq === seq)

function entryOf(
  event: RequestEventDoc,
  request: RequestDoc,
  viewer: Actor,
  pick: PicturePicker,
): TimelineEntry {
  const { seq, move, state, at, actor, to, words, answer } = event
  const { shown: photos } = pick(event.photos, checks(request, viewer, seq))
  const isShown = mayRead(request, viewer, seq, actor.personId)
  const isPending = request.pending.some((one) => one.seq === seq)
  const isReporter = viewer.parts.includes('reporter')
  return {
    seq,
    move,
    state,
    at,
    actor: personView(actor, request, viewer),
    ...(to ? { to: personView(to, request, viewer) } : {}),
    ...(words !== null && isShown ? { words } : {}),
    ...(words !== null && !isShown && isPending ? { wordsPending: true } : {}),
    ...(photos.length > 0 && isShown ? { photos } : {}),
    ...(answer
      ? {
          answer: {
            solved: answer.solved,
            ...(isReporter && answer.satisfied !== null ? { satisfied: answer.satisfied } : {}),
          },
        }
      : {}),
  }
}
