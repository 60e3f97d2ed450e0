import * as c from '@functions/elections/contract'
import type { ElectionDoc, NominationDoc } from '@functions/elections/documents'
import { recordResult } from '@functions/elections/result/record'
import {
  elections,
  nominations,
  objections,
  rollEntries,
  supports,
  terms,
} from '@functions/elections/store'
import type { Transaction } from '@functions/kernel/database'
import { residents } from '@functions/kernel/resident'
import { tasks } from '@functions/kernel/tasks'
import { appointments } from '@functions/people/store'
import { PLAN, resultFor } from '../fixtures/elections'
import {
  BUILDING,
  COMMUNITY_SECRETARY,
  COMPOUND,
  freshKey,
  HOME,
  holderOf,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const STREET = holderOf('sub_district_staff')
const tick = () => world.cloud.timers.runNow('elections')
const now = () => world.clock.now()
/** Moves the clock to a moment, then lets the timer run once. */
async function goTo(at: number): Promise<void> {
  world.clock.advance(at - now())
  await tick()
}
const election = () => world.all(elections)[0] as unknown as ElectionDoc
const detail = (id: string, who = RESIDENT) => world.data(who, c.getElection, { id })

/** Plans and opens an election of the building's captain; its id. */
async function open(): Promise<string> {
  const { planId } = await world.data(SECRETARY, c.planElection, PLAN)
  const [id = ''] = (await world.data(SECRETARY, c.openElection, { planId })).elections
  await tick()
  return id
}

const ANSWER = {
  accepts: true as const,
  name: '樟微雨',
  bornOn: '1970-05-01',
  livesHereSince: '2012-01-01',
  statement: '我愿意为大家跑腿。',
}

/** Goes on to the window in which candidates are nominated. */
async function toNomination(id: string): Promise<ElectionDoc['calendar']> {
  const { calendar } = election()
  await goTo(calendar.roll.from + 1)
  await goTo(calendar.rollRulings.until + 36_000)
  expect((await detail(id)).stage).toBe('nominating')
  return calendar
}

/** Nominates the neighbour by themselves; the nomination's id. */
async function nominated(id: string): Promise<string> {
  const { nomination } = await world.data(NEIGHBOUR, c.nominate, { id })
  await world.data(NEIGHBOUR, c.answerNomination, { id: nomination, answer: ANSWER })
  return nomination
}

/** Has the scrutineers' key made, as their ceremony does. */
const keyed = () => {
  const doc = election()
  const nextAt = doc.calendar.voting.from
  put(elections, { ...doc, fingerprint: 'ff', step: 'open_voting', nextAt })
}

/** Puts a document in the place of the one with its id. */
const put = ({ name }: { name: string }, doc: object) =>
  world.cloud.database.importJsonLines(name, JSON.stringify(doc), 'upsert')

/** Writes a result as the count does. */
const count = (choice: string) => {
  const doc = election()
  const patched: Partial<ElectionDoc> = {}
  const tx = {
    update: async (_c: unknown, _id: string, patch: object) => Object.assign(patched, patch),
  }
  return recordResult(tx as unknown as Transaction, doc, resultFor(choice)).then(() => {
    put(elections, { ...doc, ...patched })
  })
}

test('nobody has to do anything: objections, review and confirmation fall to the deadline', async () => {
  const id = await open()
  const { calendar } = election()
  await goTo(calendar.roll.from + 1)
  const entry = world.all(rollEntries).find(({ household }) => household === HOME)
  await world.data(NEIGHBOUR, c.raiseRollObjection, {
    id,
    asks: 'remove',
    entry: String(entry?._id),
    words: '这家搬走了',
  })
  await goTo(calendar.rollRulings.until + 36_000)
  expect(world.all(objections)).toMatchObject([{ ruling: { decision: 'denied', by: null } }])
  expect(election().roll.state).toBe('frozen')
  const nomination = await nominated(id)
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  await goTo((calendar.review?.until ?? 0) + 60_000)
  expect(election().choices).toEqual([{ id: nomination, title: '樟微雨' }])
  keyed()
  await goTo(calendar.voting.until + 1)
  await count(nomination)
  await goTo(calendar.resultAt)
  await goTo(calendar.resultRulings.until + 60_000)
  await goTo(calendar.resultRulings.until + 12 * 86_400_000)
  expect(election().confirmed).toMatchObject({ by: null })
  expect(world.all(terms)).toHaveLength(1)
  await tick()
  expect(world.all(terms)).toHaveLength(1)
})

test('a household that is missing asks to be added, is, and the roll holds it; nobody rules on their own', async () => {
  const id = await open()
  const { calendar } = election()
  const own = world.all(rollEntries).find(({ household }) => household === HOME)
  put(rollEntries, { ...own, eligible: false })
  await goTo(calendar.roll.from + 1)
  const mine = await world.data(RESIDENT, c.checkMyHousehold, { id })
  expect(mine.households).toMatchObject([{ room: '1单元302', onRoll: false }])
  const { objection } = await world.data(RESIDENT, c.raiseRollObjection, {
    id,
    asks: 'add',
    words: '没有我家',
  })
  const again = await world.call(RESIDENT, c.raiseRollObjection, { id, asks: 'add', words: '没有' })
  expect(again).toMatchObject({ ok: false, code: 4011 })
  const ruled = { id: objection, decision: 'upheld' as const, words: '已核实' }
  await world.data(SECRETARY, c.ruleOnObjection, ruled)
  expect(await world.call(SECRETARY, c.ruleOnObjection, ruled)).toMatchObject({ code: 4013 })
  const after = await world.data(RESIDENT, c.checkMyHousehold, { id })
  expect(after.households).toMatchObject([{ onRoll: true }])
  expect(world.all(tasks).filter(({ _id }) => String(_id).includes(objection))).toEqual([])
})

test('windows hold to the minute: before, in and after', async () => {
  const id = await open()
  const { calendar } = election()
  const object = () =>
    world.call(RESIDENT, c.raiseRollObjection, { id, asks: 'add', words: '没有我家' })
  expect(await object()).toMatchObject({ code: 4002 })
  await goTo(calendar.roll.until)
  const offered = async () => (await world.data(RESIDENT, c.listRoll, { id })).canObject
  expect(await object()).toMatchObject({ code: 4010 })
  expect(await offered()).toBe(true)
  await goTo(calendar.roll.until + 1)
  expect(await object()).toMatchObject({ code: 4002 })
  expect(await offered()).toBe(false)
  await goTo(calendar.rollRulings.until + 36_000)
  await goTo((calendar.nomination?.until ?? 0) + 1)
  expect(await world.call(NEIGHBOUR, c.nominate, { id })).toMatchObject({ code: 4002 })
})

test('a joint nomination takes five households, each once, and the nominee’s yes', async () => {
  const id = await open()
  const calendar = await toNomination(id)
  const joiners = Array.from({ length: 4 }, (_, i) => `o-joiner-${i}`)
  world.cloud.database.loadDocuments(
    residents.name,
    joiners.map((openid, i) => ({
      _id: openid,
      personId: personIdOf(openid),
      name: `邻居${i}`,
      phone: null,
      households: [{ path: `${BUILDING}/u3/030${i}`, relation: 'owner', since: START }],
      appointments: [],
      createdAt: START,
      updatedAt: START,
    })),
  )
  const nominee = { room: '1单元 401室', name: '樟微雨' }
  const { nomination } = await world.data(RESIDENT, c.nominate, { id, nominee })
  expect(await world.call(RESIDENT, c.joinNomination, { id: nomination })).toMatchObject({
    code: 4024,
  })
  await world.data(NEIGHBOUR, c.answerNomination, { id: nomination, answer: ANSWER })
  for (const one of joiners.slice(0, 3)) {
    await world.data(one, c.joinNomination, { id: nomination })
  }
  const seen = async () => (await world.data(RESIDENT, c.listNominations, { id })).nominations[0]
  expect(await seen()).toMatchObject({ joined: { count: 4, needed: 5, mine: true } })
  await world.data(joiners[3] ?? '', c.joinNomination, { id: nomination })
  expect(world.all(supports)).toHaveLength(5)
  expect(await seen()).not.toHaveProperty('facts')
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  await goTo((calendar.review?.until ?? 0) + 60_000)
  expect(election().choices).toHaveLength(1)
})

test('too few households, too young or not asked: no candidate, and the election ends with the reason', async () => {
  const id = await open()
  const calendar = await toNomination(id)
  const nominee = { room: '1-401', name: '樟微雨' }
  const { nomination } = await world.data(RESIDENT, c.nominate, { id, nominee })
  await world.data(NEIGHBOUR, c.answerNomination, { id: nomination, answer: ANSWER })
  const self = await world.data(RESIDENT, c.nominate, { id })
  const young = { ...ANSWER, name: '荷小满', bornOn: '2015-01-01' }
  await world.data(RESIDENT, c.answerNomination, { id: self.nomination, answer: young })
  const qualify = { id: self.nomination, decision: 'qualified' as const }
  expect(await world.call(SECRETARY, c.reviewNomination, qualify)).toMatchObject({ code: 4026 })
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  await goTo((calendar.review?.until ?? 0) + 60_000)
  expect(await detail(id)).toMatchObject({ stage: 'void', voided: { reason: 'no_candidates' } })
  const reviews = world.all(nominations) as unknown as NominationDoc[]
  expect(reviews.find(({ _id }) => _id === self.nomination)?.review?.reasons).toEqual(['too_young'])
  // The place is free for the next try.
  const { planId } = await world.data(SECRETARY, c.planElection, {
    ...PLAN,
    times: { startsAt: now() + 3_600_000 },
  })
  await world.data(SECRETARY, c.openElection, { planId })
})

test('who was refused appeals, and somebody else decides', async () => {
  const id = await open()
  await toNomination(id)
  const nomination = await nominated(id)
  const refuse = { id: nomination, decision: 'refused' as const, words: '不在这里住' }
  await world.data(COMMUNITY_SECRETARY, c.reviewNomination, refuse)
  await world.data(NEIGHBOUR, c.appealReview, { id: nomination, words: '我住了十年' })
  const ruling = { id: nomination, decision: 'qualified' as const, words: '查实了' }
  const own = await world.call(COMMUNITY_SECRETARY, c.ruleOnAppeal, ruling)
  expect(own).toMatchObject({ ok: false, code: 4014 })
  await world.data(STREET, c.ruleOnAppeal, ruling)
  const { calendar } = election()
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  await goTo((calendar.review?.until ?? 0) + 60_000)
  expect(election().choices).toHaveLength(1)
})

test('neither a candidate nor their family watches over the count', async () => {
  const id = await open()
  await toNomination(id)
  await nominated(id)
  expect(await world.call(NEIGHBOUR, c.offerScrutineer, { id, offers: true })).toMatchObject({
    code: 4030,
  })
  await world.data(RESIDENT, c.offerScrutineer, { id, offers: true })
  const people = [personIdOf(RESIDENT), 'p-a', 'p-b']
  const few = await world.call(SECRETARY, c.chooseScrutineers, { id, people: people.slice(0, 1) })
  expect(few).toMatchObject({ code: 4031 })
})

test('an objection to the result holds the confirmation up; two people void it', async () => {
  const id = await open()
  const calendar = await toNomination(id)
  const nomination = await nominated(id)
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  await goTo((calendar.review?.until ?? 0) + 60_000)
  keyed()
  await goTo(calendar.voting.until + 1)
  await count(nomination)
  await goTo(calendar.resultAt)
  const { objection } = await world.data(RESIDENT, c.objectToResult, { id, words: '票箱没封好' })
  await goTo(calendar.resultRulings.until + 60_000)
  const confirm = () => world.call(COMMUNITY_SECRETARY, c.confirmResult, { id })
  expect(await confirm()).toMatchObject({ code: 4015 })
  await goTo(calendar.resultRulings.until + 20 * 86_400_000)
  expect(election().confirmed).toBeNull()
  const upheld = { id: objection, decision: 'upheld' as const, words: '确实没有封好' }
  await world.data(SECRETARY, c.ruleOnObjection, upheld)
  expect(await confirm()).toMatchObject({ code: 4015 })
  await world.data(COMMUNITY_SECRETARY, c.secondRuling, { id: objection, agrees: true })
  expect(await detail(id)).toMatchObject({ stage: 'void', voided: { reason: 'irregular' } })
  await tick()
  expect(world.all(terms)).toEqual([])
})

describe('plans', () => {
  test('rules change within bounds only, then freeze with a hash', async () => {
    const preview = (rules: object) => world.data(SECRETARY, c.previewPlan, { ...PLAN, rules })
    expect((await preview({ nomination: 2 })).problems).toEqual(['提名天数只能是 3 到 15'])
    expect((await preview({ nomination: 10 })).problems).toEqual([])
    const bad = await world.call(SECRETARY, c.planElection, { ...PLAN, rules: { voting: 99 } })
    expect(bad).toMatchObject({ ok: false, code: 4003 })
    const id = await open()
    expect((await detail(id)).rulesHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a compound opens all its buildings at once, each once; a second try is refused', async () => {
    const places = [`${COMPOUND}/b01`, BUILDING]
    const { planId } = await world.data(SECRETARY, c.planElection, { ...PLAN, places })
    const key = freshKey()
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => world.data(SECRETARY, c.openElection, { planId }, key)),
    )
    expect(new Set(tries.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(world.all(elections)).toHaveLength(2)
    const second = await world.data(SECRETARY, c.planElection, PLAN)
    expect(await world.call(SECRETARY, c.openElection, second)).toMatchObject({ code: 4005 })
    expect(world.all(elections)).toHaveLength(2)
  })

  test('a plan whose start has passed is not opened, and one of another compound is refused', async () => {
    const { planId } = await world.data(SECRETARY, c.planElection, PLAN)
    world.clock.advance(2 * 3_600_000)
    expect(await world.call(SECRETARY, c.openElection, { planId })).toMatchObject({ code: 4004 })
    const places = ['/430202/430202002/430202002003/c01/b01']
    const outside = await world.call(SECRETARY, c.planElection, { ...PLAN, places })
    expect(outside).toMatchObject({ ok: false, code: 4006 })
  })

  test('a question of the compound asks every household, with yes, no and abstain', async () => {
    const question = { title: '加装充电桩', text: '是否同意在东门加装充电桩？' }
    const { planId } = await world.data(SECRETARY, c.planElection, {
      ...PLAN,
      office: 'question',
      places: [COMPOUND],
      question,
    })
    const [id = ''] = (await world.data(SECRETARY, c.openElection, { planId })).elections
    await tick()
    const { calendar } = election()
    await goTo(calendar.roll.from)
    await goTo(calendar.rollRulings.until + 36_000)
    keyed()
    await goTo(calendar.voting.from)
    expect(await detail(id)).toMatchObject({
      stage: 'voting',
      mine: true,
      choices: [{ id: 'yes' }, { id: 'no' }, { id: 'abstain' }],
    })
  })
})

test('whoever was captain before makes way in the same transaction', async () => {
  const id = await open()
  const calendar = await toNomination(id)
  const nomination = await nominated(id)
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  await goTo((calendar.review?.until ?? 0) + 60_000)
  keyed()
  await goTo(calendar.voting.until + 1)
  await count(nomination)
  await goTo(calendar.resultAt)
  await goTo(calendar.resultRulings.until + 60_000)
  await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id })
  const inForce = world.all(appointments).filter(({ role, scope, startsAt, endsAt }) => {
    const holds = Number(startsAt) <= now() && now() < Number(endsAt)
    return role === 'building_captain' && scope === BUILDING && holds
  })
  expect(inForce).toMatchObject([{ personId: personIdOf(NEIGHBOUR), elected: true }])
})
