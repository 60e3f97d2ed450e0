import { codeText, type Moment } from '@domain/volunteering/rotating-code'
import { getHome } from '@functions/people/contract'
import * as p from '@functions/points/contract'
import * as c from '@functions/volunteering/contract'
import { activities, attendances } from '@functions/volunteering/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { PLAN } from '../fixtures/volunteering'
import { ledgerOf } from '../points/shelf'
import {
  BUILDING,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

const MINUTE = 60_000
const DAY = 86_400_000
const LEADER = NEIGHBOUR
const VOLUNTEERS = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `o-volunteer-${name}`)
const deviceOf = (who: string) => Buffer.from(personIdOf(who).padEnd(16).slice(-16)).toString('hex')
const READY = { post: 'p1', age: 'adult', riskRead: true } as const

/** Time only goes on: each test has a world of its own. */
let world: World
beforeEach(async () => {
  world = await openWorld()
  world.cloud.database.loadDocuments(
    'residents',
    VOLUNTEERS.map((openid, i) => ({
      _id: openid,
      personId: personIdOf(openid),
      name: `志愿者${i}`,
      phone: null,
      households: [{ path: `${BUILDING}/u2/010${i}`, relation: 'owner', since: 0 }],
      appointments: [],
      createdAt: 0,
      updatedAt: 0,
    })),
  )
})
afterEach(async () => {
  expect(checkLedger(ledgerOf(world))).toEqual([])
  await world.close()
})

async function approved(): Promise<string> {
  const { id } = await world.data(LEADER, c.planActivity, PLAN)
  await world.data(SECRETARY, c.moveActivity, { id, move: 'approve' })
  return id
}

/** Goes to a minute of the activity's plan. */
const at = (minute: number) => world.clock.moveTo(PLAN.startsAt + minute * MINUTE)

async function scan(id: string, who: string, moment: Moment, device = deviceOf(who), late = 0) {
  const { secret } = await world.data(LEADER, c.getLeaderKit, { id })
  const code = codeText(secret, id, moment, world.clock.now() - late)
  return world.call(who, c.checkIn, { id, code, device })
}

const middleOf = () => Number(world.all(activities)[0]?.middleAt)
const run = () => world.cloud.timers.runNow('volunteering')
const pointsOf = async (who: string) => (await world.data(who, p.getMyPoints, {})).available

test('six sign up for four places, one leaves early, one objection is upheld, points are posted', async () => {
  const { id } = await world.data(LEADER, c.planActivity, PLAN)
  const home = await world.data(SECRETARY, getHome, {})
  expect(home.needsMe.map((one) => one.kind)).toContain('activity_to_approve')
  await world.data(SECRETARY, c.moveActivity, { id, move: 'approve' })
  const states = []
  for (const who of VOLUNTEERS) {
    states.push((await world.data(who, c.signUpFor, { id, ...READY })).state)
  }
  expect(states).toEqual(['joined', 'joined', 'joined', 'joined', 'waiting', 'waiting'])
  const [a = '', b = '', cc = '', d = '', e = ''] = VOLUNTEERS
  await world.data(d, c.cancelSignUp, { id })
  const there = [a, b, cc, e]
  at(0)
  for (const who of there)
    expect(await scan(id, who, 'start')).toMatchObject({ data: { accepted: true } })
  world.clock.moveTo(middleOf() + MINUTE)
  for (const who of there) await scan(id, who, 'middle')
  // Sixty per cent of two hours are over at minute 72; the middle comes at a moment nobody knows.
  const early = middleOf() < PLAN.startsAt + 64 * MINUTE
  at(early ? 65 : 85)
  await scan(id, cc, 'end')
  at(120)
  for (const who of [a, b, e]) await scan(id, who, 'end')
  await world.data(LEADER, c.moveActivity, { id, move: 'start' })
  await world.data(LEADER, c.moveActivity, { id, move: 'confirm', headCount: 4 })
  await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
  const shown = await world.data(SECRETARY, c.getActivity, { id })
  expect(shown.hours.map((one) => one.halfHours)).toEqual([4, 4, early ? 0 : 2, 4])
  expect(shown.anomalies).toEqual([])
  const objected = { id, reason: '他中途走了' }
  const { id: objection } = await world.data(RESIDENT, c.objectToHours, objected)
  const change = [{ person: personIdOf(b), halfHours: 2 }]
  await world.data(SECRETARY, c.decideObjection, { id, objection, change })
  await run()
  expect(await pointsOf(a)).toBe(0)
  world.clock.advance(4 * DAY)
  await run()
  await run()
  expect(await Promise.all(there.map(pointsOf))).toEqual([4, 2, early ? 0 : 2, 4])
  expect(world.all(activities)).toMatchObject([{ state: 'posted' }])
  const suspects = await world.data(SECRETARY, c.listSuspects, { compound: PLAN.compound })
  expect(suspects.items).toEqual([])
  const mine = await world.data(a, c.getMyHours, {})
  expect(mine).toMatchObject({ halfHours: 4, stars: 0, nextStarHours: 100 })
  expect(mine.items).toMatchObject([{ title: PLAN.title, halfHours: 4, kind: 'witnessed' }])
})

