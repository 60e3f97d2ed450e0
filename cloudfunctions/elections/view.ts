/**
 * Elections as shown.
 * @module
 */
import type { ElectionCalendar, Window } from '@domain/elections/calendar'
import type { ElectionStage } from '@domain/elections/stages'
import type { Session } from '../kernel/session'
import type { ElectionDetail, ElectionSummary, StageView } from './contract/read'
import type { DeedView } from './contract/shared'
import type { Deed, ElectionDoc } from './documents'
import { movesIn } from './moves'
import { stageOf } from './stage'
import { householdsIn } from './standing'

/** Every stage with a window, in order. */
function lineOf(calendar: ElectionCalendar): StageView[] {
  const { voting, resultAt } = calendar
  const counting = { from: voting.until + 1, until: resultAt - 1 }
  const stages: [ElectionStage, Window | undefined][] = [
    ['roll_published', calendar.roll],
    ['roll_rulings', calendar.rollRulings],
    ['nominating', calendar.nomination],
    ['qualification_review', calendar.review],
    ['candidates_published', calendar.candidates],
    ['voting', voting],
    ['counting', counting],
    ['result_published', calendar.resultPublicity],
    ['result_rulings', calendar.resultRulings],
  ]
  return stages.flatMap(([stage, window]) => (window ? [{ stage, window }] : []))
}

/** When a stage ends by itself, or undefined where it waits for people. */
function untilOf(calendar: ElectionCalendar, stage: ElectionStage): number | undefined {
  if (stage === 'planned') return calendar.roll.from - 1
  if (stage === 'before_voting') return calendar.voting.from - 1
  return lineOf(calendar).find((one) => one.stage === stage)?.window.until
}

/** An election in a list. */
export function summaryOf(election: ElectionDoc, session: Session, now: number): ElectionSummary {
  const { _id, title, placeName, calendar, path } = election
  const stage = stageOf(election, now)
  const until = untilOf(calendar, stage)
  return {
    id: _id,
    title,
    placeName,
    stage,
    ...(until === undefined ? {} : { until }),
    mine: householdsIn(session, path).length > 0,
  }
}

/** Who did something and when, without ids. */
export const deedOf = ({ at, by }: Deed): DeedView => ({
  at,
  ...(by && { by: { name: by.name, role: by.role } }),
})

/** What came of it; the count stays shut until the promised hour. */
function endOf(election: ElectionDoc, now: number) {
  const { result, confirmed, filed, voided, calendar } = election
  const open = result && now >= calendar.resultAt
  return {
    ...(open && {
      result: {
        count: result.count,
        outcome: result.outcome,
        countedAt: result.countedAt,
        boardHead: result.boardHead,
      },
    }),
    ...(confirmed && { confirmed: deedOf(confirmed) }),
    ...(filed && { filed: { ...deedOf(filed), number: filed.number } }),
    ...(voided && { voided: { ...deedOf(voided), reason: voided.reason, words: voided.words } }),
  }
}

/** An election in full. */
export function detailOf(election: ElectionDoc, session: Session, now: number): ElectionDetail {
  const { subject, rules, roll, choices, runoffOf } = election
  return {
    ...summaryOf(election, session, now),
    path: election.path,
    office: rules.office,
    ...(subject.kind === 'question' && {
      question: { title: subject.title, text: subject.text },
    }),
    line: lineOf(election.calendar),
    rules,
    rulesHash: election.rulesHash,
    profile: election.profile,
    openedBy: { name: election.openedBy.name },
    roll: {
      ready: roll.state !== 'copying',
      frozen: roll.state === 'frozen',
      households: roll.households,
      hash: roll.hash,
    },
    ...(choices && { choices }),
    scrutineers: election.scrutineers.map(({ name }) => name),
    officers: election.officers.map(({ name }) => name),
    ...(runoffOf && { runoffOf }),
    ...(election.round.extended && { extended: true as const }),
    ...endOf(election, now),
    moves: movesIn(election, session, now),
  }
}
