import { getHome } from '@functions/people/contract'
import { households } from '@functions/people/store'
import * as c from '@functions/volunteering/contract'
import { activities } from '@functions/volunteering/store'
import { PLAN } from '../fixtures/volunteering'
import {
  BUILDING,
  COMMUNITY_SECRETARY,
  HOME,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'
import { attend, goTo, LEADER, moveIn, READY, recruiting, scan } from './neighbours'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const put = (collection: string, doc: object) =>
  world.cloud.database.importJsonLines(collection, JSON.stringify(doc), 'upsert')
const residentOf = (openid: string) =>
  world.all({ name: 'residents' }).find(({ _id }) => _id === openid)

/** A child of the resident's household. */
function child(): string {
  const [openid = ''] = moveIn(world, ['child'], HOME)
  const home = world.all(households).find(({ _id }) => _id === HOME)
  const members = [
    { personId: personIdOf(RESIDENT), relation: 'owner', since: 0 },
    { personId: personIdOf(openid), relation: 'family', since: 0 },
  ]
  put('households', { ...home, members })
  return openid
}

describe('a minor', () => {
  const minor = { ...READY, age: 'minor' } as const

  it('has a place at once and checks in once somebody at home agreed', async () => {
    const id = await recruiting(world)
    const openid = child()
    await world.data(openid, c.signUpFor, { id, ...minor })
    const home = await world.data(RESIDENT, getHome, {})
    expect(home.needsMe.map((one) => one.kind)).toContain('minor_to_answer')
    goTo(world, 0)
    expect(await scan(world, id, openid, 'start')).toMatchObject({ code: 5129 })
    const person = personIdOf(openid)
    expect(await world.data(openid, c.getActivity, { id })).toMatchObject({
      ...{ asksGuardian: true, minors: [] },
    })
    for (const who of [openid, NEIGHBOUR]) {
      const own = await world.call(who, c.answerForMinor, { id, person, agree: true })
      expect(own).toMatchObject({ ok: false, code: 5 })
    }
    await world.data(RESIDENT, c.answerForMinor, { id, person, agree: true })
    expect(await scan(world, id, openid, 'start')).toMatchObject({ data: { accepted: true } })
    expect(world.all(activities)[0]?.signUps).toMatchObject([
      { consent: 'given', guardianId: personIdOf(RESIDENT) },
    ])
  })

  it('whose guardian says no is off the list, and whoever waits gets the place', async () => {
    const id = await recruiting(world, { posts: [{ title: '扫地', capacity: 1 }] })
    const openid = child()
    await world.data(openid, c.signUpFor, { id, ...minor })
    const [next = ''] = moveIn(world, ['next'])
    expect(await world.data(next, c.signUpFor, { id, ...READY })).toEqual({ state: 'waiting' })
    expect(await world.data(next, c.getActivity, { id })).toMatchObject({ waitingAt: 1 })
    const answer = { id, person: personIdOf(openid), agree: false }
    await world.data(RESIDENT, c.answerForMinor, answer)
    expect(await world.data(next, c.getActivity, { id })).toMatchObject({ mine: 'joined' })
    expect(await world.call(RESIDENT, c.answerForMinor, answer)).toMatchObject({ ok: false })
  })

  it('with nobody at home to ask is told so', async () => {
    const id = await recruiting(world)
    const [alone = ''] = moveIn(world, ['alone'])
    expect(await world.call(alone, c.signUpFor, { id, ...minor })).toMatchObject({ code: 5128 })
  })
})

describe('cheating', () => {
  /** The secretary lives here, in somebody's household. */
  const atHome = (path: string) =>
    put('residents', {
      ...residentOf(SECRETARY),
      households: [{ path, relation: 'owner', since: 0 }],
    })

  async function confirmed(volunteer: string): Promise<string> {
    const id = await recruiting(world)
    await world.data(volunteer, c.signUpFor, { id, ...READY })
    await attend(world, id, [volunteer])
    await world.data(LEADER, c.moveActivity, { id, move: 'start' })
    await world.data(LEADER, c.moveActivity, { id, move: 'confirm' })
    return id
  }

  it('by publishing one’s own hours in the office one holds fails', async () => {
    const id = await confirmed(SECRETARY)
    const publish = { id, move: 'publish' } as const
    expect(await world.call(SECRETARY, c.moveActivity, publish)).toMatchObject({ code: 5104 })
    await world.data(COMMUNITY_SECRETARY, c.moveActivity, publish)
  })

  it('by family approval fails: for the leader’s home, and for the home of one on the list', async () => {
    atHome(`${BUILDING}/u1/0401`)
    const { id: own } = await world.data(LEADER, c.planActivity, PLAN)
    const approve = { id: own, move: 'approve' } as const
    expect(await world.call(SECRETARY, c.moveActivity, approve)).toMatchObject({ code: 5104 })
    atHome(`${BUILDING}/u9/0101`)
    const id = await confirmed(RESIDENT)
    atHome(HOME)
    const publish = { id, move: 'publish' } as const
    expect(await world.call(SECRETARY, c.moveActivity, publish)).toMatchObject({ code: 5104 })
  })

  it('by deciding on an objection about one’s family fails', async () => {
    const id = await confirmed(RESIDENT)
    await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
    const { id: objection } = await world.data(LEADER, c.objectToHours, { id, reason: '没来' })
    atHome(HOME)
    const decision = { id, objection, change: [] }
    expect(await world.call(SECRETARY, c.decideObjection, decision)).toMatchObject({ code: 5104 })
    await world.data(COMMUNITY_SECRETARY, c.decideObjection, decision)
  })
})

test('a returned activity says why, is changed and handed in again by its leader alone', async () => {
  const { id } = await world.data(LEADER, c.planActivity, PLAN)
  const back = { id, move: 'return' } as const
  expect(await world.call(SECRETARY, c.moveActivity, back)).toMatchObject({ code: 2014 })
  await world.data(SECRETARY, c.moveActivity, { ...back, reason: '请写清楚集合的地方' })
  const { returned } = await world.data(LEADER, c.getPlanDesk, { again: id })
  expect(returned).toMatchObject({ title: PLAN.title, reason: '请写清楚集合的地方' })
  expect(await world.call(RESIDENT, c.getPlanDesk, { again: id })).toMatchObject({ code: 5101 })
  const { compound: _, ...plan } = PLAN
  const changed = { id, ...plan, place: '3 栋南门' }
  expect(await world.call(RESIDENT, c.replanActivity, changed)).toMatchObject({ code: 5 })
  expect(await world.data(LEADER, c.replanActivity, changed)).toMatchObject({ state: 'draft' })
  expect(await world.data(SECRETARY, c.getActivity, { id })).toMatchObject({
    place: '3 栋南门',
    reason: '',
  })
})
