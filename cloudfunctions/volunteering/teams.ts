/**
 * Teams: founding, approving, joining, leading, leaving.
 * @module
 */
import {
  answerAsker,
  askToJoin,
  leaveTeam,
  nextLeader,
  nextTeamState,
  openTeamMoves,
  type TeamProblem,
  type TeamState,
} from '@domain/volunteering/team'
import { type CommandContext, implementCommand, implementQuery } from '../kernel/action'
import { requireNotRefused, requirePass } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { orderOf, tell } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import { appointmentOver, type Session } from '../kernel/session'
import { closeTask, openTask, personDesk, roleDesks } from '../kernel/tasks'
import { cardOf } from './cards'
import * as c from './contract'
import { APPROVERS } from './contract/shared'
import type { TeamDoc } from './documents'
import { compoundsSeen, compoundTarget, livesIn, teamTarget } from './standing'
import { activities, teams } from './store'

const FAILURES = {
  wrong_state: 'team_state',
  own_team: 'own_team',
  not_your_part: 'forbidden',
  in_already: 'team_member',
  not_in: 'team_member',
  team_is_big: 'team_crowded',
  leader_stays: 'team_leader_stays',
} as const satisfies Record<TeamProblem, string>

/** Teams of one person, and those among them that wait for an answer at once. */
const MOST_OF_ONE = 100
const MOST_PROPOSED = 3
/** Activities on a team's page. */
const LATEST = 10

const teamUrl = (id: string) => `/features/volunteering/pages/team/index?id=${id}`
const approveTask = (id: string) => `team.${id}`
const askerTask = (id: string, personId: string) => `team.${id}.${personId}`

const partsIn = (session: Session, team: TeamDoc) => ({
  leads: session.personId !== '' && team.leaderId === session.personId,
  approves: appointmentOver(session, APPROVERS, team.compound) !== undefined,
})

const membersOf = ({ members }: TeamDoc) => members.filter((one) => one.state === 'member')
const peopleOf = (members: TeamDoc['members']) =>
  members.filter((one) => one.state === 'member').map((one) => one.personId)

function teamCard(team: TeamDoc, session: Session, compoundName = ''): c.TeamCard {
  const { _id: id, name, about, leaderName, state } = team
  const own = team.members.find((one) => one.personId === session.personId)?.state ?? null
  const mine = partsIn(session, team).leads ? 'leader' : own
  return {
    ...{ id, compoundName, name, about, leaderName, state, mine },
    members: membersOf(team).length,
  }
}

/** Whether somebody may see it: what is not approved is for its founder and those who approve. */
function isSeen(team: TeamDoc, session: Session): boolean {
  const { leads, approves } = partsIn(session, team)
  return team.state === 'active' || team.state === 'dissolved' || leads || approves
}

export const listTeamsAction = implementQuery(c.listTeams, {
  async run({ db, session }, { cursor }) {
    const { paths, nameOf } = await compoundsSeen(db, session)
    const compound = { in: paths }
    const page = await findPage(db, teams, { compound }, 'desc', cursor)
    const items = page.items.filter((one) => isSeen(one, session))
    const canFound = session.households.length > 0
    const cards = items.map((one) => teamCard(one, session, nameOf(one.compound)))
    return { ...page, items: cards, canFound }
  },
})

export const getTeamAction = implementQuery<typeof c.getTeam, TeamDoc>(c.getTeam, {
  target: teamTarget,
  async run({ db, session }, _input, team): Promise<c.TeamDetail> {
    if (!isSeen(team, session)) throw new Failure('team_not_found')
    const parts = partsIn(session, team)
    const inside = team.people.includes(session.personId) || parts.approves
    const orderBy = { field: 'order', order: 'desc' } as const
    const found = await db.find(activities, { teamId: team._id }, { orderBy, limit: LATEST })
    const own = team.members.some((one) => one.personId === session.personId)
    return {
      ...teamCard(team, session),
      reason: parts.leads || parts.approves ? team.reason : '',
      moves: openTeamMoves(team.state, parts),
      canJoin: team.state === 'active' && !own && livesIn(session, team.compound),
      people: (inside ? membersOf(team) : []).map(({ personId: person, name }) => ({
        ...{ person, name },
        leads: person === team.leaderId,
      })),
      askers: (parts.leads ? team.members : [])
        .filter((one) => one.state === 'asked')
        .map(({ personId: person, name }) => ({ person, name })),
      activities: found
        .filter((one) => !['draft', 'returned'].includes(one.state))
        .map((one) => cardOf(one, session)),
    }
  },
})

export const foundTeamAction = implementCommand<typeof c.foundTeam, undefined, void>(c.foundTeam, {
  target: compoundTarget,
  async prepare(ctx, { name, about }) {
    const { personId } = ctx.session
    const mine = await ctx.db.find(teams, { people: personId }, { limit: MOST_OF_ONE })
    const waits = mine.filter((one) => one.leaderId === personId && one.state === 'proposed')
    if (waits.length >= MOST_PROPOSED) throw new Failure('asked_enough')
    // What is unsure waits for its approver, who reads it before anybody else does.
    await requireNotRefused(ctx, 'forum', [name, about])
  },
  async run(ctx, { compound, name, about }) {
    const { tx, now, session, commandId } = ctx
    const { personId, name: leaderName } = session
    const _id = commandId.slice(0, 24)
    const state: TeamState = 'proposed'
    await tx.add(teams, {
      ...{ _id, compound, name, about, state, leaderId: personId, leaderName, reason: '' },
      order: orderOf(now, _id),
      members: [{ personId, name: leaderName, at: now, state: 'member' }],
      people: [personId],
      updatedAt: now,
    })
    await openTask(tx, {
      _id: approveTask(_id),
      desks: roleDesks(APPROVERS, compound),
      kind: 'team_to_approve',
      title: '有一支志愿服务队等您批准',
      detail: name,
      url: teamUrl(_id),
      at: now,
      askedBy: personId,
    })
    ctx.note({ target: _id, path: compound })
    return { team: _id, state }
  },
})

