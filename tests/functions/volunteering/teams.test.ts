import { getHome } from '@functions/people/contract'
import { accounts } from '@functions/points/store'
import * as c from '@functions/volunteering/contract'
import { PLAN } from '../fixtures/volunteering'
import {
  COMMUNITY_SECRETARY,
  COMPOUND,
  holderOf,
  NEIGHBOUR,
  NEXT_COMPOUND,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'
import { attend, moveIn, post, READY, recruiting } from './neighbours'

const CHARTER = { compound: COMPOUND, name: '楼道清洁队', about: '每周六扫楼道' }

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

async function founded(): Promise<string> {
  const { team } = await world.data(NEIGHBOUR, c.foundTeam, CHARTER)
  await world.data(SECRETARY, c.moveTeam, { team, move: 'approve' })
  return team
}

async function joined(team: string, who: string): Promise<void> {
  await world.data(who, c.joinTeam, { team })
  await world.data(NEIGHBOUR, c.answerAsker, { team, person: personIdOf(who), accept: true })
}

const kindsAt = async (who: string) =>
  (await world.data(who, getHome, {})).needsMe.map((one) => one.kind)

test('a team is founded, approved, joined, handed over and left', async () => {
  const { team } = await world.data(NEIGHBOUR, c.foundTeam, CHARTER)
  expect(await kindsAt(SECRETARY)).toContain('team_to_approve')
  expect(await world.call(RESIDENT, c.getTeam, { team })).toMatchObject({ code: 5118 })
  expect(await world.call(RESIDENT, c.joinTeam, { team })).toMatchObject({ code: 5119 })
  await world.data(SECRETARY, c.moveTeam, { team, move: 'approve' })
  expect(await kindsAt(SECRETARY)).not.toContain('team_to_approve')
  await world.data(RESIDENT, c.joinTeam, { team })
  expect(await kindsAt(NEIGHBOUR)).toContain('asker_to_answer')
  expect((await world.data(RESIDENT, c.getTeam, { team })).people).toEqual([])
  await world.data(NEIGHBOUR, c.answerAsker, { team, person: personIdOf(RESIDENT), accept: true })
  expect(await kindsAt(NEIGHBOUR)).not.toContain('asker_to_answer')
  expect(await world.data(RESIDENT, c.getTeam, { team })).toMatchObject({
    mine: 'member',
    members: 2,
  })
  expect(await world.call(NEIGHBOUR, c.leaveTeam, { team })).toMatchObject({ code: 5122 })
  await world.data(NEIGHBOUR, c.handOverTeam, { team, person: personIdOf(RESIDENT) })
  await world.data(NEIGHBOUR, c.leaveTeam, { team })
  expect(await world.data(RESIDENT, c.getTeam, { team })).toMatchObject({
    mine: 'leader',
    members: 1,
  })
})

test('who serves a community reads the activities and teams of all its compounds, by name', async () => {
  const there = { compound: NEXT_COMPOUND }
  await world.data(holderOf('community_secretary'), c.planActivity, { ...PLAN, ...there })
  const { team } = await world.data(NEIGHBOUR, c.foundTeam, CHARTER)
  const listed = async (who: string) => [
    (await world.data(who, c.listActivities, {})).items.map((one) => one.compoundName),
    (await world.data(who, c.listTeams, {})).items.map((one) => one.compoundName),
  ]
  expect(await listed(COMMUNITY_SECRETARY)).toEqual([['谷雨樟苑'], ['小满荷苑']])
  // What is not approved yet is for who approves alone.
  expect(await listed(holderOf('community_staff'))).toEqual([[], []])
  await world.data(SECRETARY, c.moveTeam, { team, move: 'approve' })
  expect(await listed(holderOf('community_staff'))).toEqual([[], ['小满荷苑']])
  expect(await listed(holderOf('community_staff', 'outside'))).toEqual([[], []])
  expect(await listed(RESIDENT)).toEqual([[], ['']])
})

test('whoever leads a team approves it in no other role', async () => {
  const [home = ''] = moveIn(world, ['secretary-at-home'])
  const all = world.all({ name: 'residents' })
  const office = all.find(({ _id }) => _id === SECRETARY)?.appointments
  const line = JSON.stringify({ ...all.find(({ _id }) => _id === home), appointments: office })
  world.cloud.database.importJsonLines('residents', line, 'upsert')
  const { team } = await world.data(home, c.foundTeam, CHARTER)
  const approve = { team, move: 'approve' } as const
  expect(await world.call(home, c.moveTeam, approve)).toMatchObject({ code: 5120 })
  await world.data(COMMUNITY_SECRETARY, c.moveTeam, approve)
})

test('a team that is not approved says why, to its founder', async () => {
  const { team } = await world.data(NEIGHBOUR, c.foundTeam, CHARTER)
  const refuse = { team, move: 'refuse' } as const
  expect(await world.call(SECRETARY, c.moveTeam, refuse)).toMatchObject({ code: 2014 })
  await world.data(SECRETARY, c.moveTeam, { ...refuse, reason: '已经有一支了' })
  expect(await world.data(NEIGHBOUR, c.getTeam, { team })).toMatchObject({
    state: 'refused',
    reason: '已经有一支了',
  })
})

test('an activity belongs to a team only by one of its members, and uses the team’s budget', async () => {
  const team = await founded()
  const [outsider = '', volunteer = ''] = moveIn(world, ['outsider', 'volunteer'])
  await joined(team, RESIDENT)
  expect(await world.call(outsider, c.planActivity, { ...PLAN, team })).toMatchObject({
    code: 5124,
  })
  expect(await world.data(RESIDENT, c.getPlanDesk, {})).toMatchObject({ teams: [{ id: team }] })
  const id = await recruiting(world, { team }, RESIDENT)
  await world.data(volunteer, c.signUpFor, { id, ...READY })
  await attend(world, id, [volunteer], { leader: RESIDENT })
  await post(world, id, RESIDENT)
  expect(await world.data(volunteer, c.getActivity, { id })).toMatchObject({
    state: 'posted',
    team,
    teamName: CHARTER.name,
  })
  const budgets = world.all(accounts).filter(({ kind }) => kind === 'budget')
  expect(budgets.map(({ _id }) => String(_id).includes(team))).toEqual([true])
  const { activities } = await world.data(volunteer, c.getTeam, { team })
  expect(activities.map((one) => one.id)).toEqual([id])
})
