/** A large board is added up over several runs of the timer, each in a process that knows nothing. */
import * as ballot from '@domain/ballot/v1'
import * as c from '@functions/elections/contract'
import type { SumsDoc } from '@functions/elections/voting/documents'
import { forgetBoards } from '@functions/elections/voting/replay'
import { boardPages, pollSums, polls } from '@functions/elections/voting/store'
import { verifyBoard } from '../../../tools/verify-election/check'
import { openWorld, type World } from '../world'
import { homeOf, Kit, must, officerOf, tend, voterOf } from './support/poll-kit'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

// Two ballots a piece, one piece a run.
jest.mock('@functions/elections/voting/pieces', () => ({
  ...{ PIECE_BALLOTS: 2, PIECES_A_RUN: 1, READ_MS: 12_000, ADD_MS: 7_000 },
}))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sums = () => world.all(pollSums)[0] as unknown as SumsDoc | undefined
const stage = () => world.all(polls)[0]?.stage
async function run(): Promise<void> {
  forgetBoards()
  await tend(world)
}

test('seven ballots take four runs, each goes on from the one before, and the sums are the board’s own', async () => {
  const kit = await Kit.open(world, { id: 'polladding01', households: 9, officers: 2 })
  kit.startVoting()
  for (const household of [0, 1, 2, 3, 4]) await kit.vote(household, [1, 0])
  for (const household of [5, 6, 7]) await kit.vote(household, [0, 1])
  await kit.vote(0, [0, 1])
  // One is taken back for paper.
  const own = { id: kit.id, household: homeOf(7) }
  await world.data(officerOf(0), c.recordPaper, own)
  await world.data(voterOf(7), c.withdrawBallot, own)
  await kit.close()
  await kit.enterPaper(0, [0, 1])
  await kit.enterPaper(1, [0, 1])

  for (const added of [2, 4, 6]) {
    await run()
    expect(sums()).toMatchObject({ added })
    expect(stage()).toBe('closed')
  }
  // Two at once, and one that died before it was kept, come to the same.
  const before = world.cloud.database.snapshot()
  const end = world.cloud.faults.crash({ functionName: 'elections', afterRequests: 4 })
  await run().catch(() => undefined)
  end()
  expect(stage()).toBe('closed')
  world.cloud.database.reset(before)
  forgetBoards()
  await Promise.all([tend(world), tend(world)])
  expect(stage()).toBe('tallied')
  const text = await kit.download()
  expect(text.split('"type":"Tally"')).toHaveLength(2)
  const board = must(ballot.Board.parse(text, 'check'))
  expect(board.tallyFrame?.tally.ballots).toBe(7)

  for (const i of [0, 2]) await kit.open(i)
  world.clock.moveTo(kit.plan.resultAt)
  await run()
  const { result } = await world.data(voterOf(0), c.getPoll, { id: kit.id })
  expect(result).toEqual({ cast: 8, onPaper: 1, spoiled: 0, votes: [4, 4] })
  expect(verifyBoard(await kit.download())).toMatchObject({ holds: true })
  expect(world.all(boardPages).length).toBeGreaterThan(4)
})