const TOLD = {
  active: '您发起的志愿服务队批准了，可以招人了',
  refused: '您发起的志愿服务队没有批准',
  dissolved: '志愿服务队解散了',
} as const

export const moveTeamAction = implementCommand<typeof c.moveTeam, TeamDoc, void>(c.moveTeam, {
  target: teamTarget,
  async prepare(ctx, { move, reason }) {
    if (move === 'refuse' && reason === undefined) throw new Failure('words_needed')
    await requirePass(ctx, 'comment', [reason])
  },
  async run(ctx, { move, reason = '' }, team) {
    const { tx, now, session, commandId } = ctx
    const next = nextTeamState(team.state, move, partsIn(session, team))
    if (!next.ok) throw new Failure(FAILURES[next.problem])
    const state = next.value
    await tx.update(teams, team._id, { state, reason, updatedAt: now })
    await closeTask(tx, approveTask(team._id))
    for (const one of team.members) {
      if (one.state === 'asked') await closeTask(tx, askerTask(team._id, one.personId))
    }
    const people = state === 'dissolved' ? team.people : [team.leaderId]
    for (const to of people) {
      if (to === session.personId || state === 'proposed') continue
      const told = { to, title: TOLD[state], body: team.name, url: teamUrl(team._id), at: now }
      await tell(tx, commandId, told)
    }
    ctx.note({ details: { from: team.state, to: state } })
    return { state }
  },
})

/** Asks a team's leader about one who wants to join. */
async function askLeader(
  { tx }: CommandContext,
  team: Pick<TeamDoc, '_id' | 'name' | 'leaderId'>,
  { personId, name, at }: Pick<TeamDoc['members'][number], 'personId' | 'name' | 'at'>,
): Promise<void> {
  await openTask(tx, {
    _id: askerTask(team._id, personId),
    desks: [personDesk(team.leaderId)],
    kind: 'asker_to_answer',
    title: `${name}想加入您的志愿服务队`,
    detail: team.name,
    url: teamUrl(team._id),
    at,
  })
}

export const joinTeamAction = implementCommand<typeof c.joinTeam, TeamDoc>(c.joinTeam, {
  target: teamTarget,
  async run(ctx, _input, team) {
    const { tx, now, session } = ctx
    const { personId, name } = session
    const who = { personId, name, at: now, state: 'asked' as const }
    const asked = askToJoin(team.state, team.members, who)
    if (!asked.ok) throw new Failure(FAILURES[asked.problem])
    await tx.update(teams, team._id, { members: asked.value, updatedAt: now })
    await askLeader(ctx, team, who)
    return { asked: true as const }
  },
})

async function putMembers({ tx, now }: CommandContext, team: TeamDoc, members: TeamDoc['members']) {
  await tx.update(teams, team._id, { members, people: peopleOf(members), updatedAt: now })
}

export const answerAskerAction = implementCommand<typeof c.answerAsker, TeamDoc>(c.answerAsker, {
  target: teamTarget,
  async run(ctx, { person, accept }, team) {
    const answered = answerAsker(team.members, person, accept)
    if (!answered.ok) throw new Failure(FAILURES[answered.problem])
    await putMembers(ctx, team, answered.value)
    await closeTask(ctx.tx, askerTask(team._id, person))
    await tell(ctx.tx, ctx.commandId, {
      to: person,
      title: accept ? '您加入志愿服务队了，欢迎' : '队长没有同意您入队，可以看看别的队伍',
      body: team.name,
      url: teamUrl(team._id),
      at: ctx.now,
    })
    return { answered: true as const }
  },
})

export const leaveTeamAction = implementCommand<typeof c.leaveTeam, TeamDoc>(c.leaveTeam, {
  target: teamTarget,
  async run(ctx, _input, team) {
    const { personId } = ctx.session
    const left = leaveTeam(team.members, personId, team.leaderId)
    if (!left.ok) throw new Failure(FAILURES[left.problem])
    await putMembers(ctx, team, left.value)
    await closeTask(ctx.tx, askerTask(team._id, personId))
    return { left: true as const }
  },
})

export const handOverTeamAction = implementCommand<typeof c.handOverTeam, TeamDoc>(c.handOverTeam, {
  target: teamTarget,
  async run(ctx, { person }, team) {
    const { tx, now, commandId } = ctx
    if (team.state !== 'active') throw new Failure('team_state')
    const next = nextLeader(team.members, person, team.leaderId)
    if (!next.ok) throw new Failure(FAILURES[next.problem])
    const { personId: leaderId, name: leaderName } = next.value
    await tx.update(teams, team._id, { leaderId, leaderName, updatedAt: now })
    for (const one of team.members.filter((each) => each.state === 'asked')) {
      // Whoever asked before waits for the new leader.
      await askLeader(ctx, { ...team, leaderId }, one)
    }
    await tell(tx, commandId, {
      to: leaderId,
      title: '志愿服务队交给您当队长了',
      body: team.name,
      url: teamUrl(team._id),
      at: now,
    })
    ctx.note({ details: { to: leaderId } })
    return { handedOver: true as const }
  },
})
