/** A whole election through actions and the timer alone: from the plan to the captain's first notice. */
import * as c from '@functions/elections/contract'
import type { ElectionDoc, RollEntryDoc } from '@functions/elections/documents'
import {
  type QuestionPoll,
  type QuestionPollResult,
  questionPollResult,
  startQuestionPoll,
} from '@functions/elections/face'
import { rollHash } from '@functions/elections/steps/freeze-roll'
import { elections, rollEntries, terms } from '@functions/elections/store'
import { tasks } from '@functions/kernel/tasks'
import { writeNotice } from '@functions/notices/contract'
import { newHousehold } from '@functions/people/households'
import { verifyBoard } from '../../../tools/verify-election/check'
import { PLAN } from '../fixtures/elections'
import { BUILDING, COMMUNITY_SECRETARY, holderOf, openWorld, SECRETARY, type World } from '../world'
import { asFunction } from './support/as-function'
import {
  homeOf,
  Kit,
  officerOf,
  person,
  personOf,
  proxyFor,
  scrutineerOf,
  tend,
  voterOf,
} from './support/poll-kit'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const STREET = holderOf('sub_district_staff')
/** Households beside the three of the world: a vote of the whole story, and what decides a vote. */
const HOMES = 12
const FEW = 5
const room = (n: number) => `1单元${n + 101}`
const SCRUTINEERS = [0, 1, 2].map(scrutineerOf)

/** Households move into the building, and five neighbours next door. */
function settle(count: number): void {
  const watchers = [...SCRUTINEERS, officerOf(0), officerOf(1)]
  const homes = Array.from({ length: count }, (_, i) => i)
  world.cloud.database.loadDocuments('residents', [
    ...homes.map((i) => ({ ...person(voterOf(i), `住户${i + 1}`, homeOf(i)) })),
    ...watchers.map((by, i) => ({
      ...person(by, `邻居${i}`, `${BUILDING.slice(0, -3)}b01/u1/01${i + 10}`),
    })),
  ])
  world.cloud.database.loadDocuments(
    'households',
    homes.map((i) => {
      const members = [{ personId: personOf(voterOf(i)), relation: 'owner' as const, since: 0 }]
      const home = newHousehold(homeOf(i), { room: room(i), areaCentiares: 8_000 })
      return { ...home, headId: personOf(voterOf(i)), members }
    }),
  )
}

const election = (id: string) =>
  world.all(elections).find(({ _id }) => _id === id) as unknown as ElectionDoc
const detail = (id: string, who = voterOf(0)) => world.data(who, c.getElection, { id })
async function goTo(at: number): Promise<void> {
  world.clock.moveTo(at)
  await tend(world)
  await tend(world)
}
const waitsFor = (openid: string) =>
  world
    .all(tasks)
    .filter(({ desks }) => (desks as string[]).includes(`person@${personOf(openid)}`))
    .map(({ title }) => title)

const ANSWER = {
  ...{ accepts: true as const, bornOn: '1970-05-01', livesHereSince: '2012-01-01' },
  statement: '我愿意为大家跑腿。',
}

/** Plans and opens an election; its id. */
async function begin(plan: object = PLAN): Promise<string> {
  const { planId } = await world.data(SECRETARY, c.planElection, plan)
  const [id = ''] = (await world.data(SECRETARY, c.openElection, { planId })).elections
  await tend(world)
  return id
}

/** Somebody stands by their own word. */
async function stand(id: string, household: number): Promise<string> {
  const by = voterOf(household)
  const { nomination } = await world.data(by, c.nominate, { id })
  await world.data(by, c.answerNomination, {
    ...{ id: nomination, answer: { ...ANSWER, name: `候选${household}` } },
  })
  return nomination
}

/** Three neighbours watch, two help with paper. */
async function choosePeople(id: string): Promise<void> {
  for (const by of [...SCRUTINEERS, officerOf(0), officerOf(1)])
    await world.data(by, c.offerScrutineer, { id, offers: true })
  await world.data(SECRETARY, c.chooseScrutineers, { id, people: SCRUTINEERS.map(personOf) })
  const people = [officerOf(0), officerOf(1)].map(personOf)
  await world.data(SECRETARY, c.chooseOfficers, { id, people })
}

