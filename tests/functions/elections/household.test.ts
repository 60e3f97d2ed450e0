/** What a household decides beside casting: who of it votes, with whose help, and which paper is its own. */
import * as c from '@functions/elections/contract'
import { remindAt } from '@functions/elections/voting/remind'
import { messages } from '@functions/kernel/messages'
import { tasksSettled } from '@functions/kernel/tasks'
import { FAR_COMPOUND, openWorld, type World } from '../world'
import {
  homeOf,
  householdDoc,
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
let kit: Kit
const SPOUSE = 'o-spouse'
const at = (household: number) => ({ id: kit.id, household: homeOf(household) })
const told = (openid: string) =>
  world
    .all(messages)
    .filter(({ to }) => to === personOf(openid))
    .map(({ title }) => title)

beforeAll(async () => {
  world = await openWorld()
  kit = await Kit.open(world, { id: 'pollhousehold', households: 6, candidates: 1, officers: 2 })
  world.cloud.database.loadDocuments('residents', [
    { ...person(SPOUSE, '家人', homeOf(0)) },
    { ...person('o-far', '远亲', `${FAR_COMPOUND}/b01/u1/0101`) },
  ])
  const home = householdDoc(0, [voterOf(0), SPOUSE])
  world.cloud.database.importJsonLines('households', JSON.stringify(home), 'upsert')
  kit.startVoting()
})
afterAll(() => world.close())

test('the head says who of the household votes, nobody else does, and only a member may', async () => {
  const move = (by: string, to: string) =>
    world.call(by, c.moveSeat, { ...at(0), to: personOf(to) })
  expect(await move(SPOUSE, SPOUSE)).toMatchObject({ code: 4128 })
  expect(await move(voterOf(0), voterOf(1))).toMatchObject({ code: 4129 })
  expect(await move(voterOf(0), SPOUSE)).toMatchObject({ data: { holder: 'family' } })
  expect(told(SPOUSE)).toEqual(['您家由您来投票'])
  const { claim } = await kit.claimOf(await kit.placeOf(0))
  expect(await world.call(voterOf(0), c.claimSeat, { ...at(0), claim })).toMatchObject({
    code: 4106,
  })
  const keys = await kit.claim(0, SPOUSE)
  const sealed = await kit.ballotOf(SPOUSE, [1])
  await world.data(SPOUSE, c.castBallot, { ...at(0), ballot: sealed })
  // Given back: the credential's phone is another, and it says so; with the key on it, it votes.
  await move(SPOUSE, voterOf(0))
  expect(await world.call(voterOf(0), c.claimSeat, { ...at(0), claim })).toMatchObject({
    code: 4108,
  })
  kit.credentials.set(voterOf(0), keys)
  const again = await kit.ballotOf(voterOf(0), [0], 2)
  await world.data(voterOf(0), c.castBallot, { ...at(0), ballot: again })
  expect(await world.call(SPOUSE, c.castBallot, { ...at(0), ballot: again })).toMatchObject({
    code: 4106,
  })
})

test('a household hears of the paper registered for it, and strikes what is not its own', async () => {
  await world.data(officerOf(0), c.recordPaper, at(1))
  expect(told(voterOf(1))).toEqual(['您家的纸质票收到了'])
  const seat = async () => (await world.data(voterOf(1), c.getPoll, { id: kit.id })).seats[0]
  expect(await seat()).toMatchObject({ paper: 'own', counts: 'paper' })
  expect(await world.data(voterOf(1), c.challengePaper, at(1))).toMatchObject({ counts: 'none' })
  expect(told(officerOf(1))).toEqual(['有一户说纸质票不是自己交的'])
  expect(await world.call(voterOf(1), c.challengePaper, at(1))).toMatchObject({ code: 4130 })
  const desk = await world.data(officerOf(0), c.getPaperDesk, { id: kit.id })
  expect(desk.envelopes).toEqual([])
  // Whoever helps somebody needs another beside them.
  const beside = [officerOf(1), ...[0, 1, 2].map(scrutineerOf)].map(personOf)
  expect(desk.witnesses.map(({ personId }) => personId)).toEqual(beside)
  const relative = { ...at(1), room: '1-103', name: '住户3' }
  expect(await world.data(officerOf(0), c.findProxy, relative)).toEqual({
    ...{ personId: personOf(voterOf(2)), name: '住户3' },
  })
  const other = { ...relative, name: '别人' }
  expect(await world.call(officerOf(0), c.findProxy, other)).toMatchObject({ ok: false })
  // Its real paper is registered as any other.
  await world.data(officerOf(1), c.recordPaper, at(1))
  expect(await seat()).toMatchObject({ counts: 'paper' })
})

test('a box is carried to the door by two; the household reads who they were', async () => {
  const carry = (beside: string) =>
    world.call(officerOf(0), c.recordPaper, { ...at(5), box: { beside: personOf(beside) } })
  expect(await carry(officerOf(0))).toMatchObject({ code: 4137 })
  expect(await carry(voterOf(0))).toMatchObject({ code: 4137 })
  expect(await carry(officerOf(1))).toMatchObject({ ok: true })
  const [told] = world.all(messages).filter(({ to }) => to === personOf(voterOf(5)))
  expect(told?.body).toMatch('是计票员1和计票员2带流动票箱上门收的')
  const carried = world.all({ name: 'audit_entries' }).map(({ details }) => details)
  expect(carried).toContainEqual({ channel: 'own', box: personOf(officerOf(1)) })
  await world.data(voterOf(5), c.challengePaper, at(5))
})

test('one person hands in for three households at most; a struck one is free again', async () => {
  const hand = (household: number, proxy: object = proxyFor(0)) =>
    world.call(officerOf(0), c.recordPaper, { ...at(household), proxy })
  // In writing, by a close relative, somebody of the compound who is not of the home itself.
  expect(await hand(2, proxyFor(0, { written: false }))).toMatchObject({ code: 4133 })
  expect(await hand(2, proxyFor(0, { closeRelative: false }))).toMatchObject({ code: 4120 })
  expect(await hand(2, proxyFor(0, { personId: 'p-nobody' }))).toMatchObject({ code: 4134 })
  expect(await hand(2, proxyFor(2))).toMatchObject({ code: 4134 })
  const far = proxyFor(0, { personId: personOf('o-far') })
  expect(await hand(2, far)).toMatchObject({ code: 4134 })
  const [two, three, four] = [await hand(2), await hand(3), await hand(4)]
  expect([two, three, four]).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
  expect(await hand(5)).toMatchObject({ code: 4121 })
  await world.data(voterOf(2), c.challengePaper, at(2))
  expect(await hand(5)).toMatchObject({ ok: true })
})

test('an officer helps somebody to vote for half an hour, with a witness; the household is told', async () => {
  const helper = officerOf(0)
  const begin = (witness: string, by = helper) =>
    world.call(by, c.beginAssisted, {
      ...{ ...at(3), witness: personOf(witness), consent: 'spoken' },
    })
  const index = await kit.placeOf(3)
  const { claim, keys } = await kit.claimOf(index)
  expect(await world.call(helper, c.claimSeat, { ...at(3), claim })).toMatchObject({ code: 5 })
  expect(await begin(helper)).toMatchObject({ code: 4127 })
  expect(await begin(voterOf(0))).toMatchObject({ code: 4127 })
  const from = world.clock.now()
  expect(await begin(scrutineerOf(1))).toMatchObject({
    data: { index, holder: 'mine', helpsUntil: from + 30 * 60_000 },
  })
  expect(told(voterOf(3))).toContain('有人协助您家投票')
  expect(told(scrutineerOf(1))).toContain('您被记为协助投票的见证人')
  // The helper's voting page shows the seat, and nobody else's does.
  const seatsFor = async (by: string) =>
    (await world.data(by, c.getPoll, at(3))).seats.map(({ household }) => household)
  expect(await seatsFor(helper)).toEqual([homeOf(3)])
  expect(await seatsFor(officerOf(1))).toEqual([])
  expect(await seatsFor(voterOf(0))).toEqual([homeOf(0)])
  kit.credentials.set(helper, keys)
  await world.data(helper, c.claimSeat, { ...at(3), claim })
  const vote = async () =>
    world.call(helper, c.castBallot, { ...at(3), ballot: await kit.ballotOf(helper, [1]) })
  world.clock.moveTo(from + 30 * 60_000)
  expect(await vote()).toMatchObject({ ok: true })
  expect(await world.data(helper, c.getMyBallot, at(3))).toMatchObject({ at: expect.any(Number) })
  world.clock.moveTo(from + 30 * 60_000 + 1)
  expect(await vote()).toMatchObject({ code: 5 })
  const { seats } = await world.data(voterOf(3), c.getPoll, { id: kit.id })
  expect(seats[0]).toMatchObject({ holder: 'helper', counts: 'phone' })
  // Nobody helps a household that votes itself.
  const own = { ...at(0), witness: personOf(scrutineerOf(0)), consent: 'written' }
  expect(await world.call(helper, c.beginAssisted, own)).toMatchObject({ code: 4106 })
})

test('homes that voted are asked no more; the others are reminded once, on the last day', async () => {
  const voteTask = `election.vote.${kit.id}`
  const settled = () =>
    world
      .all(tasksSettled)
      .filter(({ taskId }) => taskId === voteTask)
      .map(({ _id }) => String(_id).split('.').at(-1))
  world.clock.advance(61_000)
  await tend(world)
  expect(settled().sort()).toEqual(
    [voterOf(0), SPOUSE, voterOf(1), voterOf(3), voterOf(5)].map(personOf).sort(),
  )
  const reminded = () =>
    [2, 4].map((one) => told(voterOf(one)).filter((title) => title === '您家还没有投票').length)
  const at = remindAt(kit.plan)
  world.clock.moveTo(at - 1)
  await tend(world)
  expect(told(voterOf(2))).not.toContain('您家还没有投票')
  world.clock.moveTo(at)
  await Promise.all([tend(world), tend(world)])
  await tend(world)
  // The second home's proxy paper was struck; the fourth has voted, by a proxy.
  expect(reminded()).toEqual([1, 0])
  expect(told(voterOf(0))).not.toContain('您家还没有投票')
})
