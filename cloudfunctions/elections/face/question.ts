/**
 * A secret vote of households on a question, for another context: it runs as every election does, with
 * its roll, scrutineers, key, paper and board, and nobody's hand declares it.
 * @module
 */
import type { RuleChanges } from '@domain/elections/bounds'
import type { ElectionCalendar, PlannedTimes } from '@domain/elections/calendar'
import type { ElectionStage } from '@domain/elections/stages'
import { levelOf } from '@domain/people/path'
import type { RegionProfile } from '@domain/region/profile'
import type { Reader, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import type { Official } from '../documents'
import { electionUrl } from '../pages'
import { newElection } from '../plan/new-election'
import { workOut } from '../plan/rules'
import { stageOf } from '../stage'
import { electionId, elections } from '../store'

/** A question to be put to the households of a place. */
export interface QuestionPoll {
  /** Made by the sender, e.g. a version's id and the round; the same id makes one poll. */
  readonly id: string
  /** The compound or the building that votes. */
  readonly path: string
  /** The place in words, e.g. `小满荷苑`. */
  readonly placeName: string
  /** Shown on the ballot and in lists, at most 40 characters. Both passed the check of texts before. */
  readonly title: string
  readonly text: string
  /** Who starts it, by which office. */
  readonly by: Official
  /** When the roll hangs out, and optionally the window of voting; the rest follows from the rules. */
  readonly times: PlannedTimes
  /** Numbers that differ from the scheme for questions, within its bounds. */
  readonly rules?: RuleChanges
}

/**
 * Starts a secret vote on a question (yes, no, abstain), in the caller's transaction. Households find
 * it among the elections of their place; scrutineers are chosen there as for any election.
 * @returns the election's id, to be kept, and every window of it (epoch milliseconds)
 * @throws {Failure} `election_rules`, `election_times` with words; `place_not_found` for a place that
 * is neither a compound nor a building
 */
export async function startQuestionPoll(
  { tx, now, region }: { tx: Transaction; now: number; region: RegionProfile },
  { id, path, placeName, title, text, by, times, rules: changes = {} }: QuestionPoll,
): Promise<{ electionId: string; calendar: ElectionCalendar }> {
  const level = levelOf(path)
  if (level !== 'compound' && level !== 'building') throw new Failure('place_not_found')
  const { rules, calendar, ruleWords, timeWords } = workOut('question', changes, times, now)
  if (ruleWords.length > 0) throw new Failure('election_rules', undefined, ruleWords[0])
  if (!calendar) throw new Failure('election_times', undefined, timeWords[0])
  const planId = `question ${id}`
  const known = await tx.get(elections, electionId(planId, path))
  if (known) return { electionId: known._id, calendar: known.calendar }
  const subject = { kind: 'question' as const, title, text }
  const election = newElection({
    ...{ planId, path, placeName, title, subject, rules, calendar, openedBy: by },
    ...{ fillsTerm: '', region, now },
  })
  await tx.add(elections, election)
  return { electionId: election._id, calendar }
}

/** How a vote on a question stands. */
export interface QuestionPollResult {
  /** The page where households vote and anyone may look. */
  readonly url: string
  readonly stage: ElectionStage
  /** Every window, as an extension or a late key may have moved it. */
  readonly calendar: ElectionCalendar
  /**
   * `waiting` until its result is published and its time for objections is over · `carried` and
   * `rejected` once it is confirmed, by a person or by the deadline · `no_quorum`: too few voted, even
   * after the extension · `void`: no key, no count, or found irregular; `words` say why.
   */
  readonly state: 'waiting' | 'carried' | 'rejected' | 'no_quorum' | 'void'
  readonly words: string
  /** From the promised hour on, also while it can still be objected to. */
  readonly count?: {
    readonly households: number
    readonly cast: number
    readonly yes: number
    readonly no: number
    readonly abstain: number
    readonly countedAt: number
    /** Hash of the finished board's last event, hexadecimal, and how many events there are. */
    readonly boardHead: string
    readonly boardHeight: number
  }
}

/**
 * How a vote that `startQuestionPoll` began stands at a moment.
 * @throws {Failure} `election_not_found`
 */
export async function questionPollResult(
  reader: Reader,
  id: string,
  now: number,
): Promise<QuestionPollResult> {
  const election = await reader.get(elections, id)
  if (!election) throw new Failure('election_not_found')
  const { calendar, result, voided, confirmed } = election
  const stage = stageOf(election, now)
  const shown = result && now >= calendar.resultAt ? result : undefined
  const { yes = 0, no = 0, abstain = 0 } = shown?.count.votes ?? {}
  return {
    ...{ url: electionUrl(id), stage, calendar, words: voided?.words ?? '' },
    state: voided ? 'void' : shown ? decided(shown.outcome, confirmed !== null) : 'waiting',
    ...(shown && {
      count: {
        ...{ households: shown.count.households, cast: shown.count.cast, yes, no, abstain },
        ...{ countedAt: shown.countedAt, boardHead: shown.boardHead },
        boardHeight: shown.boardHeight,
      },
    }),
  }
}

function decided(
  outcome: NonNullable<Parameters<typeof stageOf>[0]['result']>['outcome'],
  isConfirmed: boolean,
): QuestionPollResult['state'] {
  if (outcome.kind === 'rerun') return 'no_quorum'
  if (!isConfirmed || outcome.kind !== 'elected') return 'waiting'
  return outcome.elected.includes('yes') ? 'carried' : 'rejected'
}
