/**
 * What a count leads to. Pure arithmetic over whole ballots; the same function serves phone, paper
 * and proxy, since it never learns how a ballot came.
 *
 * Source: 村民委员会组织法 (2018) art. 15, followed by analogy; see `domain/region/elections.ts`.
 * @module
 */
import type { ElectionRules } from './rules'
import { reaches } from './threshold'

/** A finished count. */
export interface Count {
  /** Households on the frozen roll. */
  readonly households: number
  /** Households that voted, blank and spoiled ballots included. */
  readonly cast: number
  /** Votes by candidate id; abstentions stand in no one's count. */
  readonly votes: Readonly<Record<string, number>>
}

/** Where the election stands when the count is made. */
export interface Round {
  /** 0 for the first vote, then 1, 2 … for runoffs. */
  readonly runoff: number
  /** Whether voting has been extended already. */
  readonly extended: boolean
  /** Seats still to fill in this round. */
  readonly seats: number
}

export type Outcome =
  /** All seats are filled. `order`: by votes, most first. */
  | { readonly kind: 'elected'; readonly elected: readonly string[] }
  /** Too few voted: voting goes on, once. */
  | { readonly kind: 'extend' }
  /** Some seats are open: these candidates stand again for them. */
  | {
      readonly kind: 'runoff'
      readonly elected: readonly string[]
      readonly candidates: readonly string[]
      readonly seats: number
      readonly because: 'no_majority' | 'tie'
    }
  /** Open seats and nobody left to choose from, or the attempts are used up: nominations again. */
  | {
      readonly kind: 'rerun'
      readonly elected: readonly string[]
      readonly because: 'no_quorum' | 'no_majority' | 'tie'
    }

/** Candidates by votes, most first; equals in the order of their ids, which decides nothing. */
function ranking(votes: Count['votes']): [id: string, votes: number][] {
  return Object.entries(votes).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/**
 * Splits those who reached the majority into the ones who take a seat and the ones who tie for the
 * last seats.
 */
function seat(qualified: [string, number][], seats: number): { elected: string[]; tied: string[] } {
  if (qualified.length <= seats) return { elected: qualified.map(([id]) => id), tied: [] }
  const last = qualified[seats - 1]?.[1]
  const firstOut = qualified[seats]?.[1]
  if (last !== firstOut) return { elected: qualified.slice(0, seats).map(([id]) => id), tied: [] }
  return {
    elected: qualified.filter(([, n]) => n > (last ?? 0)).map(([id]) => id),
    tied: qualified.filter(([, n]) => n === last).map(([id]) => id),
  }
}

/** Who stands again for `seats` open seats: one more than seats, and all who tie with the last. */
function runoffField(rest: [string, number][], seats: number): string[] {
  const border = rest[seats]?.[1] ?? rest[rest.length - 1]?.[1] ?? 0
  return rest.filter(([, n]) => n >= border).map(([id]) => id)
}

/**
 * Judges a count by the frozen rules.
 * @throws {RangeError} when the count is impossible (more votes than ballots allow): a caller's defect
 */
export function outcomeOf(count: Count, rules: ElectionRules, round: Round): Outcome {
  assertPossible(count, round)
  const quorumApplies = round.runoff === 0 || rules.runoff.quorumApplies
  if (quorumApplies && !reaches(count.cast, count.households, rules.quorum)) {
    if (!round.extended) return { kind: 'extend' }
    return { kind: 'rerun', elected: [], because: 'no_quorum' }
  }
  const majority = round.runoff === 0 ? rules.majority : rules.runoff.majority
  const ranked = ranking(count.votes)
  const qualified = ranked.filter(([, n]) => reaches(n, count.cast, majority))
  const { elected, tied } = seat(qualified, round.seats)
  const open = round.seats - elected.length
  if (open === 0) return { kind: 'elected', elected }

  const rest = ranked.filter(([id]) => !elected.includes(id))
  const candidates = tied.length > 0 ? tied : runoffField(rest, open)
  const because = tied.length > 0 ? 'tie' : 'no_majority'
  if (candidates.length <= open || round.runoff >= rules.runoff.atMost) {
    return { kind: 'rerun', elected, because }
  }
  return { kind: 'runoff', elected, candidates, seats: open, because }
}

function assertPossible(count: Count, round: Round): void {
  const votes = Object.values(count.votes)
  const whole = [count.households, count.cast, ...votes].every((n) => Number.isInteger(n) && n >= 0)
  const total = votes.reduce((a, b) => a + b, 0)
  const fits =
    count.cast <= count.households &&
    votes.every((n) => n <= count.cast) &&
    total <= count.cast * round.seats
  if (!whole || !fits) throw new RangeError(`impossible count: ${JSON.stringify(count)}`)
}

/** Choices of a question, by id. */
const YES = 'yes'
const NO = 'no'

/**
 * Judges a count of a question (yes, no, abstain): carried, or not; there is nobody to stand again.
 * @throws {RangeError} when the count is impossible
 */
export function questionOutcome(count: Count, rules: ElectionRules, round: Round): Outcome {
  assertPossible(count, round)
  const { households, cast, votes } = count
  if (!reaches(cast, households, rules.quorum)) {
    if (!round.extended) return { kind: 'extend' }
    return { kind: 'rerun', elected: [], because: 'no_quorum' }
  }
  const carried = isCarried({ households, cast, yes: votes[YES] ?? 0 }, rules)
  return { kind: 'elected', elected: [carried ? YES : NO] }
}

/** Whether a question (yes, no, abstain) is carried: quorum, and yes against all votes cast. */
export function isCarried(
  count: { households: number; cast: number; yes: number },
  rules: Pick<ElectionRules, 'quorum' | 'majority'>,
): boolean {
  return (
    reaches(count.cast, count.households, rules.quorum) &&
    reaches(count.yes, count.cast, rules.majority)
  )
}
