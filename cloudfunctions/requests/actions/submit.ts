/**
 * Submitting a request. One command, one request: its id comes from the command.
 * @module
 */
import { ancestorAt, levelOf, lineage } from '@domain/people/path'
import type { RegionProfile } from '@domain/region/profile'
import { CATEGORIES } from '@domain/requests/categories'
import { deadlinesOf } from '@domain/requests/deadlines'
import { type Move, nextState } from '@domain/requests/next-state'
import { requestNumber } from '@domain/requests/number'
import { type CommandContext, implementCommand, type PrepareContext } from '../../kernel/action'
import type { InputOf } from '../../kernel/contract'
import { Failure } from '../../kernel/errors'
import { digestBytes, sha256 } from '../../kernel/hash'
import { orderOf } from '../../kernel/messages'
import { keepPictures } from '../../kernel/pictures/keep'
import { namePlace, readPlaces, readRoom } from '../../people/face'
import { type CheckedWords, checkWords, eventOf, listFieldsOf } from '../apply-move'
import { submitRequest } from '../contract'
import type { RequestDoc } from '../documents'
import { requestEvents, requests } from '../store'
import { followWithTasks, pictureUse } from '../tasks'

type Input = InputOf<typeof submitRequest>

interface Prepared {
  compound: string
  placeName: string
  room: string | null
  words: CheckedWords
}

export const submit = implementCommand<typeof submitRequest, undefined, Prepared>(submitRequest, {
  async prepare(ctx, input) {
    const place = await resolvePlace(ctx, input.path)
    await ctx.inspectPictures(input.photos, 'social')
    const written = input.spot ? `${input.text}\n${input.spot}` : input.text
    return { ...place, words: await checkWords(ctx, 'text', written) }
  },
  async run(ctx, input, _doc, prepared) {
    const request = newRequest(ctx, input, prepared)
    const { personId, name } = ctx.session
    await keepPictures(ctx, input.photos, pictureUse(request.doc))
    await ctx.tx.add(requests, request.doc)
    const actor = { personId, name, role: null }
    await ctx.tx.add(
      requestEvents,
      eventOf(request.doc._id, request.doc, request.move, {}, actor, ctx.now),
    )
    await followWithTasks(ctx.tx, null, request.doc, ctx.now)
    const { _id: id, no, category } = request.doc
    ctx.note({ target: id, path: input.path, details: { to: 'submitted', category } })
    return { id, no, contentPending: prepared.words.state === 'pending' }
  },
})

/**
 * The place in words.
 * @throws {Failure} `place_too_wide`, `place_not_found`, `not_your_home`
 */
async function resolvePlace(
  { db, session }: PrepareContext,
  path: string,
): Promise<Omit<Prepared, 'words'>> {
  if (!ancestorAt(path, 'compound')) throw placeFailure('place_too_wide')
  const isHome = levelOf(path) === 'household'
  if (isHome && !session.households.some((one) => one.path === path)) {
    throw placeFailure('not_your_home')
  }
  const place = namePlace(await readPlaces(db, [path]), path)
  if (!place) throw placeFailure('place_not_found')
  const room = isHome ? await readRoom(db, path) : null
  return { compound: place.compound, placeName: place.name, room }
}

function placeFailure(reason: 'place_too_wide' | 'place_not_found' | 'not_your_home'): Failure {
  return new Failure(reason, { path: new Failure(reason).message })
}

function newRequest(
  { session, now, region, commandId }: CommandContext,
  input: Input,
  { compound, placeName, room, words }: Prepared,
): { doc: RequestDoc; move: Move } {
  const _id = `r${sha256(`request\n${commandId}`).slice(0, 24)}`
  const { urgency } = CATEGORIES[input.category]
  const { rules, provisional, acceptDueAt, resolveDueAt } = deadlinesOf(urgency, now, region)
  const move: Move = { kind: 'submit', acceptDueAt, resolveDueAt, words: words.state }
  const actor = { personId: session.personId, parts: ['reporter'] } as const
  const first = nextState(null, move, actor, now)
  if (!first.ok) throw new Failure(first.problem)
  const doc: RequestDoc = {
    _id,
    no: numberOf(region, now, commandId),
    order: orderOf(now, _id),
    category: input.category,
    urgency,
    text: input.text,
    spot: input.spot ?? '',
    photos: input.photos,
    path: input.path,
    compound,
    within: lineage(input.path),
    placeName,
    room,
    reporterName: session.name,
    holder: null,
    rules,
    provisional,
    ...first.value,
    ...listFieldsOf(first.value),
  }
  return { doc, move }
}

const numberOf = (region: RegionProfile, now: number, commandId: string) =>
  requestNumber(region.numberPrefix, now, digestBytes(`number\n${commandId}`, 5))
