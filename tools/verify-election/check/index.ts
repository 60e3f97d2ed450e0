/**
 * Verifies a board, step by step. Written from docs/ballot-protocol.md alone; the section numbers
 * in this folder are that page's. Shares no code with what makes boards, but for the curve library.
 * @module
 */
import { checkBallot } from './ballots'
import { checkInGroups, readCommitments } from './batch'
import { checkCeremony } from './ceremony'
import { checkPartials, checkResult, checkTally, type Totals } from './count'
import { checkOrder, counted, walk } from './households'
import { readBoard } from './lines'
import { insist, Rejected, STEPS, type Step } from './rejected'
import { type Definition, readSetup } from './setup'

export type { Step } from './rejected'

export interface Options {
  /** Commitments beside the board (section 7), to check ballots in groups. */
  readonly commitments?: string
  /** What the head and the fingerprint must be, in hexadecimal, when known from elsewhere. */
  readonly head?: string
  readonly fingerprint?: string
  /** An event hash seen before, at its height: a board that lacks it is another board. */
  readonly contains?: { readonly height: number; readonly hash: string }
  readonly progress?: (step: Step, done: number, of: number) => void
}

/** What one step found; `facts` are numbers for its message. */
export interface StepReport {
  readonly step: Step
  readonly holds: boolean
  readonly facts: Readonly<Record<string, number>>
  /** Why it doesn't hold. */
  readonly problem?: string
  readonly milliseconds: number
}

export interface Report {
  readonly holds: boolean
  readonly steps: readonly StepReport[]
  readonly head?: string
  readonly fingerprint?: string
  readonly definition?: Definition
  /** Names of scrutineers whose partial decryption is wrong. */
  readonly wrongScrutineers: readonly string[]
  /** Only when everything holds. */
  readonly totals?: Totals
}

/** Verifies the text of a board file. Stops at the first step that doesn't hold. */
export function verifyBoard(text: string, options: Options = {}): Report {
  const steps: StepReport[] = []
  const found: { -readonly [K in keyof Report]?: Report[K] } = {}
  const step = <T>(name: Step, run: (facts: Record<string, number>) => T): T => {
    const facts: Record<string, number> = {}
    const start = performance.now()
    const entry = (problem?: string) =>
      steps.push({
        step: name,
        holds: problem === undefined,
        facts,
        milliseconds: performance.now() - start,
        ...(problem === undefined ? {} : { problem }),
      })
    try {
      const value = run(facts)
      entry()
      return value
    } catch (error) {
      if (error instanceof Rejected) entry(error.message)
      throw error
    }
  }
  try {
    const totals = run(text, options, step, found)
    return { wrongScrutineers: [], ...found, holds: steps.length === STEPS.length, steps, totals }
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
    return { wrongScrutineers: [], ...found, holds: false, steps }
  }
}

function run(
  text: string,
  options: Options,
  step: <T>(name: Step, run: (facts: Record<string, number>) => T) => T,
  found: { -readonly [K in keyof Report]?: Report[K] },
): Totals {
  const events = step('chain', (facts) => {
    const list = readBoard(text)
    facts.events = list.length
    found.head = list.at(-1)?.hash.toString('hex') ?? ''
    return list
  })
  const [first] = events
  const setup = step('setup', (facts) => {
    insist(first?.type === 'Setup', 'the first event is not Setup')
    const read = readSetup(first.payload)
    facts.candidates = read.definition.candidates.length
    facts.households = read.roll.length
    found.definition = read.definition
    found.fingerprint = read.fingerprint.toString('hex')
    return read
  })
  const keys = step('ceremony', (facts) => {
    facts.scrutineers = setup.definition.scrutineers.length
    facts.threshold = setup.definition.threshold
    return checkCeremony(setup)
  })
  step('order', () => checkOrder(events))
  const walked = step('households', (facts) => {
    const gathered = walk(setup, keys, events)
    facts.credentials = gathered.credentials
    return gathered
  })
  step('ballots', (facts) => {
    const { ballots } = walked
    facts.ballots = ballots.length
    facts.counted = counted(setup, walked.parts).length
    const progress = (done: number) => options.progress?.('ballots', done, ballots.length)
    if (options.commitments !== undefined) {
      checkInGroups(keys, ballots, readCommitments(options.commitments), progress)
      return
    }
    for (const [i, ballot] of ballots.entries()) {
      checkBallot(ballot)
      progress(i + 1)
    }
  })
  step('paper', (facts) => {
    const entries = walked.papers.flatMap((batch) => batch.entries)
    facts.batches = walked.papers.length
    facts.counted = entries.filter(({ disposition }) => disposition !== 'set-aside').length
    facts.withdrawn = entries.filter(({ disposition }) => disposition === 'replaces').length
    facts.spoiled = walked.papers.reduce((sum, { spoiled }) => sum + spoiled, 0)
  })
  const tally = step('tally', (facts) => {
    insist(walked.tally !== undefined, 'there is no Tally')
    const checked = checkTally(setup, walked, walked.tally)
    facts.sums = checked.sums.length
    return checked
  })
  const partials = step('partials', (facts) => {
    const checked = checkPartials(setup, keys, tally, walked)
    facts.valid = checked.valid.size
    facts.invalid = checked.invalid.length
    found.wrongScrutineers = checked.invalid.map(
      ({ scrutineer }) => setup.definition.scrutineers[scrutineer] ?? '',
    )
    return checked
  })
  const totals = step('result', () => {
    insist(walked.result !== undefined, 'there is no Result')
    return checkResult(setup, tally, partials, walked, walked.result)
  })
  step('expected', (facts) => {
    const { head, fingerprint, contains } = options
    insist(head === undefined || head === found.head, 'the head is another')
    insist(
      fingerprint === undefined || fingerprint === found.fingerprint,
      'the fingerprint is another',
    )
    const kept = contains && events[contains.height]?.hash.toString('hex')
    insist(contains === undefined || kept === contains.hash, 'the event seen before is not there')
    facts.compared = [head, fingerprint, contains].filter((each) => each !== undefined).length
  })
  return totals
}
