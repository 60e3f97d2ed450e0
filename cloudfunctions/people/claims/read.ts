/**
 * Reading claims and households.
 * @module
 */
import {
  answerDueAt,
  askedIn,
  type HouseholdRelation,
  isPending,
  stateAt,
} from '@domain/people/claims'
import { implementQuery } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { findPage } from '../../kernel/pages'
import { maskPhone } from '../../kernel/phone'
import { residents } from '../../kernel/resident'
import type { Session } from '../../kernel/session'
import { desksOf } from '../../kernel/tasks'
import {
  type ClaimCan,
  type ClaimView,
  getClaim,
  getResidence,
  listClaims,
} from '../contract/claims'
import { getHousehold, type MemberView } from '../contract/residence'
import type { HouseholdDoc, PlaceDoc } from '../documents'
import { readPlaces } from '../face'
import { households } from '../store'
import type { ClaimDoc } from './documents'
import { placeNameOf } from './place-name'
import { claims } from './store'
import { claimTarget, householdTarget, relationsTo } from './target'

/** Claims shown on one's own page; the rest are older than anybody asks for. */
const MOST_CLAIMS = 20

/** What claims need to be shown: places by path and rooms by household. */
interface Known {
  readonly places: ReadonlyMap<string, PlaceDoc>
  readonly rooms: ReadonlyMap<string, string>
}

function viewOf(claim: ClaimDoc, { places, rooms }: Known, now: number): ClaimView {
  const { _id: id, household, claimantName, relation, method } = claim
  const state = stateAt(claim, now)
  const dueAt = state === claim.state ? answerDueAt(claim) : undefined
  return {
    id,
    household,
    placeName: placeNameOf(places, household),
    room: rooms.get(household) ?? '',
    claimantName,
    relation,
    method,
    state,
    at: claim.askedAt,
    ...(dueAt === undefined ? {} : { dueAt }),
  }
}

async function readKnown(db: Database, paths: readonly string[]): Promise<Known> {
  const ids = [...new Set(paths)]
  const [places, homes] = await Promise.all([
    readPlaces(db, ids),
    db.find(households, { _id: { in: ids } }, { limit: Math.max(1, ids.length) }),
  ])
  return { places, rooms: new Map(homes.map((home) => [home._id, home.room])) }
}

export const listClaimsAction = implementQuery(listClaims, {
  sees: true,
  async run({ db, session, now, saw }, { cursor }) {
    const page = await findPage(db, claims, { desks: { in: desksOf(session) } }, 'desc', cursor)
    // Whoever claims sits at the secretary's desk at times; their own is not theirs to answer.
    const others = page.items.filter((claim) => claim.personId !== session.personId)
    saw(others.map((claim) => claim.personId))
    const known = await readKnown(
      db,
      others.map((claim) => claim.household),
    )
    return { ...page, items: others.map((claim) => viewOf(claim, known, now)) }
  },
})

export const getClaimAction = implementQuery(getClaim, {
  target: claimTarget,
  async run(ctx, _input, doc) {
    const { db, session, now } = ctx
    const { claim, home } = doc
    const relations = relationsTo(doc, ctx)
    const isMine = relations.includes('claimant')
    const [places, [claimant]] = await Promise.all([
      readPlaces(db, [claim.household]),
      isMine ? [] : db.find(residents, { personId: claim.personId }, { limit: 1 }),
    ])
    const known = { places, rooms: new Map([[home._id, home.room]]) }
    const phone = claimant?.phone
    const state = stateAt(claim, now)
    const asked = askedIn(state)
    const isMember = home.members.some((one) => one.personId === session.personId)
    const can: [ClaimCan, boolean][] = [
      ['answer', asked !== undefined && relations.includes(asked)],
      ['withdraw', isMine && isPending(state)],
      ['appeal', isMine && state === 'ended' && !isMember],
    ]
    return {
      ...viewOf(claim, known, now),
      steps: claim.steps,
      can: can.flatMap(([move, holds]) => (holds ? [move] : [])),
      isMine,
      ...(phone ? { phoneMasked: maskPhone(phone) } : {}),
    }
  },
  reveals: (_view, { claim }) => [claim.personId],
})

async function namesOf(db: Database, homes: readonly HouseholdDoc[]) {
  const ids = [...new Set(homes.flatMap((home) => home.members.map((one) => one.personId)))]
  const window = { limit: Math.max(1, ids.length) }
  const found = await db.find(residents, { personId: { in: ids } }, window)
  return new Map(found.map((one) => [one.personId, one.name]))
}

function membersOf(home: HouseholdDoc, names: ReadonlyMap<string, string>, me: string) {
  const views = home.members.map(
    ({ personId, relation, since }): MemberView => ({
      personId,
      name: names.get(personId) ?? '',
      relation,
      since,
      isHead: home.headId === personId,
      isMe: personId === me,
    }),
  )
  return views.sort((a, b) => Number(b.isHead) - Number(a.isHead) || a.since - b.since)
}

const relationOf = (session: Session, path: string): HouseholdRelation =>
  session.households.find((one) => one.path === path)?.relation ?? 'family'

export const getResidenceAction = implementQuery(getResidence, {
  async run({ db, session, now }) {
    const { personId, phone } = session
    const paths = session.households.map((one) => one.path)
    const order = { orderBy: { field: 'order', order: 'desc' }, limit: MOST_CLAIMS } as const
    const [mine, homes, waiting] = await Promise.all([
      personId === '' ? [] : db.find(claims, { personId }, order),
      db.find(households, { _id: { in: paths } }, { limit: Math.max(1, paths.length) }),
      db.count(claims, { desks: { in: desksOf(session) } }),
    ])
    const known = await readKnown(db, [...paths, ...mine.map((claim) => claim.household)])
    const names = await namesOf(db, homes)
    return {
      homes: homes.map((home) => ({
        path: home._id,
        placeName: placeNameOf(known.places, home._id),
        room: home.room,
        relation: relationOf(session, home._id),
        isHead: home.headId === personId,
        members: membersOf(home, names, personId),
      })),
      claims: mine.map((claim) => viewOf(claim, known, now)),
      waiting,
      ...(phone ? { phoneMasked: maskPhone(phone) } : {}),
    }
  },
})

export const getHouseholdAction = implementQuery(getHousehold, {
  target: householdTarget,
  async run({ db, session }, _input, home) {
    const [places, names] = await Promise.all([readPlaces(db, [home._id]), namesOf(db, [home])])
    return {
      path: home._id,
      placeName: placeNameOf(places, home._id),
      room: home.room,
      hasHead: home.headId !== null,
      members: membersOf(home, names, session.personId),
    }
  },
  // Those who live together know each other: only who comes from outside is written down.
  reveals: (_view, home, { personId }) =>
    home.members.some((one) => one.personId === personId)
      ? []
      : home.members.map((one) => one.personId),
})
