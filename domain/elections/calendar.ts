/**
 * The calendar of an election: every window worked out from the rules before it starts, so that
 * people know the dates and an impossible plan is refused at once.
 * @module
 */
import { failure, type Result, success } from '../result'
import { DAY_MS, dayAt, HOUR_MS, startOfDay } from '../time/shanghai'
import { endOfSpan, type Span } from '../time/spans'
import type { ElectionRules } from './rules'

/** A window; both ends belong to it. Epoch milliseconds. */
export interface Window {
  readonly from: number
  readonly until: number
}

export interface ElectionCalendar {
  /** The roll hangs out and objections are taken. */
  readonly roll: Window
  /** Rulings on objections to the roll; it is frozen at the end. */
  readonly rollRulings: Window
  /** Absent for a question. */
  readonly nomination?: Window
  readonly review?: Window
  readonly candidates?: Window
  readonly voting: Window
  /** When the result is published by itself. */
  readonly resultAt: number
  readonly resultPublicity: Window
  readonly resultRulings: Window
  /** Whether a window was counted through a year without a known holiday notice. */
  readonly provisional: boolean
}

/** What the planner chooses; the rest follows from the rules. */
export interface PlannedTimes {
  /** When the plan, the rules and the roll are published. */
  readonly startsAt: number
  /** First moment of voting; by default 08:00 on the day after the candidates' publicity. */
  readonly votingFrom?: number
  /** Last moment of voting; by default 20:00 on the last day the rules ask for. */
  readonly votingUntil?: number
}

export type CalendarProblem =
  | 'starts_in_the_past'
  | 'voting_before_candidates_are_public'
  | 'voting_too_short'
  | 'voting_too_long'
  | 'voting_opens_or_closes_at_night'

/** Longest voting window, milliseconds: as long as the law of owners' votes leaves most owners time. */
const LONGEST_VOTING_MS = 15 * DAY_MS
const OPENS_HOUR = 8
const CLOSES_HOUR = 20

/** Chains windows, each beginning right after the one before. */
class Chain {
  provisional = false
  constructor(private end: number) {}

  next(span: Span): Window {
    const from = this.end + 1
    const deadline = endOfSpan(this.end, span)
    this.provisional ||= deadline.provisional
    this.end = deadline.at
    return { from, until: this.end }
  }

  get at(): number {
    return this.end
  }
}

const hourOf = (at: number): number => (at - startOfDay(dayAt(at))) / HOUR_MS

function votingProblem(voting: Window, earliest: number, span: Span): CalendarProblem | undefined {
  if (voting.from <= earliest) return 'voting_before_candidates_are_public'
  const days = dayAt(voting.until) - dayAt(voting.from) + 1
  if (voting.until <= voting.from || days < span.count) return 'voting_too_short'
  if (voting.until - voting.from > LONGEST_VOTING_MS) return 'voting_too_long'
  const atNight = [voting.from, voting.until].some((at) => hourOf(at) < 6 || hourOf(at) > 22)
  return atNight ? 'voting_opens_or_closes_at_night' : undefined
}

/**
 * Works out every window.
 * @param now epoch milliseconds, the moment of planning
 */
export function planCalendar(
  rules: ElectionRules,
  times: PlannedTimes,
  now: number,
): Result<ElectionCalendar, CalendarProblem> {
  if (times.startsAt < now) return failure('starts_in_the_past')
  const chain = new Chain(times.startsAt - 1)
  const roll = chain.next(rules.rollPublicity)
  const rollRulings = chain.next(rules.rollRuling)
  const people =
    rules.office === 'question'
      ? {}
      : {
          nomination: chain.next(rules.nomination),
          review: chain.next(rules.review),
          candidates: chain.next(rules.candidatePublicity),
        }

  const firstDay = dayAt(chain.at) + 1
  const from = times.votingFrom ?? startOfDay(firstDay) + OPENS_HOUR * HOUR_MS
  const lastDay = dayAt(from) + rules.voting.count - 1
  const voting = {
    from,
    until: times.votingUntil ?? startOfDay(lastDay) + CLOSES_HOUR * HOUR_MS,
  }
  const problem = votingProblem(voting, chain.at, rules.voting)
  if (problem) return failure(problem)

  const after = afterVoting(voting.until, rules)
  return success({
    roll,
    rollRulings,
    ...people,
    voting,
    ...after,
    provisional: chain.provisional || after.provisional,
  })
}

