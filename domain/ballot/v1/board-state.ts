/**
 * What a board knows after its events so far: enough to judge the next one.
 * @module
 */
import { toHex } from './bytes'
import type { Ciphertext } from './elgamal'
import type { Head } from './event'
import type { OpenedPartial, Outcome } from './outcome'
import type { Totals } from './paper'
import type { TallyFrame } from './partial'
import { failure, type Result, success } from './result'
import type { Setup } from './setup'
import type { SkimmedBallot } from './skim'
import type { CountedBallot } from './tally'

/** `open` takes credentials, ballots and paper; `closed` only paper; then the count. */
export type Phase = 'open' | 'closed' | 'tallied' | 'finished'

/** One household's part so far. */
export interface HouseholdState {
  /** Hexadecimal of its credential's public key. */
  credential?: string
  lastSequence: number
  /** The ballot that would count, if a phone ballot stands. */
  ballot?: {
    readonly ballotHash: Uint8Array
    readonly ciphertexts: readonly Ciphertext[]
    /** On a skimmed board, in the place of the ciphertexts. */
    readonly payload?: Uint8Array
  }
  /** Whether a paper batch names it, and what became of its phone ballot. */
  paper?: 'counted' | 'replaces' | 'set-aside'
}

/** Everything that the events so far say. Only the board's own rules write to it. */
export interface BoardState {
  readonly setup: Setup
  head: Head
  phase: Phase
  /** Households by the hexadecimal of their credential. */
  readonly byCredential: Map<string, number>
  readonly households: Map<number, HouseholdState>
  /** Hexadecimal hashes of ballots opened in audits; not events, so other readers can't see them. */
  readonly opened: Set<string>
  ballotEvents: number
  paperTotals: number[][]
  /** Paper ballots found void. */
  spoiled: number
  frame?: TallyFrame
  readonly partials: OpenedPartial[]
  readonly invalidHeights: number[]
  outcome?: Outcome
}

/** The state right after a Setup event. */
export function initialState(setup: Setup, head: Head): BoardState {
  const { measures, candidates } = setup.definition
  return {
    setup,
    head,
    phase: 'open',
    byCredential: new Map(),
    households: new Map(),
    opened: new Set(),
    ballotEvents: 0,
    paperTotals: measures.map(() => candidates.map(() => 0)),
    spoiled: 0,
    partials: [],
    invalidHeights: [],
  }
}

/** A household's state, made on first use. */
export function householdOf(state: BoardState, household: number): HouseholdState {
  const known = state.households.get(household)
  if (known !== undefined) return known
  const fresh: HouseholdState = { lastSequence: 0 }
  state.households.set(household, fresh)
  return fresh
}

/** Whether the household's phone ballot is the one that counts. */
export function phoneStands(household: HouseholdState | undefined): boolean {
  return household?.ballot !== undefined && household.paper !== 'replaces'
}

/** Fails with `WRONG_PHASE` outside the given phases. */
export function inPhase(state: BoardState, ...phases: readonly Phase[]): Result<true> {
  return phases.includes(state.phase)
    ? success(true)
    : failure('WRONG_PHASE', `the board is ${state.phase}`)
}

/** The ballots that count, by household: the last one of each whose phone ballot stands. */
export function countedBallots(state: BoardState): CountedBallot[] {
  const counted: CountedBallot[] = []
  state.setup.roll.forEach(({ weights }, index) => {
    const household = state.households.get(index)
    if (household?.ballot !== undefined && phoneStands(household))
      counted.push({ ciphertexts: household.ballot.ciphertexts, weights })
  })
  return counted
}

/** The ballots that count on a skimmed board, by household. */
export function skimmedBallots(state: BoardState): SkimmedBallot[] {
  return state.setup.roll.flatMap(({ weights }, index) => {
    const household = state.households.get(index)
    const payload = household?.ballot?.payload
    return payload !== undefined && phoneStands(household) ? [{ payload, weights }] : []
  })
}

/** The counted ballots' total weight in each measure. */
export function countedWeights(state: BoardState): number[] {
  const counted = countedBallots(state)
  return state.setup.definition.measures.map((_, measure) =>
    counted.reduce((sum, { weights }) => sum + (weights[measure] ?? 0), 0),
  )
}

/** Adds totals to the paper totals. */
export function addPaperTotals(state: BoardState, totals: Totals): void {
  state.paperTotals = state.paperTotals.map((row, measure) =>
    row.map((total, candidate) => total + (totals[measure]?.[candidate] ?? 0)),
  )
}

/** A map's key for bytes. */
export const keyOf = toHex
