/** A function that dies after any database request of casting, closing or counting, paper too, loses no ballot. */
import * as ballot from '@domain/ballot/v1'
import * as c from '@functions/elections/contract'
import { elections } from '@functions/elections/store'
import type { BoardHeadDoc, SeatDoc } from '@functions/elections/voting/documents'
import { boardHeads, intake, polls, seats } from '@functions/elections/voting/store'
import { openWorld, type World } from '../world'
import { homeOf, Kit, must, officerOf, scrutineerOf, tend, voterOf } from './support/poll-kit'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

jest.mock('@noble/curves/ed25519.js', () => {
  const { remembering } = require('../../domain/ballot/support/remembered')
  return remembering(jest.requireActual('@noble/curves/ed25519.js'))
})

let world: World
let kit: Kit
let sealed = ''

beforeAll(async () => {
  world = await openWorld()
  kit = await Kit.open(world, { id: 'pollcrash01', households: 4, candidates: 2, officers: 2 })
  kit.startVoting()
  await kit.vote(1, [1, 0])
  await kit.vote(2, [0, 1])
  await world.data(officerOf(0), c.recordPaper, { id: kit.id, household: homeOf(3) })
  await kit.claim(0)
  sealed = await kit.ballotOf(voterOf(0), [1, 0])
})
afterAll(() => world.close())

const castFirst = () =>
  world.call(voterOf(0), c.castBallot, {
    ...{ id: kit.id, household: homeOf(0), ballot: sealed },
  })
let partial = ''
const openFirst = () =>
  world.call(scrutineerOf(0), c.sendPartial, { id: kit.id, partial }, 'test-key-partial-0001')

/** The kinds of events on the board, in order. */
const kinds = async () => {
  const lines = (await kit.download()).split('\n').filter(Boolean)
  return lines.map((line) => must(ballot.decodeEvent(line)).type)
}

/**
 * Dies after each number of requests in turn, each time in the world as it is now; what is left is
 * looked at, and what another try makes of it. The step is done in the end: tests follow each other.
 */
async function dyingAnywhere(
  run: () => Promise<unknown>,
  seen: { readonly left: () => void; readonly mended: () => Promise<void> },
): Promise<number> {
  const snapshot = world.cloud.database.snapshot()
  for (let afterRequests = 0; ; afterRequests++) {
    world.cloud.database.reset(snapshot)
    const end = world.cloud.faults.crash({ functionName: 'elections', afterRequests })
    await run().catch(() => undefined)
    const { error, result } = world.cloud.calls.at(-1) ?? {}
    const died = error !== undefined || (result as { ok?: boolean } | undefined)?.ok === false
    end()
    if (!died) return afterRequests
    seen.left()
    world.clock.advance(31_000)
    await run()
    await seen.mended()
  }
}

const seat = () =>
  (world.all(seats) as unknown as SeatDoc[]).find(({ household }) => household === homeOf(0))
const taken = () => world.all(intake).filter(({ type }) => type === 'Ballot').length
const head = () => world.all(boardHeads)[0] as unknown as BoardHeadDoc

test('casting: the ballot is in whole or not at all, and the same ballot sent again is in once', async () => {
  const points = await dyingAnywhere(castFirst, {
    left: () => expect(taken()).toBe(seat()?.voted ? 3 : 2),
    mended: async () => {
      expect(taken()).toBe(3)
      expect(seat()).toMatchObject({ voted: true, lastSequence: 1 })
    },
  })
  expect(points).toBeGreaterThanOrEqual(5)
})

const WHOLE = ['Setup', ...Array(3).fill('Credential'), ...Array(3).fill('Ballot')].sort()
test('closing: every ballot is on the board once, behind it one close', async () => {
  world.clock.moveTo(kit.plan.until + 120_000)
  const points = await dyingAnywhere(() => tend(world), {
    left: () => expect(head().height).toBeLessThanOrEqual(8),
    mended: async () => {
      const all = await kinds()
      expect(all.slice(0, 7).sort()).toEqual(WHOLE)
      // It is not added up before its paper is counted.
      expect(all.slice(7)).toEqual(['Close'])
    },
  })
  expect(points).toBeGreaterThanOrEqual(15)
})

test('counting paper: two equal counts are one batch', async () => {
  await kit.enterPaper(0, [1, 0])
  const count = await kit.paperOf(1, [1, 0])
  const enter = () => world.call(officerOf(1), c.enterPaper, count, 'test-key-paper-000001')
  const points = await dyingAnywhere(enter, {
    left: () => expect(head().height).toBe(head().paper ? 9 : 8),
    mended: async () => expect((await kinds()).slice(7)).toEqual(['Close', 'PaperBatch']),
  })
  expect(points).toBeGreaterThanOrEqual(12)
})

test('adding up: one tally', async () => {
  const points = await dyingAnywhere(() => tend(world), {
    left: () => expect(head().height).toBeLessThanOrEqual(10),
    mended: async () => {
      expect((await kinds()).slice(7)).toEqual(['Close', 'PaperBatch', 'Tally'])
      expect(world.all(polls)[0]).toMatchObject({ stage: 'tallied' })
    },
  })
  expect(points).toBeGreaterThanOrEqual(8)
})

test('a scrutineer opens: their share is on the board once', async () => {
  await kit.open(1)
  partial = await kit.partialOf(0)
  const points = await dyingAnywhere(openFirst, {
    left: () => expect(head().partials.length + 10).toBe(head().height),
    mended: async () => expect(head().partials).toEqual([1, 0]),
  })
  expect(points).toBeGreaterThanOrEqual(12)
})

test('the result: on the board and in the election at once, and the right one', async () => {
  world.clock.moveTo(kit.plan.resultAt)
  const points = await dyingAnywhere(() => tend(world), {
    left: () => {
      const [poll, election] = [world.all(polls)[0], world.all(elections)[0]]
      expect(poll?.result === null).toBe(election?.result === null)
    },
    mended: async () => {
      const partials = ['PartialDecryption', 'PartialDecryption']
      const end = ['Close', 'PaperBatch', 'Tally', ...partials, 'Result']
      expect((await kinds()).slice(7)).toEqual(end)
      const [election] = world.all(elections)
      expect(election?.result).toMatchObject({ count: { votes: { cand1: 3, cand2: 1 } } })
    },
  })
  expect(points).toBeGreaterThanOrEqual(8)
})
