/** Random votes through the real functions come to what a plain count of the households gives. */
import * as c from '@functions/elections/contract'
import { verifyBoard } from '../../../tools/verify-election/check'
import { openWorld, type World } from '../world'
import { homeOf, Kit, officerOf, proxyFor, tend, voterOf } from './support/poll-kit'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

const HOUSEHOLDS = 6
const STEPS = 22
const HOUR = 3_600_000
let world: World
let claimed: Kit
beforeAll(async () => {
  world = await openWorld()
  // Its own close comes after every copy's.
  const until = world.clock.now() + 30 * 24 * HOUR
  const plan = { until, paperUntil: until + HOUR, resultAt: until + 2 * HOUR }
  const options = { households: HOUSEHOLDS, candidates: 2, officers: 2, plan }
  claimed = await Kit.open(world, { id: 'pollrandom00', ...options })
  claimed.startVoting()
  for (let household = 0; household < HOUSEHOLDS; household++) await claimed.claim(household)
})
afterAll(() => world.close())

/** What a household did, as a person would note it down: a candidate's place, or 2 for nobody. */
interface Noted {
  phone?: number
  paper?: { choice: number; own: boolean }
  takenBack: boolean
}

/** The same numbers for the same seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** One thing that a household does, and what it changes if it is taken. */
async function doSomething(kit: Kit, next: (below: number) => number, notes: Noted[]) {
  const household = next(HOUSEHOLDS)
  const noted = notes[household] ?? { takenBack: false }
  const at = { id: kit.id, household: homeOf(household) }
  const by = voterOf(household)
  const choice = next(3)
  const ways = [
    async () => {
      await kit.vote(
        household,
        [0, 1].map((place) => (place === choice ? 1 : 0)),
      )
      Object.assign(noted, { phone: choice, takenBack: false })
    },
    async () => {
      const { ok } = await world.call(officerOf(0), c.recordPaper, at)
      if (ok) noted.paper = { choice, own: true }
      expect(ok).toBe(noted.paper?.own === true && ok)
    },
    async () => {
      const proxy = proxyFor((household + 1) % HOUSEHOLDS)
      const { ok } = await world.call(officerOf(1), c.recordPaper, { ...at, proxy })
      expect(ok).toBe(noted.paper === undefined)
      if (ok) noted.paper = { choice, own: false }
    },
    async () => {
      const { ok } = await world.call(by, c.withdrawBallot, at)
      expect(ok).toBe(noted.phone !== undefined)
      if (ok) noted.takenBack = true
    },
    async () => {
      const { ok } = await world.call(by, c.challengePaper, at)
      expect(ok).toBe(noted.paper !== undefined)
      if (ok) Object.assign(noted, { paper: undefined, takenBack: false })
    },
  ]
  // Votes come twice as often as anything else.
  await ways[Math.max(0, next(6) - 1)]?.()
  notes[household] = noted
}

/** What counts of a household: its paper when its phone is silent or was taken back for it. */
function plainly(notes: readonly Noted[]) {
  const counts = { phone: [0, 0, 0], paper: [0, 0, 0] }
  for (const { phone, paper, takenBack } of notes.filter(Boolean)) {
    const byPaper = paper && (phone === undefined || takenBack)
    const [row, choice] = byPaper ? [counts.paper, paper.choice] : [counts.phone, phone]
    if (choice !== undefined) row[choice] = (row[choice] ?? 0) + 1
  }
  return counts
}

test.each([3, 11])(
  'revotes, paper, proxies, votes taken back and struck: seed %i',
  async (seed) => {
    const until = world.clock.now() + 6 * HOUR
    const times = { until, paperUntil: until + 2 * HOUR, resultAt: until + 24 * HOUR }
    const kit = claimed.fork(`pollrandom${seed}`, times)
    const next = numbersFrom(seed)
    const notes: Noted[] = []
    for (let step = 0; step < STEPS; step++) await doSomething(kit, next, notes)
    const { phone, paper } = plainly(notes)
    await kit.close()
    const totals = paper.slice(0, 2)
    for (const officer of [0, 1]) await kit.enterPaper(officer, totals)
    await tend(world)
    for (const watcher of [0, 2]) await kit.open(watcher)
    world.clock.moveTo(kit.plan.resultAt)
    await tend(world)
    const { result } = await world.data(voterOf(0), c.getPoll, { id: kit.id })
    const sum = (row: readonly number[]) => row.reduce((all, one) => all + one, 0)
    expect(result).toMatchObject({
      ...{ cast: sum(phone) + sum(paper), onPaper: sum(paper) },
      votes: [0, 1].map((place) => (phone[place] ?? 0) + (paper[place] ?? 0)),
    })
    expect(verifyBoard(await kit.download())).toMatchObject({ holds: true })
  },
)
