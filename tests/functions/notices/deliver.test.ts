import { allowPush, listNotices, withdrawNotice, writeNotice } from '@functions/notices/contract'
import { pushesSent, pushJobs, pushQuotas } from '@functions/notices/store'
import {
  COMPOUND,
  HOME,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => {
  world.cloud.faults.clear()
})
afterAll(() => world.close())

const TEMPLATE = 'local-notice'
const SEND = 'subscribeMessage.send'
const MINUTE = 60_000

const input = {
  audience: COMPOUND,
  title: '周三上午停水，请大家提前储水，谢谢各位邻居',
  body: '请提前储水。',
  pictures: [],
  attachments: [],
  mustReadBy: null,
  expiresAt: null,
  submit: true,
}
const publish = () => world.data(SECRETARY, writeNotice, input)

/** The platform's own timer event. */
const runTimer = (caller = { openid: '', source: 'wx_trigger' }) =>
  world.cloud.call(
    'notices',
    { Type: 'Timer', TriggerName: 'deliver', Time: '', Message: '' },
    caller,
  )

/** What was sent since the last look. */
let seen = 0
function sent() {
  const fresh = world.cloud.outbox.slice(seen)
  seen = world.cloud.outbox.length
  return fresh
}
beforeEach(() => {
  sent()
})

/** WeChat's question, answered with yes, and the word to our server. */
async function sayYes(openid: string): Promise<{ left: number }> {
  world.cloud.client({ openid }).requestSubscribeMessage([TEMPLATE])
  return world.data(openid, allowPush, { templateId: TEMPLATE })
}

/** People of the compound who all said yes. */
async function crowd(count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, i) => `o-crowd-${String(i).padStart(3, '0')}`)
  world.cloud.database.loadDocuments(
    'residents',
    people.map((_id) => ({
      ...{ _id, personId: personIdOf(_id), name: '邻居', phone: null, appointments: [] },
      households: [{ path: HOME, relation: 'family', since: START }],
      ...{ createdAt: START, updatedAt: START },
    })),
  )
  for (const openid of people) await sayYes(openid)
  return people
}

test('a new notice is hinted at once to each who said yes, and to nobody else', async () => {
  expect((await world.data(RESIDENT, listNotices, {})).push).toEqual({
    templateId: TEMPLATE,
    left: 0,
  })
  expect(await sayYes(RESIDENT)).toEqual({ left: 1 })
  const { id } = await publish()
  await runTimer()
  expect(sent()).toMatchObject([
    {
      openid: RESIDENT,
      templateId: TEMPLATE,
      page: `features/notices/pages/detail/index?id=${id}`,
      data: {
        thing1: '周三上午停水，请大家提前储水，谢谢各位…',
        thing2: '小满荷苑',
        time3: '2026-11-24 09:00',
      },
    },
  ])
  expect((await world.data(RESIDENT, listNotices, {})).push?.left).toBe(0)
  world.clock.advance(MINUTE)
  await publish()
  await runTimer()
  expect(sent()).toEqual([])
})

test('sixty people are told once each, however many workers run', async () => {
  const people = await crowd(60)
  await publish()
  await Promise.all([runTimer(), runTimer(), runTimer()])
  for (let minute = 0; minute < 3; minute++) {
    world.clock.advance(MINUTE)
    await runTimer()
  }
  expect(
    sent()
      .map(({ openid }) => openid)
      .sort(),
  ).toEqual(people)
  expect(world.all(pushJobs)).toMatchObject([{ state: 'done' }])
})

test('who takes no more messages is not asked again', async () => {
  await world.data(RESIDENT, allowPush, { templateId: TEMPLATE })
  await world.data(RESIDENT, allowPush, { templateId: TEMPLATE })
  await publish()
  await runTimer()
  expect(sent()).toEqual([])
  expect(world.all(pushQuotas)).toMatchObject([{ left: 0 }])
  expect(world.all(pushesSent)).toMatchObject([{ state: 'unwanted' }])
})

test('a limit of the service ends the try; the rest follows later, nobody twice', async () => {
  const people = await crowd(30)
  await publish()
  const [first] = people
  world.cloud.faults.add({ target: SEND, fault: { kind: 'rate-limited' }, skip: 10, times: 1 })
  await runTimer()
  const before = sent()
  expect(before).toHaveLength(10)
  expect(first).toBe(before[0]?.openid)
  await runTimer()
  expect(sent()).toEqual([])
  world.clock.advance(MINUTE)
  await runTimer()
  const told = [...before, ...sent()].map(({ openid }) => openid)
  expect(told.sort()).toEqual(people)
})

test('a worker that dies leaves the rest to the next, and tells nobody twice', async () => {
  const people = await crowd(12)
  await publish()
  for (let tries = 0; tries < 16; tries++) {
    const end = world.cloud.faults.crash({ functionName: 'notices', afterRequests: 11 })
    await runTimer().catch(() => undefined)
    end()
    // A dead function's transaction is given up by the service after 30 seconds.
    world.clock.advance(MINUTE + 31_000)
  }
  await runTimer()
  const told = sent().map(({ openid }) => openid)
  expect(new Set(told).size).toBe(told.length)
  expect(told.length).toBeGreaterThanOrEqual(people.length / 2)
  expect(world.all(pushJobs)).toMatchObject([{ state: 'done' }])
})

test('a notice that was withdrawn before is not told of, nor one to somebody who moved away', async () => {
  await sayYes(RESIDENT)
  const gone = { personId: 'p-gone', openid: 'o-gone', places: [COMPOUND] }
  world.cloud.client({ openid: 'o-gone' }).requestSubscribeMessage([TEMPLATE])
  world.cloud.database.loadDocuments(pushQuotas.name, [
    { _id: 'p-gone.notice', template: 'notice', left: 1, at: START, ...gone },
  ])
  const { id } = await publish()
  await world.call('o-community_secretary-inside', withdrawNotice, { id, reason: '写错了' })
  await runTimer()
  expect(sent()).toEqual([])
  await publish()
  await runTimer()
  expect(sent().map(({ openid }) => openid)).toEqual([RESIDENT])
})

test('a client can not run the worker', async () => {
  await sayYes(RESIDENT)
  await publish()
  const { result } = await runTimer({ openid: RESIDENT, source: 'wx_client' })
  expect(result).toMatchObject({ ok: false, code: 9 })
  expect(sent()).toEqual([])
})
