import * as v1 from '@domain/ballot/v1'
import fc from 'fast-check'
import { verifyBoard } from '../../../tools/verify-election/check'
import {
  append,
  ballotOf,
  count,
  fileOf,
  must,
  type Prepared,
  prepare,
  randomChoices,
  register,
  type Shape,
} from './support/elections'
import { below } from './support/random'

const shapes = fc
  .record({
    seed: fc.integer(),
    voters: fc.integer({ min: 1, max: 5 }),
    candidates: fc.integer({ min: 1, max: 4 }),
    scrutineers: fc.integer({ min: 2, max: 4 }),
    bounds: fc.tuple(fc.nat(4), fc.nat(4)),
    spare: fc.nat(2),
  })
  .map(({ seed, voters, candidates, scrutineers, bounds, spare }): Shape => {
    const [low, high] = bounds.map((each) => Math.min(each, candidates)).sort((a, b) => a - b)
    const max = Math.max(1, high ?? 1)
    const threshold = Math.max(2, scrutineers - spare)
    const weights = (household: number) => [1, (household * 7919 + 4321) % 15_000]
    const bound = { min: Math.min(low ?? 0, max), max }
    return { seed, voters, candidates, ...bound, scrutineers, threshold, weights }
  })

/** Runs an election with abstainers, revotes and paper, and counts it plainly beside. */
function run(shape: Shape) {
  const election = prepare(shape)
  const { roll, random, definition, board, officers } = election
  const plain = definition.measures.map(() => definition.candidates.map(() => 0))
  const add = (household: number, choices: readonly number[]) =>
    plain.forEach((row, measure) => {
      for (const [candidate, choice] of choices.entries())
        row[candidate] = (row[candidate] ?? 0) + choice * (roll[household]?.weights[measure] ?? 0)
    })
  const paper: { entry: v1.PaperEntry; choices: number[] }[] = []
  for (const household of roll.keys()) {
    const way = below(random, 6)
    const onPaper = (disposition: v1.PaperDisposition) =>
      paper.push({ entry: { household, disposition }, choices: randomChoices(election) })
    if (way === 0) continue
    if (way === 1) onPaper('counted')
    if (way === 1) continue
    const keys = register(election, household)
    let last = randomChoices(election)
    append(election, 'Ballot', ballotOf(election, keys, last))
    if (way === 2) {
      last = randomChoices(election)
      append(election, 'Ballot', ballotOf(election, keys, last, 7))
    }
    if (way === 3) onPaper('replaces')
    else add(household, last)
    if (way === 4) onPaper('set-aside')
  }
  if (paper.length > 0) {
    const totals = definition.measures.map(() => definition.candidates.map(() => 0))
    for (const { entry, choices } of paper) {
      if (entry.disposition === 'set-aside') continue
      add(entry.household, choices)
      totals.forEach((row, measure) => {
        for (const [candidate, choice] of choices.entries())
          row[candidate] =
            (row[candidate] ?? 0) + choice * (roll[entry.household]?.weights[measure] ?? 0)
      })
    }
    const entries = paper.map(({ entry }) => entry)
    const batch = { entries, spoiled: 0, totals }
    const signatures = officers.map((keys, officer) =>
      v1.signPaperCount(board.setup.fingerprint, batch, officer, keys, random),
    )
    append(election, 'PaperBatch', v1.encodePaperBatch({ ...batch, signatures }))
  }
  const order = definition.scrutineers.map((_, index) => index)
  const first = below(random, order.length)
  const by = [...order.slice(first), ...order.slice(0, first)].slice(0, shape.threshold)
  const outcome = count(election, by)
  const sums = outcome.phone.map((row, measure) =>
    row.map((total, candidate) => total + (outcome.paper[measure]?.[candidate] ?? 0)),
  )
  return { election, plain, sums }
}

/** Whether the ballots, skimmed and added up by pieces of random sizes, come to the board's own sums. */
function addedByPieces({ events, random, definition }: Prepared): boolean {
  const tally = events.findIndex(({ type }) => type === 'Tally')
  const board = must(v1.Board.replay(events.slice(0, tally), 'skim'))
  let sums = v1.EMPTY_TALLY
  for (let from = 0, size = 0; from < board.skimmed.length; from += size) {
    size = 1 + below(random, 3)
    sums = must(v1.addBallots(definition, sums, board.skimmed.slice(from, from + size)))
  }
  const made = must(board.tally(sums))
  return v1.toHex(v1.eventHash(made)) === v1.toHex(v1.eventHash(events[tally] ?? made))
}

it('decrypts a random election to exactly what a plain count gives, and the verifier agrees', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { election, plain, sums } = run(shape)
      expect(sums).toEqual(plain)
      const report = verifyBoard(fileOf(election.events))
      expect(report.steps.filter(({ holds }) => !holds)).toEqual([])
      expect(report.holds).toBe(true)
      const { phone, paper } = election.board.outcome ?? { phone: [], paper: [] }
      expect(report.totals).toEqual({ phone, paper })
      expect(report.head).toBe(v1.toHex(election.board.head.hash))
      expect(addedByPieces(election)).toBe(true)
    }),
    { numRuns: 6, seed: 20_261_124 },
  )
})

it('replays a kept board to the same head and outcome, with proofs checked or trusted', () => {
  const { election } = run({
    ...{ seed: 'replay', voters: 4, candidates: 2, min: 1, max: 2, scrutineers: 2, threshold: 2 },
    weights: () => [1, 3],
  })
  for (const policy of ['check', 'trust', 'skim'] as const) {
    const replayed = v1.Board.parse(fileOf(election.events), policy)
    expect(replayed.ok && replayed.value.head).toEqual(election.board.head)
    expect(replayed.ok && replayed.value.outcome).toEqual(election.board.outcome)
  }
})

it('counts an election in which nobody votes', () => {
  const election = prepare({
    ...{ seed: 'empty', voters: 2, candidates: 2, min: 0, max: 1, scrutineers: 2, threshold: 2 },
  })
  expect(count(election).phone).toEqual([[0, 0]])
  expect(verifyBoard(fileOf(election.events)).holds).toBe(true)
})
