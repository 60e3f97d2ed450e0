/**
 * What people read about an election.
 * @module
 */
import type { Disqualification } from '@domain/elections/candidacy'
import { type ElectionStage, STAGE_TITLES } from '@domain/elections/stages'
import type { NominationView, SeatView, TermView } from '@functions/elections/contract'
import type { Tone } from '@/ui'

const MOVING: readonly ElectionStage[] = ['nominating', 'candidates_published', 'result_published']
const STOPPED: readonly ElectionStage[] = ['void', 'rerun', 'runoff']
const DONE: readonly ElectionStage[] = ['confirmed', 'filed']

/** A stage as one word and its look; what waits for the reader stands out. */
export function stageView(stage: ElectionStage, mine: boolean): { word: string; tone: Tone } {
  const word = STAGE_TITLES[stage]
  if (stage === 'voting' && mine) return { word, tone: 'mine' }
  if (STOPPED.includes(stage)) return { word, tone: 'stopped' }
  if (DONE.includes(stage)) return { word, tone: 'done' }
  return { word, tone: MOVING.includes(stage) || stage === 'voting' ? 'moving' : 'waiting' }
}

export const WAY_WORDS = {
  self: '自荐',
  joint: '邻居联名',
  party_branch: '党支部推荐',
  residents_committee: '居委会推荐',
} as const satisfies Record<NominationView['way'], string>

export const REASON_WORDS = {
  too_young: '不满 18 周岁',
  not_here_long_enough: '在这里住得还不够久',
  not_on_roll: '家不在户代表名册里',
  not_accepted: '还没有答应参选',
  is_scrutineer: '已经是监票人',
} as const satisfies Record<Disqualification, string>

const COUNTS = {
  phone: { word: '已用手机投', tone: 'done' },
  paper: { word: '纸质票有效', tone: 'done' },
  proxy: { word: '有人代投', tone: 'moving' },
  none: { word: '还没投', tone: 'mine' },
} as const satisfies Record<SeatView['counts'], { word: string; tone: Tone }>

const STAGE_HINTS = {
  planned: '马上开始。开始后先公示名册。',
  roll_published: '名册挂出来了。看看您家在不在，有错就提。',
  roll_rulings: '社区在处理对名册的异议，处理完名册就定下来。',
  nominating: '可以自荐，也可以推荐邻居。',
  qualification_review: '社区在看被提名的人合不合条件。',
  candidates_published: '候选人定了，先看看都是谁。',
  before_voting: '投票快开始了，到时候发消息给您。',
  voting: '一户一票。手机投、纸质投都行，截止前可以改。',
  counting: '投票截止了，监票人在开票。结果到时间自动公布。',
  result_published: '结果出来了。有疑问现在可以提。',
  result_rulings: '社区在处理对结果的疑问。',
  awaiting_confirmation: '等社区确认结果。到期没人确认，自动确认。',
  confirmed: '结果已确认，任期开始了。',
  filed: '已经在街道备案。',
  runoff: '没有人过线，前面的人再选一次。',
  rerun: '这次没有选出来，要重新选举。',
  void: '这次选举不算数。',
} as const satisfies Record<ElectionStage, string>

/** Where a question needs other words than an office. */
const QUESTION_HINTS: Partial<Record<ElectionStage, string>> = {
  voting: '一户一票，赞成、反对、弃权选一项。截止前可以改。',
  confirmed: '结果已确认，从那天起算数。',
  rerun: '来投票的户数不够，这件事没有定下来。',
}

/** What a stage means to whoever looks, in one sentence. */
export const hintOf = (stage: ElectionStage, isQuestion: boolean): string =>
  (isQuestion ? QUESTION_HINTS[stage] : undefined) ?? STAGE_HINTS[stage]

/** What people are elected for. */
export const ROLE_WORDS = {
  building_captain: '楼栋长',
  resident_rep: '居民代表',
} as const satisfies Record<TermView['role'], string>

/** Why a term ended early. */
export const END_WORDS = {
  resigned: '辞职',
  moved_away: '搬走了',
  recalled: '被罢免',
  died: '去世',
  dismissed: '提前结束任职',
} as const satisfies Record<NonNullable<TermView['ended']>['because'], string>

/** Which of the household's ballots counts as things stand. */
export const countsView = (counts: SeatView['counts']): { word: string; tone: Tone } =>
  COUNTS[counts]

export const SEAT_HINTS = {
  phone: '截止前可以改投，最后一次算数。',
  paper: '家里交了纸质票，以纸质票为准。再用手机投，就以手机票为准。',
  proxy: '亲属代您家交了纸质票。您自己再投一次，就以您投的为准。',
  none: '一户一票，家里哪位来投都行，先商量好。',
} as const satisfies Record<SeatView['counts'], string>