/** Goes on to published candidates; those who stand. */
async function toCandidates(id: string, standing: readonly number[]): Promise<string[]> {
  const { calendar } = election(id)
  await goTo(calendar.rollRulings.until + 60_000)
  const nominations = []
  for (const household of standing) nominations.push(await stand(id, household))
  await choosePeople(id)
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  await goTo((calendar.review?.until ?? 0) + 60_000)
  return nominations
}

/** From published candidates to an open poll. */
async function toVoting(id: string): Promise<Kit> {
  const kit = Kit.of(world, id)
  await kit.makeKey()
  await goTo(election(id).calendar.voting.from)
  return kit
}

test('plan, roll, nominations, key, votes, count, result, confirmation: then the captain posts', async () => {
  settle(HOMES)
  const id = await begin()
  const { calendar } = election(id)
  await goTo(calendar.roll.from + 1)
  // A household of the building is missing from the roll and gets on it.
  const [missing = ''] = [homeOf(HOMES)]
  world.cloud.database.loadDocuments('households', [
    { ...newHousehold(missing, { room: room(HOMES), areaCentiares: 8_000 }) },
  ])
  world.cloud.database.loadDocuments('residents', [
    { ...person(voterOf(HOMES), '后来的', missing) },
  ])
  const { objection } = await world.data(voterOf(HOMES), c.raiseRollObjection, {
    ...{ id, asks: 'add', words: '没有我家' },
  })
  const ruling = { decision: 'upheld' as const, words: '已核实' }
  await world.data(SECRETARY, c.ruleOnObjection, { id: objection, ...ruling })
  await goTo(calendar.rollRulings.until + 60_000)
  const hash = rollHash(world.all(rollEntries) as unknown as RollEntryDoc[])
  expect((await detail(id)).roll).toMatchObject({ frozen: true, households: HOMES + 4, hash })

  const [first, second, third] = [await stand(id, 0), await stand(id, 1), await stand(id, 2)]
  await choosePeople(id)
  await goTo((calendar.nomination?.until ?? 0) + 60_000)
  for (const nomination of [first, second])
    await world.data(SECRETARY, c.reviewNomination, { id: nomination, decision: 'qualified' })
  await world.data(SECRETARY, c.reviewNomination, {
    ...{ id: third, decision: 'refused', words: '不在这里住' },
  })
  await goTo((calendar.review?.until ?? 0) + 60_000)
  expect((await detail(id)).choices?.map((one) => one.id).sort()).toEqual([first, second].sort())

  // Publishing candidates prepared the poll; officers, then scrutineers are asked on their home page.
  expect(waitsFor(officerOf(0))).toEqual(['请登记您的计票签名，监票人才能开始做钥匙'])
  expect(waitsFor(scrutineerOf(0))).toEqual([])
  const moves = async (who: string) => (await detail(id, who)).moves
  expect(await moves(scrutineerOf(0))).toContain('make_key')
  expect(await moves(officerOf(0))).toContain('make_key')
  expect(await moves(voterOf(9))).not.toContain('make_key')
  const kit = await toVoting(id)
  expect(waitsFor(scrutineerOf(0))).toEqual([])
  expect(await detail(id)).toMatchObject({ stage: 'voting', moves: ['vote'] })
  expect(await moves(officerOf(0))).toEqual(['paper'])
  expect(await moves(scrutineerOf(0))).toEqual([])

  // Eight by phone, three on paper, one by proxy that is overridden; one votes again.
  const place = (await world.data(voterOf(0), c.getPoll, { id })).candidates
    .filter((one) => one.id === first)
    .map((one) => one.place)
  const forFirst = place[0] === 0 ? [1, 0] : [0, 1]
  const forSecond = [...forFirst].reverse()
  for (const household of [0, 1, 2, 3, 4, 5]) await kit.vote(household, forFirst)
  for (const household of [6, 7]) await kit.vote(household, forSecond)
  await kit.vote(5, forSecond)
  const record = (household: number, proxy?: object) =>
    world.data(officerOf(0), c.recordPaper, { id, household: homeOf(household), ...proxy })
  for (const household of [8, 9, 10]) await record(household)
  await record(11, { proxy: proxyFor(8) })
  await kit.vote(11, forFirst)

  await kit.close()
  expect(waitsFor(officerOf(1))).toEqual(['请清点并录入纸质票'])
  const totals = place[0] === 0 ? [2, 1] : [1, 2]
  await kit.enterPaper(0, totals)
  expect(await kit.enterPaper(1, totals)).toMatchObject({ data: { settled: true } })
  await tend(world)
  expect(waitsFor(officerOf(1))).toEqual([])
  expect(waitsFor(scrutineerOf(2))).toEqual(['请开票'])
  expect(await moves(scrutineerOf(2))).toEqual(['count'])
  await kit.open(0)
  await kit.open(2)
  expect((await detail(id)).result).toBeUndefined()
  await goTo(calendar.resultAt)
  const { result } = await detail(id)
  expect(result).toMatchObject({
    count: { households: HOMES + 4, cast: 12, votes: { [first]: 8, [second]: 4 } },
    outcome: { kind: 'elected', elected: [first] },
  })
  expect(verifyBoard(await kit.download())).toMatchObject({ holds: true })
  expect(waitsFor(scrutineerOf(1))).toEqual([])

  await goTo(calendar.resultRulings.until + 60_000)
  await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id })
  await world.data(STREET, c.fileResult, { id, number: '备2026-1' })
  expect((await detail(id)).stage).toBe('filed')
  expect(world.all(terms)).toMatchObject([{ personId: personOf(voterOf(0)), path: BUILDING }])
  const notice = { title: '大家好', body: '我是新的楼栋长。', pictures: [], attachments: [] }
  await world.data(voterOf(0), writeNotice, {
    ...{ audience: BUILDING, ...notice, mustReadBy: null, expiresAt: null, submit: true },
  })
})

