/**
 * Where an election stands. Stages that the clock brings are never stored: they follow from the
 * frozen calendar, so nobody can hold one back or bring one forward.
 * @module
 */
import type { ElectionCalendar } from './calendar'
import type { Outcome } from './outcome'

/** Stages with the words people see. */
export const STAGE_TITLES = {
  planned: '筹备中',
  roll_published: '名册公示',
  roll_rulings: '名册异议处理',
  nominating: '提名推荐',
  qualification_review: '资格审查',
  candidates_published: '候选人公示',
  before_voting: '即将投票',
  voting: '正在投票',
  counting: '计票中',
  result_published: '结果公示',
  result_rulings: '结果异议处理',
  awaiting_confirmation: '等待确认',
  confirmed: '已确认',
  filed: '已备案',
  runoff: '另行选举',
  rerun: '重新选举',
  void: '选举无效',
} as const

export type ElectionStage = keyof typeof STAGE_TITLES

/** What people did, as stored; everything else follows from the clock. */
export interface ElectionFacts {
  /** The count's outcome, once the scrutineers are done. */
  readonly outcome?: Outcome
  readonly confirmedAt?: number
  readonly filedAt?: number
  /** Set when the election was found irregular, with two people's yes. */
  readonly voidedAt?: number
}

/** The stages whose ends the calendar fixes, in order. */
function scheduled(calendar: ElectionCalendar): [ElectionStage, number][] {
  const steps: [ElectionStage, number | undefined][] = [
    ['planned', calendar.roll.from - 1],
    ['roll_published', calendar.roll.until],
    ['roll_rulings', calendar.rollRulings.until],
    ['nominating', calendar.nomination?.until],
    ['qualification_review', calendar.review?.until],
    ['candidates_published', calendar.candidates?.until],
    ['before_voting', calendar.voting.from - 1],
    ['voting', calendar.voting.until],
  ]
  return steps.filter((step): step is [ElectionStage, number] => step[1] !== undefined)
}

/** The stage at a moment (epoch milliseconds). */
export function stageAt(
  calendar: ElectionCalendar,
  facts: ElectionFacts,
  now: number,
): ElectionStage {
  if (facts.voidedAt !== undefined && facts.voidedAt <= now) return 'void'
  const before = scheduled(calendar).find(([, until]) => now <= until)
  if (before) return before[0]
  if (!facts.outcome || now < calendar.resultAt) return 'counting'
  if (facts.outcome.kind === 'runoff') return 'runoff'
  if (facts.outcome.kind === 'rerun') return 'rerun'
  if (now <= calendar.resultPublicity.until) return 'result_published'
  if (now <= calendar.resultRulings.until) return 'result_rulings'
  if (facts.filedAt !== undefined && facts.filedAt <= now) return 'filed'
  if (facts.confirmedAt !== undefined && facts.confirmedAt <= now) return 'confirmed'
  return 'awaiting_confirmation'
}

/** Whether a ballot that arrives at `now` (server time) is in time. Both ends belong to the window. */
export function acceptsBallots(calendar: ElectionCalendar, now: number): boolean {
  return calendar.voting.from <= now && now <= calendar.voting.until
}
