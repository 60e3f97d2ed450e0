/** A whole vote of many households through the real functions, with a closing bell. @module */
import * as ballot from '@domain/ballot/v1'
import * as c from '@functions/elections/contract'
import type { PollRollDoc } from '@functions/elections/voting/documents'
import { forgetBoards } from '@functions/elections/voting/replay'
import { pollRolls, polls } from '@functions/elections/voting/store'
import { verifyBoard } from '../../../tools/verify-election/check'
import { homeOf, Kit, tend, voterOf } from '../../functions/elections/support/poll-kit'
import { freshKey, type World } from '../../functions/world'

export interface Size {
  readonly households: number
  readonly candidates: number
  /** Ballots that all come in the last seconds, and how many come after them, too late. */
  readonly bell: number
  readonly late: number
}

/** What came of it; times in milliseconds. */
export interface Held {
  readonly castMs: number
  readonly bellMs: number
  readonly boardMs: number
  readonly tallyMs: number
  /** Runs of the timer that the tally took, and the longest of them: none comes near its 20 s. */
  readonly tallyRuns: number
  readonly longestRunMs: number
  readonly publishMs: number
  readonly verifyMs: number
  readonly boardBytes: number
  readonly accepted: number
  readonly refusedLate: number
  /** Accepted ballots that are not on the board, and ballots on the board that were not accepted. */
  readonly lost: number
  readonly unknown: number
  readonly verified: boolean
  /** Whether the published result is the plain count of what was accepted. */
  readonly right: boolean
}

const BUSY = 8
const AT_ONCE = 25
const LATE = 4103
const MOST_RUNS = 200

interface Ready {
  readonly household: number
  readonly choice: number
  readonly sealed: string
}
type Answer = { readonly ready: Ready; readonly receipt: string; readonly code: number }

/** Claims every household's credential and seals its ballot: the phones' part, not measured. */
async function prepare(world: World, kit: Kit, { households, candidates }: Size): Promise<Ready[]> {
  const roll = world.all(pollRolls)[0] as unknown as PollRollDoc
  const indexOf = new Map(roll.households.map((home, index) => [home, index]))
  const ready: Ready[] = []
  for (let household = 0; household < households; household++) {
    const home = homeOf(household)
    const { claim, keys } = await kit.claimOf(indexOf.get(home) ?? -1)
    const by = voterOf(household)
    await world.data(by, c.claimSeat, { id: kit.id, household: home, claim })
    kit.credentials.set(by, keys)
    const choice = (household * 7919) % (candidates + 1)
    const choices = Array.from({ length: candidates }, (_, i) => (i === choice ? 1 : 0))
    ready.push({ household, choice, sealed: await kit.ballotOf(by, choices) })
    if (household % 500 === 499) console.log(`  ${household + 1} ballots sealed`)
  }
  return ready
}

async function cast(world: World, kit: Kit, ready: Ready): Promise<Answer> {
  const { household, sealed } = ready
  const input = { id: kit.id, household: homeOf(household), ballot: sealed }
  const key = freshKey()
  for (;;) {
    const answer = await world.call(voterOf(household), c.castBallot, input, key)
    if (answer.ok) return { ready, receipt: answer.data.receipt, code: 0 }
    if (answer.code !== BUSY) return { ready, receipt: '', code: answer.code }
  }
}

async function castAll(world: World, kit: Kit, some: readonly Ready[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let first = 0; first < some.length; first += AT_ONCE) {
    const wave = some.slice(first, first + AT_ONCE)
    answers.push(...(await Promise.all(wave.map((one) => cast(world, kit, one)))))
  }
  return answers
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now()
  return { value: await run(), ms: Math.round(performance.now() - start) }
}

/** A large board is judged over several runs of the timer. */
async function tendUntil(world: World, stage: string): Promise<{ runs: number; longest: number }> {
  let longest = 0
  for (let runs = 1; runs <= MOST_RUNS; runs++) {
    // Each in a process that knows nothing of the board.
    forgetBoards()
    const { ms } = await timed(() => tend(world))
    longest = Math.max(longest, ms)
    if (world.all(polls)[0]?.stage === stage) return { runs, longest }
  }
  throw new Error(`not ${stage} after ${MOST_RUNS} runs`)
}

