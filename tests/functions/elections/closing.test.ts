/** The close: too few came, and voting goes on without a gap; late paper, and its household's window. */
import * as c from '@functions/elections/contract'
import { elections } from '@functions/elections/store'
import { polls } from '@functions/elections/voting/store'
import { openWorld, type World } from '../world'
import { homeOf, Kit, officerOf, tend, voterOf } from './support/poll-kit'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

const HOUR = 3_600_000
const DAY = 24 * HOUR
let world: World
let half: Kit
let kit: Kit
let sealed: string[]
let serial = 0
beforeAll(async () => {
  world = await openWorld()
  // Its own close comes after every copy's.
  const until = world.clock.now() + 30 * DAY
  const plan = { until, paperUntil: until + HOUR, resultAt: until + 2 * HOUR }
  const options = { households: 6, candidates: 1, officers: 2, plan }
  half = await Kit.open(world, { id: 'pollclosing0', ...options })
  half.startVoting()
  // Half of six have voted: not more than half.
  for (const household of [0, 1, 2]) await half.vote(household, [1])
  for (const household of [3, 4]) await half.claim(household)
  sealed = [await half.ballotOf(voterOf(3), [1]), await half.ballotOf(voterOf(4), [1])]
})
// The same three votes each time, in a window that closes in two hours.
beforeEach(() => {
  const until = world.clock.now() + 2 * HOUR
  const times = { until, paperUntil: until + 2 * HOUR, resultAt: until + DAY }
  const extension = {
    ...{ until: until + 2 * DAY, paperUntil: until + 2 * DAY + 2 * HOUR },
    resultAt: until + 3 * DAY,
  }
  serial += 1
  kit = half.fork(`pollclosing${serial}`, { ...times, extension })
})
afterAll(() => world.close())

const at = (household: number) => ({ id: kit.id, household: homeOf(household) })
const cast = (household: number) =>
  world.call(voterOf(household), c.castBallot, {
    ...{ ...at(household), ballot: sealed[household - 3] ?? '' },
  })
const own = (collection: { name: string }) =>
  world.all(collection).find(({ _id }) => _id === kit.id)
const poll = () => own(polls)
const calendar = () => own(elections)?.calendar as { voting: { until: number } }

describe('half have voted, which is too few', () => {
  test('from the first moment after the close a household votes as if voting had never closed', async () => {
    const { until, extension } = kit.plan
    world.clock.moveTo(until + 1)
    // The page says so before anything is written down.
    const view = await world.data(voterOf(3), c.getPoll, { id: kit.id })
    expect(view).toMatchObject({ stage: 'voting', until: extension?.until })
    expect(poll()).toMatchObject({ until })
    const before = calendar().voting.until
    expect(await cast(3)).toMatchObject({ ok: true })
    expect(poll()).toMatchObject({ until: extension?.until, extension: null, stage: 'open' })
    // By the rules' own extension, once for everybody who comes.
    expect(calendar().voting.until).toBe(before + 2 * DAY)
    expect(await cast(4)).toMatchObject({ ok: true })
    // The timer's close of the old window finds it gone on.
    world.clock.moveTo(until + 2 * 60_000)
    await tend(world)
    expect(poll()).toMatchObject({ stage: 'open', until: extension?.until })
    expect(calendar().voting.until).toBe(before + 2 * DAY)
  })

  test('a credential that comes then lets it go on as well', async () => {
    world.clock.moveTo(kit.plan.until + 1)
    await kit.claim(5)
    expect(poll()).toMatchObject({ extension: null })
  })

  test('and so does paper', async () => {
    world.clock.moveTo(kit.plan.until + 1)
    await world.data(officerOf(0), c.recordPaper, at(5))
    expect(poll()).toMatchObject({ extension: null })
  })

  test('when nobody comes the timer does it, once calls of the old window are over', async () => {
    world.clock.moveTo(kit.plan.until + 20_000)
    await tend(world)
    expect(poll()).toMatchObject({ until: kit.plan.until })
    world.clock.moveTo(kit.plan.until + 20_001)
    await tend(world)
    expect(poll()).toMatchObject({ until: kit.plan.extension?.until })
  })

  test('a timer that comes minutes late extends, and does not close in the same run', async () => {
    world.clock.moveTo(kit.plan.until + 2 * 60_000)
    await tend(world)
    expect(poll()).toMatchObject({ stage: 'open', until: kit.plan.extension?.until })
    expect(await cast(3)).toMatchObject({ ok: true })
  })
})

test('one more than half have voted: whoever comes a millisecond late is refused, and it closes', async () => {
  world.clock.moveTo(kit.plan.until)
  expect(await cast(3)).toMatchObject({ ok: true })
  world.clock.moveTo(kit.plan.until + 1)
  expect(await cast(4)).toMatchObject({ code: 4103 })
  expect(await world.data(voterOf(4), c.getPoll, { id: kit.id })).toMatchObject({
    stage: 'counting',
  })
  world.clock.moveTo(kit.plan.until + 2 * 60_000)
  await tend(world)
  expect(poll()).toMatchObject({ stage: 'closed', until: kit.plan.until })
})

test('paper that was registered late can be struck after the close, and is counted only then', async () => {
  const { until } = kit.plan
  world.clock.moveTo(until - HOUR)
  expect(await cast(3)).toMatchObject({ ok: true })
  for (const household of [4, 5]) await world.data(officerOf(0), c.recordPaper, at(household))
  const { seats } = await world.data(voterOf(5), c.getPoll, { id: kit.id })
  // Two hours from the registration: an hour after the close.
  expect(seats[0]).toMatchObject({ challengeUntil: until + HOUR })
  await kit.close()
  const desk = () => world.data(officerOf(0), c.getPaperDesk, { id: kit.id })
  expect(await desk()).toMatchObject({ stage: 'counting', countFrom: until + HOUR + 60_000 })
  expect(await kit.enterPaper(0, [2])).toMatchObject({ code: 4132 })
  const strike = (household: number) =>
    world.call(voterOf(household), c.challengePaper, at(household))
  world.clock.moveTo(until + HOUR)
  expect(await strike(5)).toMatchObject({ data: { counts: 'none' } })
  world.clock.moveTo(until + HOUR + 1)
  expect(await strike(4)).toMatchObject({ code: 4131 })
  expect(await kit.enterPaper(0, [1])).toMatchObject({ code: 4132 })
  world.clock.moveTo(until + HOUR + 60_000)
  const settled = await desk()
  expect(settled).not.toHaveProperty('countFrom')
  expect(settled.envelopes.map(({ household }) => household)).toEqual([homeOf(4)])
  await kit.enterPaper(0, [1])
  expect(await kit.enterPaper(1, [1])).toMatchObject({ data: { settled: true } })
})
