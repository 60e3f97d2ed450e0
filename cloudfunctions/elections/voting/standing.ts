/**
 * What a caller is to a poll: a scrutineer of it, an officer who counts its paper, of a household on
 * its roll.
 * @module
 */
import { challengeUntil } from '@domain/elections/calendar'
import { chooseBallots, type RecordedBallot } from '@domain/elections/channels'
import { covers } from '@domain/people/path'
import type { TargetContext } from '../../kernel/action'
import type { Reader } from '../../kernel/database'
import type { Target } from '../../kernel/permission'
import type { Session } from '../../kernel/session'
import type { Envelope, SeatView } from '../contract/voting'
import type { PollDoc, PollPerson, SeatDoc } from './documents'
import { openedAs, readPoll } from './opened-poll'
import { seatId, seats } from './store'

/** A person's place in a list, or null. */
export function placeIn(people: readonly PollPerson[], personId: string): number | null {
  const place = people.findIndex((one) => one.personId === personId)
  return place < 0 ? null : place
}

/** Another officer or a scrutineer, who sees what somebody does; undefined for anybody else, and for oneself. */
export function besideOf(poll: PollDoc, personId: string, self: string): PollPerson | undefined {
  if (personId === self) return undefined
  return [...poll.officers, ...poll.scrutineers].find((one) => one.personId === personId)
}

/** Whether the caller lives in a household that lies where the poll is held. */
export function speaksFor(session: Session, path: string, household: string): boolean {
  return covers(path, household) && session.households.some((home) => home.path === household)
}

export function relationsTo(session: Session, poll: PollDoc, household?: string): string[] {
  const relations: string[] = []
  if (placeIn(poll.scrutineers, session.personId) !== null) relations.push('scrutineer')
  if (placeIn(poll.officers, session.personId) !== null) relations.push('officer')
  if (household !== undefined && speaksFor(session, poll.path, household)) relations.push('voter')
  return relations
}

/** The poll of a command or query, and what the caller is to it. */
export async function pollTarget(
  { session, reader }: TargetContext,
  input: { readonly id: string; readonly household?: string },
): Promise<Target<PollDoc>> {
  const poll = await readPoll(reader, input.id)
  const relations = relationsTo(session, poll, input.household)
  return { id: poll._id, path: poll.path, relations, doc: poll }
}

/** Whether the caller helps a household to vote at this moment; one read, for an officer only. */
export async function helpsNow(
  reader: Reader,
  session: Session,
  poll: PollDoc,
  household: string,
  now: number,
): Promise<boolean> {
  if (placeIn(poll.officers, session.personId) === null) return false
  if (poll.fingerprint === '') return false
  const { indexOf } = await openedAs(reader, poll)
  const index = indexOf.get(household)
  const seat = index === undefined ? undefined : await reader.get(seats, seatId(poll._id, index))
  const assisted = seat?.assisted
  return assisted?.helperId === session.personId && now <= assisted.until
}

/** The poll of what a household does; an officer who helps it now is as its voter. */
export async function voterTarget(
  ctx: TargetContext,
  input: { readonly id: string; readonly household: string },
): Promise<Target<PollDoc>> {
  const target = await pollTarget(ctx, input)
  const { doc, relations = [] } = target
  if (relations.includes('voter')) return target
  const helps = await helpsNow(ctx.reader, ctx.session, doc, input.household, ctx.now)
  return helps ? { ...target, relations: [...relations, 'voter'] } : target
}

/** A seat nobody has touched yet. */
export function freshSeat(poll: PollDoc, id: string, index: number, household: string): SeatDoc {
  return {
    _id: id,
    pollId: poll._id,
    index,
    household,
    building: household.split('/').slice(0, 6).join('/'),
    voted: false,
    holderId: null,
    credential: '',
    lastSequence: 0,
    ballotHash: '',
    castAt: 0,
    lastAt: 0,
    opened: [],
    assisted: null,
    paper: 'none',
    paperAt: 0,
    struck: 0,
    proxyId: null,
    withdrawn: false,
  }
}

/** The household's ballots as the rules see them, and the one that counts. */
function chosen(seat: SeatDoc): RecordedBallot | undefined {
  const { household } = seat
  const ballots: RecordedBallot[] = []
  if (seat.lastSequence > 0) ballots.push({ id: 'phone', household, channel: 'phone', height: 0 })
  if (seat.paper !== 'none') {
    const channel = seat.paper === 'own' ? 'paper' : 'proxy'
    ballots.push({ id: channel, household, channel, height: 1 })
  }
  // A phone ballot is only ever withdrawn for the paper that counts in its place.
  const withdrawn = new Set(seat.withdrawn && seat.paper !== 'none' ? ['phone'] : [])
  return chooseBallots(ballots, withdrawn).counted.get(household)
}

/** Which of a household's ballots counts as things stand. */
const countsNow = (seat: SeatDoc): SeatView['counts'] => chosen(seat)?.channel ?? 'none'

/** What becomes of a household's envelope. */
export function envelopeOf(seat: SeatDoc): Envelope {
  if (countsNow(seat) === 'phone') return 'set-aside'
  return seat.lastSequence > 0 ? 'replaces' : 'counted'
}

function holderFor({ holderId, assisted }: SeatDoc, personId: string): SeatView['holder'] {
  if (holderId === null) return 'none'
  if (holderId === personId) return 'mine'
  return assisted ? 'helper' : 'family'
}

export function seatView(seat: SeatDoc, personId: string, poll: PollDoc): SeatView {
  const { assisted } = seat
  const helps = assisted !== null && assisted.helperId === personId
  return {
    household: seat.household,
    index: seat.index,
    holder: holderFor(seat, personId),
    ...(helps && { helpsUntil: assisted.until }),
    credential: seat.credential,
    lastSequence: seat.lastSequence,
    counts: countsNow(seat),
    paper: seat.paper,
    ...(seat.paper !== 'none' && { challengeUntil: challengeUntil(poll, seat.paperAt) }),
    castAt: seat.lastSequence > 0 ? seat.castAt : null,
  }
}