describe('cheating', () => {
  it('with a code forwarded by photo is refused, counted and shown', async () => {
    const id = await approved()
    const [a = ''] = VOLUNTEERS
    await world.data(a, c.signUpFor, { id, ...READY })
    at(0)
    expect(await scan(id, a, 'start', deviceOf(a), 5 * MINUTE)).toMatchObject({
      ok: true,
      data: { accepted: false },
    })
    expect(world.all(attendances)).toMatchObject([{ start: null, staleScans: 1 }])
    await scan(id, a, 'start')
    at(120)
    await world.data(LEADER, c.moveActivity, { id, move: 'start' })
    await world.data(LEADER, c.moveActivity, { id, move: 'confirm' })
    const { anomalies } = await world.data(SECRETARY, c.getActivity, { id })
    expect(anomalies).toEqual([{ kind: 'codes_sent_on', names: ['志愿者0'] }])
  })

  it('with one phone for three people is shown to whoever publishes', async () => {
    const id = await approved()
    const three = VOLUNTEERS.slice(0, 3)
    for (const who of three) await world.data(who, c.signUpFor, { id, ...READY })
    at(0)
    for (const who of three) await scan(id, who, 'start', 'ab'.repeat(8))
    at(120)
    await world.data(LEADER, c.moveActivity, { id, move: 'start' })
    await world.data(LEADER, c.moveActivity, { id, move: 'confirm', headCount: 1 })
    const { anomalies } = await world.data(SECRETARY, c.getActivity, { id })
    expect(anomalies.map((one) => one.kind)).toEqual(['one_phone_many_people', 'more_than_seen'])
    const { items } = await world.data(SECRETARY, c.listSuspects, { compound: PLAN.compound })
    expect(items).toMatchObject([{ id, leaderName: '樟微雨', anomalies }])
  })

  it('with hours above the plan fails', async () => {
    const id = await approved()
    const [a = ''] = VOLUNTEERS
    await world.data(a, c.signUpFor, { id, ...READY })
    at(121)
    await world.data(LEADER, c.moveActivity, { id, move: 'start' })
    await world.data(LEADER, c.moveActivity, { id, move: 'confirm' })
    await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
    const { id: objection } = await world.data(a, c.objectToHours, { id, reason: '我来了' })
    const change = [{ person: personIdOf(a), halfHours: 5 }]
    const decided = await world.call(SECRETARY, c.decideObjection, { id, objection, change })
    expect(decided).toMatchObject({ ok: false, code: 5113 })
  })

  it('with hours that somebody in office gives by an upheld objection earns no points', async () => {
    const id = await approved()
    const [a = ''] = VOLUNTEERS
    await world.data(a, c.signUpFor, { id, ...READY })
    at(121)
    await world.data(LEADER, c.moveActivity, { id, move: 'start' })
    await world.data(LEADER, c.moveActivity, { id, move: 'confirm' })
    await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
    const { id: objection } = await world.data(a, c.objectToHours, { id, reason: '我来了' })
    const change = [{ person: personIdOf(a), halfHours: 4 }]
    await world.data(SECRETARY, c.decideObjection, { id, objection, change })
    world.clock.advance(4 * DAY)
    await run()
    expect(await pointsOf(a)).toBe(0)
    expect(await world.data(a, c.getMyHours, {})).toMatchObject({
      halfHours: 4,
      items: [{ kind: 'supplementary' }],
    })
  })

  it('by approving one’s own activity as its leader in a second role fails', async () => {
    const plan = { ...PLAN, startsAt: START + 4 * 3_600_000 }
    const { id } = await world.data(SECRETARY, c.planActivity, plan)
    const own = await world.call(SECRETARY, c.moveActivity, { id, move: 'approve' })
    expect(own).toMatchObject({ ok: false, code: 5104 })
  })

  it('with the middle code before it is asked fails', async () => {
    const id = await approved()
    const [a = ''] = VOLUNTEERS
    await world.data(a, c.signUpFor, { id, ...READY })
    at(1)
    expect(await scan(id, a, 'middle')).toMatchObject({ data: { accepted: false } })
  })
})

test('a draft is for its leader and those who approve, whatever its words are', async () => {
  const { id } = await world.data(LEADER, c.planActivity, PLAN)
  const drafts = VOLUNTEERS.slice(0, 1).map((who) => world.call(who, c.getActivity, { id }))
  expect(await Promise.all(drafts)).toMatchObject([{ ok: false }])
  for (const who of [LEADER, SECRETARY]) {
    expect(await world.data(who, c.getActivity, { id })).toMatchObject({ state: 'draft' })
  }
  await world.data(SECRETARY, c.moveActivity, { id, move: 'approve' })
  expect(await world.call(VOLUNTEERS[0] ?? '', c.getActivity, { id })).toMatchObject({ ok: true })
})

test('an objection that is sent again with another key is the same objection', async () => {
  const id = await approved()
  const [a = ''] = VOLUNTEERS
  await world.data(a, c.signUpFor, { id, ...READY })
  at(121)
  for (const move of ['start', 'confirm'] as const) {
    await world.data(LEADER, c.moveActivity, { id, move })
  }
  await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
  const first = await world.data(a, c.objectToHours, { id, reason: '我来了' })
  expect(await world.data(a, c.objectToHours, { id, reason: '我来了' })).toEqual(first)
  expect(world.all(activities)[0]?.objections).toHaveLength(1)
})

test('six people who sign up at once fill the places and no more', async () => {
  const id = await approved()
  const answers = await Promise.all(
    VOLUNTEERS.map((who) => world.call(who, c.signUpFor, { id, ...READY })),
  )
  expect(answers.filter((one) => one.ok && one.data.state === 'joined')).toHaveLength(4)
})