test('too few vote: voting goes on once, by the calendar; still too few: it is asked for again', async () => {
  settle(FEW)
  const id = await begin()
  await toCandidates(id, [0])
  const kit = await toVoting(id)
  const before = election(id).calendar
  await kit.vote(0, [1])
  await kit.close()
  const after = election(id)
  expect(after.round.extended).toBe(true)
  expect(after.calendar.voting.until).toBe(before.voting.until + 2 * 86_400_000)
  expect(await detail(id)).toMatchObject({ stage: 'voting', extended: true })
  await kit.vote(1, [1])
  await goTo(after.calendar.voting.until + 120_000)
  await goTo(after.calendar.resultAt - 1)
  for (const i of [0, 1]) await kit.open(i)
  await goTo(after.calendar.resultAt)
  expect(await detail(id)).toMatchObject({
    ...{ stage: 'rerun', result: { outcome: { kind: 'rerun', because: 'no_quorum' } } },
  })
  expect(world.all(tasks).map(({ _id }) => _id)).toContain(`election.rerun.${id}`)
})

test('nobody has more than half: the first two stand again by the same roll, with a key of their own', async () => {
  settle(FEW + 1)
  const id = await begin()
  const [first = '', second = '', third = ''] = await toCandidates(id, [0, 1, 2])
  const kit = await toVoting(id)
  const places = new Map(
    (await world.data(voterOf(0), c.getPoll, { id })).candidates.map((one) => [one.id, one.place]),
  )
  const ballotFor = (choice: string) => [0, 1, 2].map((i) => (places.get(choice) === i ? 1 : 0))
  // Three of six is not more than half.
  const votes = [first, first, first, second, second, third]
  for (const [household, choice] of votes.entries()) await kit.vote(household, ballotFor(choice))
  await kit.close()
  await tend(world)
  for (const i of [1, 2]) await kit.open(i)
  await goTo(election(id).calendar.resultAt)
  await goTo(election(id).calendar.resultAt + 60_000)
  expect(await detail(id)).toMatchObject({
    ...{ stage: 'runoff', result: { outcome: { kind: 'runoff', candidates: [first, second] } } },
  })
  const runoff = (world.all(elections) as unknown as ElectionDoc[]).find(
    (one) => one.runoffOf === id,
  )
  if (!runoff) throw new Error('no runoff')
  const again = await toVoting(runoff._id)
  const where = (await world.data(voterOf(0), c.getPoll, { id: runoff._id })).candidates
  const forSecond = where.find((one) => one.id === second)?.place === 0 ? [1, 0] : [0, 1]
  for (let household = 0; household < 5; household++) await again.vote(household, forSecond)
  await again.close()
  await tend(world)
  for (const i of [0, 1]) await again.open(i)
  await goTo(election(runoff._id).calendar.resultAt)
  await goTo(election(runoff._id).calendar.resultRulings.until + 60_000)
  await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id: runoff._id })
  expect(world.all(terms)).toMatchObject([{ personId: personOf(voterOf(1)) }])
})

