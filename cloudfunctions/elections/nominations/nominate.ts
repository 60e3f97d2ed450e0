/**
 * Proposing somebody: oneself, a neighbour together with other households, or for branch or committee.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { type CommandContext, implementCommand } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { orderOf, tell } from '../../kernel/messages'
import { appointmentOver, type Session } from '../../kernel/session'
import { openTask } from '../../kernel/tasks'
import { findMember, type Member } from '../../people/face'
import { joinNomination, nominate } from '../contract/nomination'
import { OFFICIALS } from '../contract/shared'
import type { ElectionDoc, NominationWay } from '../documents'
import { nominateUrl } from '../pages'
import { mustBeAt } from '../stage'
import { electionTarget, householdsIn } from '../standing'
import { nominationId, nominations, supportId, supports } from '../store'
import { nominationTarget } from './target'

/** In what name the caller proposes: their own household first, their office where they have none. */
function wayOf(session: Session, path: string, self: boolean): NominationWay {
  const lives = householdsIn(session, path).length > 0
  if (self) {
    if (!lives) throw new Failure('forbidden')
    return 'self'
  }
  const held = appointmentOver(session, OFFICIALS, path)
  if (held) return held.role === 'branch_secretary' ? 'party_branch' : 'residents_committee'
  return 'joint'
}

async function join(ctx: CommandContext, nomination: string, household: string): Promise<void> {
  const { tx, session, now } = ctx
  const _id = supportId(nomination, household)
  if (await tx.get(supports, _id)) throw new Failure('joined_already')
  const { personId } = session
  await tx.add(supports, { _id, nominationId: nomination, household, personId, at: now })
}

/** Asks the nominee, unless they proposed themselves. */
async function ask(ctx: CommandContext, election: ElectionDoc, id: string, to: string) {
  const { tx, now, commandId } = ctx
  const about = { title: '有人提名您参选', url: nominateUrl(election._id), at: now }
  await openTask(tx, {
    _id: `election.nominee.${id}`,
    desks: [`person@${to}`],
    kind: 'election',
    ...about,
    detail: `${election.title}：请答复接受还是不接受`,
    dueAt: election.calendar.nomination?.until ?? now,
    goneAt: election.calendar.nomination?.until ?? now,
  })
  await tell(tx, `${commandId}.asked`, { to, body: election.title, ...about })
}

export const nominateAction = implementCommand(nominate, {
  target: electionTarget,
  async prepare({ db, now }, { nominee }, election): Promise<Member | undefined> {
    mustBeAt(election, now, 'nominating')
    if (!nominee) return undefined
    // A nominee lives where the vote is held; only a building has rooms to name.
    const building = ancestorAt(election.path, 'building') ?? election.path
    const found = await findMember(db, building, nominee.room, nominee.name)
    if (!found) throw new Failure('nominee_not_found')
    return found
  },
  async run(ctx, _input, election, found) {
    const { tx, session, now } = ctx
    mustBeAt(election, now, 'nominating')
    const self = !found || found.personId === session.personId
    const way = wayOf(session, election.path, self)
    const own = householdsIn(session, election.path)
    const person = self ? { personId: session.personId, name: session.name } : found
    const homes = found?.households ?? session.households.map(({ path }) => path)
    const _id = nominationId(election._id, person.personId)
    const known = await tx.get(nominations, _id)
    if (known) {
      // Whom a neighbour proposed stands on their own if they want to: nobody is kept from it by that.
      if (!self || known.way !== 'joint' || known.review) throw new Failure('nominated_already')
      const again = known.state === 'declined' ? { state: 'proposed' as const } : {}
      await tx.update(nominations, _id, { way, ...again })
      ctx.note({ details: { way } })
      return { nomination: _id }
    }
    await tx.add(nominations, {
      _id,
      electionId: election._id,
      path: election.path,
      nomineeId: person.personId,
      name: person.name,
      households: [...homes],
      way,
      proposedBy: session.personId,
      proposedAt: now,
      state: 'proposed',
      acceptedAt: null,
      statement: '',
      photo: '',
      statementHeld: false,
      facts: null,
      review: null,
      appeal: null,
      order: orderOf(now, _id),
    })
    if (way === 'joint' && own[0]) await join(ctx, _id, own[0])
    if (!self) await ask(ctx, election, _id, person.personId)
    ctx.note({ details: { way } })
    return { nomination: _id }
  },
})

export const joinNominationAction = implementCommand(joinNomination, {
  target: nominationTarget,
  async run(ctx, _input, { nomination, election }) {
    mustBeAt(election, ctx.now, 'nominating')
    if (nomination.way !== 'joint' || nomination.state === 'declined') {
      throw new Failure('nomination_state')
    }
    const [home] = householdsIn(ctx.session, election.path)
    if (!home) throw new Failure('forbidden')
    await join(ctx, nomination._id, home)
    return { joined: true as const }
  },
})