/** The last seconds: many at once, the clock passing the close while they come, then the late ones. */
async function closingBell(world: World, kit: Kit, some: readonly Ready[], late: readonly Ready[]) {
  world.clock.moveTo(kit.plan.until - 2_000)
  const inTime = some.map((one, i) => {
    if (i === some.length >> 1) world.clock.moveTo(kit.plan.until)
    return cast(world, kit, one)
  })
  await Promise.race(inTime)
  world.clock.moveTo(kit.plan.until + 1)
  const tooLate = late.map((one) => cast(world, kit, one))
  return { inTime: await Promise.all(inTime), tooLate: await Promise.all(tooLate) }
}

function receiptsOn(text: string, fingerprint: Uint8Array): Set<string> {
  const receipts = new Set<string>()
  for (const line of text.split('\n').filter((one) => one.includes('"Ballot"'))) {
    const event = ballot.decodeEvent(line)
    if (!event.ok) throw new Error(event.code)
    const body = event.value.payload.slice(0, -64)
    receipts.add(ballot.receiptOf(ballot.ballotHashOf(fingerprint, body)))
  }
  return receipts
}

function plainCount(answers: readonly Answer[], candidates: number): number[] {
  const votes = Array.from({ length: candidates }, () => 0)
  for (const { code, ready } of answers)
    if (code === 0 && ready.choice < candidates)
      votes[ready.choice] = (votes[ready.choice] ?? 0) + 1
  return votes
}

/** Holds the vote and looks at what came of it. */
export async function holdElection(world: World, size: Size): Promise<Held> {
  const { households, candidates, bell, late } = size
  const kit = await Kit.open(world, { id: 'benchelection', households, candidates })
  kit.startVoting()
  const ready = await prepare(world, kit, size)
  const ordinary = ready.slice(0, households - bell - late)
  const ringing = ready.slice(ordinary.length, households - late)
  const usual = await timed(() => castAll(world, kit, ordinary))
  console.log('  cast; now the closing bell')
  const rung = await timed(() => closingBell(world, kit, ringing, ready.slice(households - late)))
  const answers = [...usual.value, ...rung.value.inTime, ...rung.value.tooLate]
  world.clock.moveTo(kit.plan.until + 120_000)
  const board = await timed(() => tend(world))
  const tally = await timed(() => tendUntil(world, 'tallied'))
  for (const i of [0, 2]) await kit.open(i)
  world.clock.moveTo(kit.plan.resultAt)
  const publish = await timed(() => tendUntil(world, 'finished'))
  const text = await kit.download()
  const { fingerprint } = await kit.known()
  const onBoard = receiptsOn(text, fingerprint)
  const accepted = new Set(answers.flatMap(({ receipt }) => (receipt === '' ? [] : [receipt])))
  const { result } = await world.data(voterOf(0), c.getPoll, { id: kit.id })
  console.log('  published; now the verifier')
  const verify = await timed(async () => verifyBoard(text))
  return {
    ...{ castMs: usual.ms / Math.max(1, ordinary.length), bellMs: rung.ms, boardMs: board.ms },
    ...{
      tallyMs: tally.ms,
      tallyRuns: tally.value.runs,
      publishMs: publish.ms,
      verifyMs: verify.ms,
    },
    longestRunMs: Math.max(tally.value.longest, publish.value.longest),
    boardBytes: text.length,
    accepted: accepted.size,
    refusedLate: rung.value.tooLate.filter(({ code }) => code === LATE).length,
    lost: [...accepted].filter((one) => !onBoard.has(one)).length,
    unknown: [...onBoard].filter((one) => !accepted.has(one)).length,
    verified: verify.value.holds,
    right: plainCount(answers, candidates).join() === result?.votes.join(),
  }
}