describe('without a key nobody can vote', () => {
  beforeEach(() => settle(FEW))

  test('scrutineers are chosen late, and again: voting waits a day each, and goes its whole length', async () => {
    const id = await begin()
    const { calendar } = election(id)
    await goTo(calendar.rollRulings.until + 60_000)
    await stand(id, 0)
    await goTo((calendar.nomination?.until ?? 0) + 60_000)
    await goTo((calendar.review?.until ?? 0) + 60_000)
    expect(world.all(tasks).map(({ _id }) => _id)).toContain(`election.scrutineers.${id}`)
    await goTo(calendar.voting.from)
    const moved = election(id).calendar.voting
    expect(moved.from).toBe(calendar.voting.from + 86_400_000)
    await choosePeople(id)
    await tend(world)
    const old = Kit.of(world, id)
    // One of them loses the phone half-way: another is chosen, and the key is begun anew.
    const by = scrutineerOf(3)
    world.cloud.database.loadDocuments('residents', [
      { ...person(by, '邻居3', `${BUILDING.slice(0, -3)}b01/u1/0140`) },
    ])
    await world.data(by, c.offerScrutineer, { id, offers: true })
    const people = [0, 1, 3].map(scrutineerOf).map(personOf)
    await world.data(SECRETARY, c.chooseScrutineers, { id, people })
    await tend(world)
    const fresh = Kit.of(world, id).plan
    expect(fresh.scrutineers.map(({ personId }) => personId)).toEqual(people)
    expect(old.plan.scrutineers).not.toEqual(fresh.scrutineers)
    expect(fresh).toMatchObject({ from: moved.from, until: moved.until })
    expect(waitsFor(scrutineerOf(2))).toEqual([])
  })

  test('after a week of waiting the election is over, with the reason, and can be started again', async () => {
    const id = await begin()
    await toCandidates(id, [0])
    for (let day = 0; day <= 7; day++) await goTo(election(id).calendar.voting.from)
    expect(await detail(id)).toMatchObject({ stage: 'void', voided: { reason: 'no_key' } })
    await begin({ ...PLAN, times: { startsAt: world.clock.now() + 3_600_000 } })
  })

  test('scrutineers who never come to the count end it too, a week after the promised hour', async () => {
    const id = await begin()
    await toCandidates(id, [0])
    const kit = await toVoting(id)
    for (let household = 0; household < FEW; household++) await kit.vote(household, [1])
    await kit.close()
    await tend(world)
    await kit.open(0)
    const { resultAt } = election(id).calendar
    await goTo(resultAt + 6 * 86_400_000)
    expect((await detail(id)).stage).toBe('counting')
    await goTo(resultAt + 7 * 86_400_000)
    expect(await detail(id)).toMatchObject({ stage: 'void', voided: { reason: 'no_count' } })
  })
})

