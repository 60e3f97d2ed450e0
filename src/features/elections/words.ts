/**
 * What people read about an election.
 * @module
 */
import type { Disqualification } from '@domain/elections/candidacy'
import { type ElectionStage, STAGE_TITLES } from '@domain/elections/stages'
import type { NominationView, SeatView } from '@functions/elections/contract'
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

/** Which of the household's ballots counts as things stand. */
export const countsView = (counts: SeatView['counts']): { word: string; tone: Tone } =>
  COUNTS[counts]

export const SEAT_HINTS = {
  phone: '截止前可以改投，最后一次算数。',
  paper: '家里交了纸质票，以纸质票为准。再用手机投，就以手机票为准。',
  proxy: '亲属代您家交了纸质票。您自己再投一次，就以您投的为准。',
  none: '一户一票，家里哪位来投都行，先商量好。',
} as const satisfies Record<SeatView['counts'], string>