/** The windows that follow the close of voting; worked out anew when voting is extended. */
export function afterVoting(
  closesAt: number,
  rules: Pick<ElectionRules, 'resultAfter' | 'resultPublicity' | 'resultRuling'>,
): Pick<ElectionCalendar, 'resultAt' | 'resultPublicity' | 'resultRulings' | 'provisional'> {
  const result = endOfSpan(closesAt, rules.resultAfter)
  const chain = new Chain(result.at - 1)
  const resultPublicity = chain.next(rules.resultPublicity)
  const resultRulings = chain.next(rules.resultRuling)
  return {
    resultAt: result.at,
    resultPublicity,
    resultRulings,
    provisional: result.provisional || chain.provisional,
  }
}

/** The same calendar with voting extended once by the rules' extension; it closes at the same hour. */
export function extendVoting(calendar: ElectionCalendar, rules: ElectionRules): ElectionCalendar {
  const until = calendar.voting.until + rules.extension.count * DAY_MS
  const after = afterVoting(until, rules)
  return {
    ...calendar,
    voting: { from: calendar.voting.from, until },
    ...after,
    provisional: calendar.provisional || after.provisional,
  }
}

/** Days that voting waits at most for the scrutineers' key; then the election is started anew. */
export const MOST_POSTPONED_DAYS = 7

/**
 * The same calendar with voting a day later, at the same hours: for want of the key with which ballots
 * are sealed. Households keep their whole window.
 */
export function postponeVoting(calendar: ElectionCalendar, rules: ElectionRules): ElectionCalendar {
  const voting = { from: calendar.voting.from + DAY_MS, until: calendar.voting.until + DAY_MS }
  const after = afterVoting(voting.until, rules)
  return { ...calendar, voting, ...after, provisional: calendar.provisional || after.provisional }
}

/**
 * The same calendar for a count that came later than promised: the windows of its publicity begin when
 * people could first see it.
 */
export function publishedAt(
  calendar: ElectionCalendar,
  rules: ElectionRules,
  at: number,
): ElectionCalendar {
  if (at < calendar.resultPublicity.from + HOUR_MS) return calendar
  const chain = new Chain(at - 1)
  const resultPublicity = chain.next(rules.resultPublicity)
  const resultRulings = chain.next(rules.resultRuling)
  const provisional = calendar.provisional || chain.provisional
  return { ...calendar, resultAt: at, resultPublicity, resultRulings, provisional }
}

/** How long a household may say that paper registered for it is not its own, milliseconds. */
const CHALLENGE_MS = 2 * HOUR_MS

/**
 * Until when a household may strike paper that was registered for it: until voting closes, and for late
 * paper two hours from its registration, or half of the time that there is to count it.
 * @param registeredAt epoch milliseconds, within the window of voting
 */
export function challengeUntil(
  { until, paperUntil: countUntil }: { readonly until: number; readonly paperUntil: number },
  registeredAt: number,
): number {
  const latest = until + Math.floor((countUntil - until) / 2)
  return Math.max(until, Math.min(registeredAt + CHALLENGE_MS, latest))
}

/** Until when paper may be entered: half of the time between the close and the result. */
export const paperUntil = ({ voting, resultAt }: ElectionCalendar): number =>
  Math.floor((voting.until + resultAt) / 2)

/**
 * The calendar of a runoff: the roll stays as it was, those who stand are published anew, then voting.
 * @param at when the round before was published; the candidates' publicity begins then
 */
export function runoffCalendar(
  { roll, rollRulings }: ElectionCalendar,
  rules: ElectionRules,
  at: number,
): ElectionCalendar {
  const chain = new Chain(at - 1)
  const candidates = chain.next(rules.candidatePublicity)
  const firstDay = dayAt(chain.at) + 1
  const from = startOfDay(firstDay) + OPENS_HOUR * HOUR_MS
  const lastDay = firstDay + rules.voting.count - 1
  const voting = { from, until: startOfDay(lastDay) + CLOSES_HOUR * HOUR_MS }
  const after = afterVoting(voting.until, rules)
  const provisional = chain.provisional || after.provisional
  return { roll, rollRulings, candidates, voting, ...after, provisional }
}
