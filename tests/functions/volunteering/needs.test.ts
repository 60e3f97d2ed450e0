import { exportMyData, getHome, listLooks } from '@functions/people/contract'
import * as c from '@functions/volunteering/contract'
import { PLAN } from '../fixtures/volunteering'
import {
  HOME,
  holderOf,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'
import { attend, goTo, moveIn, READY, recruiting } from './neighbours'

const CAPTAIN = holderOf('building_captain')
const WISH = { home: HOME, kind: 'accompany', words: '陪我去医院拿药', wished: '下午' } as const

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const kindsAt = async (who: string) =>
  (await world.data(who, getHome, {})).needsMe.map((one) => one.kind)

async function arranged(): Promise<{ need: string; id: string }> {
  const { need } = await world.data(RESIDENT, c.fileNeed, WISH)
  const id = await recruiting(world, { need }, CAPTAIN)
  return { need, id }
}

test('a need becomes an activity, and the word of who was served stands in for the middle code', async () => {
  const { need } = await world.data(RESIDENT, c.fileNeed, WISH)
  expect(await kindsAt(CAPTAIN)).toContain('need_to_arrange')
  expect(await world.data(CAPTAIN, c.getPlanDesk, { need })).toMatchObject({ need: { id: need } })
  const id = await recruiting(world, { need }, CAPTAIN)
  expect(await kindsAt(CAPTAIN)).not.toContain('need_to_arrange')
  const [came = '', told = ''] = moveIn(world, ['came', 'told'])
  for (const who of [came, told]) await world.data(who, c.signUpFor, { id, ...READY })
  await attend(world, id, [came, told], { middle: false, leader: CAPTAIN })
  await world.data(CAPTAIN, c.moveActivity, { id, move: 'start' })
  expect(await kindsAt(RESIDENT)).toContain('service_to_confirm')
  await world.data(CAPTAIN, c.moveActivity, { id, move: 'confirm', headCount: 2 })
  const people = [personIdOf(came)]
  expect(await world.call(came, c.confirmService, { id, people })).toMatchObject({ code: 5 })
  const stranger = { id, people: [personIdOf(NEIGHBOUR)] }
  expect(await world.call(RESIDENT, c.confirmService, stranger)).toMatchObject({ code: 5108 })
  await world.data(RESIDENT, c.confirmService, { id, people })
  await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
  const { hours } = await world.data(SECRETARY, c.getActivity, { id })
  expect(hours.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['witnessed', 'served_confirmed'],
    ['supplementary', 'middle_missing'],
  ])
  expect(await world.data(RESIDENT, c.getNeed, { need })).toMatchObject({ state: 'done' })
  expect(await kindsAt(RESIDENT)).not.toContain('service_to_confirm')
  expect(await world.call(RESIDENT, c.confirmService, { id, people })).toMatchObject({ code: 5103 })
})

test('the clock starts an activity, asks who is served, and at the end its leader', async () => {
  const { id } = await arranged()
  const run = () => world.cloud.timers.runNow('volunteering')
  const state = async () => (await world.data(CAPTAIN, c.getActivity, { id })).state
  goTo(world, -1)
  await run()
  expect(await state()).toBe('recruiting')
  goTo(world, 1)
  await run()
  expect(await state()).toBe('running')
  expect(await kindsAt(RESIDENT)).toContain('service_to_confirm')
  await run()
  expect(await kindsAt(CAPTAIN)).not.toContain('activity_to_confirm')
  goTo(world, 121)
  await run()
  await run()
  expect(await state()).toBe('running')
  expect(await kindsAt(CAPTAIN)).toContain('activity_to_confirm')
  await world.data(CAPTAIN, c.moveActivity, { id, move: 'confirm', headCount: 0 })
  expect(await kindsAt(CAPTAIN)).not.toContain('activity_to_confirm')
})

test('caring for one’s own family is no volunteering, whoever of them plans or signs up', async () => {
  const { need, id } = await arranged()
  const [family = ''] = moveIn(world, ['family'], HOME)
  for (const who of [RESIDENT, family]) {
    expect(await world.call(who, c.signUpFor, { id, ...READY })).toMatchObject({ code: 5127 })
  }
  const office = world.all({ name: 'residents' }).find(({ _id }) => _id === CAPTAIN)?.appointments
  const own = world.all({ name: 'residents' }).find(({ _id }) => _id === family)
  const line = JSON.stringify({ ...own, appointments: office })
  world.cloud.database.importJsonLines('residents', line, 'upsert')
  await world.data(CAPTAIN, c.moveActivity, { id, move: 'cancel' })
  const planned = await world.call(family, c.planActivity, { ...PLAN, need })
  expect(planned).toMatchObject({ code: 5127 })
})

test('an activity that is cancelled gives the need back to those who arrange', async () => {
  const { need, id } = await arranged()
  await world.data(CAPTAIN, c.moveActivity, { id, move: 'cancel' })
  expect(await world.data(RESIDENT, c.getNeed, { need })).toMatchObject({
    state: 'open',
    activity: '',
  })
  expect(await kindsAt(CAPTAIN)).toContain('need_to_arrange')
})

test('a need is for those who arrange and who leads: its room shows, and each look is told', async () => {
  const { need } = await world.data(RESIDENT, c.fileNeed, WISH)
  expect(await world.call(NEIGHBOUR, c.getNeed, { need })).toMatchObject({ code: 5 })
  expect(await world.call(NEIGHBOUR, c.getPlanDesk, { need })).toMatchObject({ code: 5125 })
  expect(await world.call(NEIGHBOUR, c.planActivity, { ...PLAN, need })).toMatchObject({
    code: 5125,
  })
  expect(await world.data(CAPTAIN, c.getNeed, { need })).toMatchObject({ room: '1单元302' })
  const { items } = await world.data(RESIDENT, listLooks, {})
  expect(items.map((one) => one.why)).toContain('安排志愿服务')
  const copy = await world.data(RESIDENT, exportMyData, { part: 'needs' })
  expect(copy.items).toMatchObject([{ 内容: WISH.words, 进展: '等人来帮' }])
})

test('a need is withdrawn, or declined with a reason, once', async () => {
  const { need } = await world.data(RESIDENT, c.fileNeed, WISH)
  await world.data(CAPTAIN, c.declineNeed, { need, reason: '请打 120' })
  expect(await world.data(RESIDENT, c.getNeed, { need })).toMatchObject({
    state: 'declined',
    reason: '请打 120',
  })
  expect(await world.call(RESIDENT, c.withdrawNeed, { need })).toMatchObject({ code: 5126 })
})