test('another context asks the households a question; what they say holds once nobody can object', async () => {
  settle(FEW)
  const by = { personId: personOf(SECRETARY), name: '书记', role: 'branch_secretary' as const }
  const poll: QuestionPoll = {
    ...{ id: 'convention1.v2', path: BUILDING, placeName: '小满荷苑 3栋', by },
    ...{ title: '居民公约第二版', text: '是否同意？', times: PLAN.times },
  }
  const start = () => asFunction(world, (inside) => startQuestionPoll(inside, poll))
  const { electionId: id, calendar } = await start()
  expect(await start()).toEqual({ electionId: id, calendar })
  const state = (): Promise<QuestionPollResult> =>
    asFunction(world, ({ tx, now }) => questionPollResult(tx, id, now))
  await tend(world)
  await choosePeople(id)
  await goTo(calendar.rollRulings.until + 60_000)
  const kit = await toVoting(id)
  expect(await state()).toMatchObject({ stage: 'voting', state: 'waiting' })
  // Its answers stand in one order for everybody.
  for (const household of [0, 1, 2, 3]) {
    const poll = await world.data(voterOf(household), c.getPoll, { id })
    const names = poll.candidates.map(({ name }) => name)
    expect([poll.isQuestion, ...names]).toEqual([true, '赞成', '反对', '弃权'])
  }
  for (const household of [0, 1, 2]) await kit.vote(household, [1, 0, 0])
  await kit.vote(3, [0, 1, 0])
  await kit.vote(4, [0, 0, 1])
  await kit.close()
  await tend(world)
  await kit.open(0)
  await goTo(calendar.resultAt)
  expect(await state()).not.toHaveProperty('count')
  // The second of them comes three days late: objections have their whole window from then on.
  world.clock.moveTo(calendar.resultAt + 3 * 86_400_000)
  await kit.open(1)
  await goTo(calendar.resultAt + 3 * 86_400_000)
  const { boardHead } = (await detail(id)).result ?? {}
  const count = { households: FEW + 3, cast: 5, yes: 3, no: 1, abstain: 1, boardHead }
  expect(await state()).toMatchObject({ state: 'waiting', count })
  const late = election(id).calendar
  expect(late.resultPublicity.from).toBe(calendar.resultAt + 3 * 86_400_000)
  await goTo(late.resultRulings.until + 60_000)
  await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id })
  expect(await state()).toMatchObject({ state: 'carried', stage: 'confirmed' })
  expect(world.all(terms)).toEqual([])
})

test('a question is planned like an election, of a whole compound, with nobody to nominate', async () => {
  settle(1)
  const question = { title: '加装充电桩', text: '是否同意在东门加装充电桩？' }
  const path = BUILDING.slice(0, -4)
  const id = await begin({ ...PLAN, path, office: 'question', places: [path], question })
  const shown = await detail(id)
  expect(shown).toMatchObject({ office: 'question', question, mine: true })
  expect(shown.choices?.map((one) => one.id)).toEqual(['yes', 'no', 'abstain'])
  expect(shown.line.map(({ stage }) => stage)).not.toContain('nominating')
})

test('three representatives of a building are elected at once, whoever more than half chose', async () => {
  settle(FEW)
  const id = await begin({ ...PLAN, office: 'resident_rep' })
  const [first = '', second = '', third = '', fourth = ''] = await toCandidates(id, [0, 1, 2, 3])
  const kit = await toVoting(id)
  const order = (await world.data(voterOf(0), c.getPoll, { id })).candidates
  const ballotFor = (...chosen: string[]) =>
    [0, 1, 2, 3].map((at) =>
      chosen.includes(order.find(({ place }) => place === at)?.id ?? '') ? 1 : 0,
    )
  for (const household of [0, 1, 2, 3]) await kit.vote(household, ballotFor(first, second, third))
  await kit.vote(4, ballotFor(third, fourth))
  await kit.close()
  await tend(world)
  for (const i of [0, 1]) await kit.open(i)
  await goTo(election(id).calendar.resultAt)
  const { outcome } = (await detail(id)).result ?? {}
  expect(outcome).toMatchObject({ kind: 'elected' })
  await goTo(election(id).calendar.resultRulings.until + 60_000)
  await world.data(COMMUNITY_SECRETARY, c.confirmResult, { id })
  const inOffice = world.all(terms).map(({ personId, role }) => [role, personId])
  expect(inOffice.sort()).toEqual([0, 1, 2].map((one) => ['resident_rep', personOf(voterOf(one))]))
})
