/**
 * Choosing scrutineers: neighbours offer, the organizers choose, everybody sees who.
 * @module
 */
import { implementCommand, implementQuery } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { appointmentOver } from '../../kernel/session'
import { findPerson } from '../../people/face/offices'
import { chooseScrutineers, listScrutineers, offerScrutineer } from '../contract/scrutineers'
import { OFFICIALS } from '../contract/shared'
import type { ElectionDoc, ScrutineerDoc } from '../documents'
import { MOST_NOMINATIONS } from '../nominations/facts'
import { electionUrl } from '../pages'
import { mustBeAt } from '../stage'
import { electionTarget } from '../standing'
import { elections, nominations, scrutineerId, scrutineers, terms } from '../store'
import { isFit, type Standing } from './fit'
import { redoPoll } from './redo-poll'

/** Most offers looked at. */
const MOST_OFFERS = 100

/** @throws {Failure} `election_stage` once keys are made or voting has begun */
export function mustBeBeforeKeys(election: ElectionDoc, now: number): void {
  mustBeAt(
    election,
    now,
    'planned',
    'roll_published',
    'roll_rulings',
    'nominating',
    'qualification_review',
    'candidates_published',
    'before_voting',
  )
  if (election.fingerprint !== null) throw new Failure('election_stage')
}

/** Everybody nominated in an election; in the vote on a recall, whom it would recall. */
export async function nomineesOf(
  db: Database,
  { _id: electionId, recalls }: Pick<ElectionDoc, '_id' | 'recalls'>,
): Promise<Standing[]> {
  if (recalls === '') return db.find(nominations, { electionId }, { limit: MOST_NOMINATIONS })
  const term = await db.get(terms, recalls)
  const person = term && (await findPerson(db, term.personId))
  const households = person?.households.map(({ path }) => path) ?? []
  return term ? [{ nomineeId: term.personId, households, state: 'accepted' }] : []
}

/** Everybody who offered, in that order. */
export const offersOf = (db: Database, electionId: string): Promise<ScrutineerDoc[]> =>
  db.find(
    scrutineers,
    { electionId },
    { orderBy: { field: 'at', order: 'asc' }, limit: MOST_OFFERS },
  )

export const offerScrutineerAction = implementCommand(offerScrutineer, {
  target: electionTarget,
  prepare: ({ db }, _input, election) => nomineesOf(db, election),
  async run({ tx, session, now }, { offers }, election, nominees) {
    mustBeBeforeKeys(election, now)
    const { personId, name } = session
    const _id = scrutineerId(election._id, personId)
    const known = await tx.get(scrutineers, _id)
    if (!offers) {
      if (!known) return { offered: false }
      await tx.update(scrutineers, _id, { state: 'stepped_down' })
      const left = election.scrutineers.filter((one) => one.personId !== personId)
      if (left.length < election.scrutineers.length) {
        const next = await redoPoll(tx, election, now)
        await tx.update(elections, election._id, { scrutineers: left, ...next })
      }
      return { offered: false }
    }
    const households = session.households.map(({ path }) => path)
    if (!isFit({ personId, households }, nominees)) throw new Failure('scrutineer_candidate')
    if (known && known.state !== 'stepped_down') throw new Failure('scrutineer_offered')
    const fields = { name, households, state: 'offered' as const, at: now }
    if (known) await tx.update(scrutineers, _id, fields)
    else {
      const { path } = election
      await tx.add(scrutineers, { _id, electionId: election._id, path, personId, ...fields })
    }
    return { offered: true }
  },
})

export const chooseScrutineersAction = implementCommand(chooseScrutineers, {
  target: electionTarget,
  prepare: ({ db }, _input, election) => nomineesOf(db, election),
  async run(ctx, { people }, election, nominees) {
    const { tx, now, commandId } = ctx
    mustBeBeforeKeys(election, now)
    const { count } = election.rules.scrutineers
    if (new Set(people).size !== count || people.length !== count) {
      throw new Failure('scrutineer_count', undefined, `监票人要正好选 ${count} 名`)
    }
    const chosen = []
    for (const personId of people) {
      const one = await tx.get(scrutineers, scrutineerId(election._id, personId))
      if (!one || one.state === 'stepped_down') throw new Failure('scrutineer_count')
      if (!isFit(one, nominees)) throw new Failure('scrutineer_candidate')
      chosen.push(one)
    }
    for (const { personId } of election.scrutineers) {
      if (people.includes(personId)) continue
      await tx.update(scrutineers, scrutineerId(election._id, personId), { state: 'offered' })
    }
    for (const one of chosen) {
      await tx.update(scrutineers, one._id, { state: 'chosen' })
      await tell(tx, `${commandId}.chosen`, {
        to: one.personId,
        title: '您被选为监票人',
        body: election.title,
        url: electionUrl(election._id),
        at: now,
      })
    }
    const next = await redoPoll(tx, election, now)
    await tx.update(elections, election._id, {
      scrutineers: chosen.map(({ personId, name }) => ({ personId, name })),
      officers: election.officers.filter(({ personId }) => !people.includes(personId)),
      ...next,
    })
    return { chosen: chosen.length }
  },
})

export const listScrutineersAction = implementQuery(listScrutineers, {
  target: electionTarget,
  async run({ db, session }, _input, election) {
    const { _id, rules, path } = election
    const [offers, nominees] = await Promise.all([offersOf(db, _id), nomineesOf(db, election)])
    const canChoose = appointmentOver(session, OFFICIALS, path) !== undefined
    const people = offers
      .filter(({ state }) => state !== 'stepped_down')
      .map((one) => ({
        personId: one.personId,
        name: one.name,
        chosen: one.state === 'chosen',
        me: one.personId === session.personId,
        fit: isFit(one, nominees),
      }))
    return { needed: rules.scrutineers.count, people, canChoose }
  },
})
