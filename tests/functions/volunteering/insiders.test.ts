/** What neighbours and officials could do to hours that are not theirs to decide. */
import * as p from '@functions/points/contract'
import * as c from '@functions/volunteering/contract'
import { activities } from '@functions/volunteering/store'
import { PLAN } from '../fixtures/volunteering'
import {
  COMMUNITY_SECRETARY,
  FAR_COMPOUND,
  HOME,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'
import { attend, DAY, goTo, LEADER, moveIn, READY, recruiting } from './neighbours'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const put = ({ name }: { name: string }, doc: object) =>
  world.cloud.database.importJsonLines(name, JSON.stringify(doc), 'upsert')
const activity = () => world.all(activities)[0] ?? {}
const liveAt = (openid: string, path: string) => {
  const found = world.all({ name: 'residents' }).find(({ _id }) => _id === openid)
  put({ name: 'residents' }, { ...found, households: [{ path, relation: 'owner', since: 0 }] })
}

/** An activity of one volunteer whose hours hang out. */
async function published(): Promise<string> {
  const [one = ''] = moveIn(world, ['one'])
  const id = await recruiting(world)
  await world.data(one, c.signUpFor, { id, ...READY })
  await attend(world, id, [one])
  for (const move of ['start', 'confirm']) await world.data(LEADER, c.moveActivity, { id, move })
  await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
  return id
}

const object = (id: string, who: string, reason: string) =>
  world.call(who, c.objectToHours, { id, reason })

test('points wait for an objection that came in the very moment of posting', async () => {
  const id = await published()
  await object(id, RESIDENT, '他没来')
  world.clock.advance(4 * DAY)
  // As the timer sees it that had read the activity a moment before.
  put(activities, { ...activity(), dueAt: world.clock.now() - 1 })
  await world.cloud.timers.runNow('volunteering')
  expect((await world.data('o-one', p.getMyPoints, {})).available).toBe(0)
  expect(activity()).toMatchObject({ state: 'published', paid: [] })
})

test('who lives with the one that objected does not decide on it', async () => {
  const id = await published()
  await object(id, RESIDENT, '他没来')
  liveAt(SECRETARY, HOME)
  const objection = (await world.data(COMMUNITY_SECRETARY, c.getActivity, { id })).objections[0]?.id
  const decided = { id, objection, change: [] }
  expect(await world.call(SECRETARY, c.decideObjection, decided)).toMatchObject({ code: 5104 })
  expect(await world.call(COMMUNITY_SECRETARY, c.decideObjection, decided)).toMatchObject({
    ok: true,
  })
})

test('one neighbour does not hold points up with objection after objection', async () => {
  const id = await published()
  await object(id, RESIDENT, '一')
  expect(await object(id, RESIDENT, '二')).toMatchObject({ code: 4011 })
  for (const reason of ['二', '三', '四']) {
    const { objections } = await world.data(SECRETARY, c.getActivity, { id })
    const decided = { id, objection: objections[0]?.id, change: [] }
    if (objections[0]) await world.data(SECRETARY, c.decideObjection, decided)
    await object(id, RESIDENT, reason)
  }
  expect(activity().objections).toHaveLength(3)
})

test('who only waited for a place neither enters the sheet nor signs it, and nobody keeps the leader from it', async () => {
  const [one = '', two = ''] = moveIn(world, ['one', 'two'])
  const id = await recruiting(world, { posts: [{ title: '扫地', capacity: 1 }] })
  await world.data(one, c.signUpFor, { id, ...READY })
  await world.data(two, c.signUpFor, { id, ...READY })
  goTo(world, 121)
  const rows = [{ person: personIdOf(one), start: PLAN.startsAt, end: PLAN.endsAt }]
  const photo = (who: string) => world.upload(who, Buffer.from(who.padEnd(8)).toString('hex'))
  const enter = async (who: string) =>
    world.call(who, c.enterSheet, { id, rows, photos: [await photo(who)] })
  expect(await enter(two)).toMatchObject({ code: 5108 })
  expect(await enter(one)).toMatchObject({ ok: true })
  expect(await enter(LEADER)).toMatchObject({ ok: true })
  expect(await enter(one)).toMatchObject({ code: 5115 })
  const { sheet, canCountersign } = await world.data(two, c.getSheet, { id })
  expect(canCountersign).toBe(false)
  const signed = { id, digest: sheet?.digest }
  expect(await world.call(two, c.countersignSheet, signed)).toMatchObject({ code: 5117 })
})

test('names and hours hang out in the compound, not before whoever has the link', async () => {
  const id = await published()
  moveIn(world, ['far'], `${FAR_COMPOUND}/b01/u1/0101`)
  expect((await world.data('o-far', c.getActivity, { id })).hours).toEqual([])
  expect((await world.data(RESIDENT, c.getActivity, { id })).hours).toHaveLength(1)
})

test('nobody fills the desks of those who arrange and approve', async () => {
  const need = { home: HOME, kind: 'errand', words: '买菜', wished: '今天' }
  const charter = { compound: PLAN.compound, name: '队', about: '做事' }
  const tries = [
    [RESIDENT, c.fileNeed, need, 5],
    [NEIGHBOUR, c.foundTeam, charter, 3],
    [NEIGHBOUR, c.planActivity, PLAN, 10],
  ] as const
  for (const [who, action, input, most] of tries) {
    for (let i = 0; i < most; i++) await world.data(who, action, input)
    expect(await world.call(who, action, input)).toMatchObject({ code: 5133 })
  }
})
