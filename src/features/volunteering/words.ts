/**
 * What people read about activities.
 * @module
 */
import { clockOf, dayAt } from '@domain/time/shanghai'
import { ACTIVITY_STATE_TITLES, type ActivityMove } from '@domain/volunteering/activity-states'
import type { AnomalyKind } from '@domain/volunteering/anomalies'
import type { NeedState } from '@domain/volunteering/need'
import type { PresenceReason } from '@domain/volunteering/presence'
import type { Moment } from '@domain/volunteering/rotating-code'
import type { TeamState } from '@domain/volunteering/team'
import type { ActivityCard } from '@functions/volunteering/contract'
import { formatMoment, type Tone } from '@/ui'

const TONES = {
  draft: 'waiting',
  returned: 'stopped',
  recruiting: 'moving',
  running: 'moving',
  confirmed: 'waiting',
  published: 'moving',
  posted: 'done',
  cancelled: 'stopped',
} as const satisfies Record<ActivityCard['state'], Tone>

/** The state as one word and its look; what the reader is on it comes first. */
export function stateView(activity: Pick<ActivityCard, 'state' | 'mine' | 'joined' | 'capacity'>): {
  word: string
  tone: Tone
} {
  const { state, mine, joined, capacity } = activity
  if (state === 'recruiting' && mine === 'joined') return { word: '已报名', tone: 'done' }
  if (state === 'recruiting' && mine === 'waiting') return { word: '候补中', tone: 'waiting' }
  if (state === 'recruiting' && joined >= capacity) return { word: '已招满', tone: 'waiting' }
  return { word: ACTIVITY_STATE_TITLES[state], tone: TONES[state] }
}

/** From when to when; the day once where it is one. */
export function spanWords(startsAt: number, endsAt: number, now: number): string {
  const end = dayAt(startsAt) === dayAt(endsAt) ? clockOf(endsAt).replace(/^0/, '') : undefined
  return `${formatMoment(startsAt, now)} 到 ${end ?? formatMoment(endsAt, now)}`
}

export const TEAM_TONES = {
  proposed: 'waiting',
  active: 'moving',
  refused: 'stopped',
  dissolved: 'stopped',
} as const satisfies Record<TeamState, Tone>

export const NEED_TONES = {
  open: 'waiting',
  planned: 'moving',
  done: 'done',
  declined: 'stopped',
  withdrawn: 'stopped',
} as const satisfies Record<NeedState, Tone>

export const MOMENT_WORDS = {
  start: '到场',
  middle: '中途',
  end: '离场',
} as const satisfies Record<Moment, string>

/** The moves a page offers, as verbs. */
export const MOVE_WORDS = {
  approve: '同意招募',
  return: '退回修改',
  start: '开始活动',
  confirm: '活动结束，确认名单',
  publish: '公示时长',
  cancel: '取消活动',
} as const satisfies Partial<Record<ActivityMove, string>>

/** What each move brings, said before it is made. */
export const MOVE_CONSEQUENCES: Readonly<Record<keyof typeof MOVE_WORDS, string>> = {
  approve: '邻居马上可以报名。',
  return: '发起的人会收到消息，改好再交上来。',
  start: '到场的人可以签到了。',
  confirm: '以后不能再签到，时长按签到算。',
  publish: '公示三天，没有异议就记积分。',
  cancel: '报了名的人会收到消息，不能再恢复。',
}

export const REASON_WORDS = {
  all_witnessed: '全程有见证',
  not_there: '没有签到',
  no_end: '没有签退',
  left_early: '在场不到六成',
  middle_missing: '中途没有见证，只记时长',
  under_half_hour: '不到半小时',
  served_confirmed: '被服务的邻居确认',
  paper_two_witnesses: '纸质签到，两人作证',
  paper_one_witness: '纸质签到，只一人作证，只记时长',
  objection_upheld: '异议成立，改过',
} as const satisfies Record<PresenceReason, string>

export const ANOMALY_WORDS = {
  one_phone_many_people: '一部手机签了几个人',
  codes_sent_on: '扫过过期的码',
  two_places_at_once: '同一时间在别的活动',
  longer_than_planned: '比计划久',
  at_night: '深夜签到',
  night_burst: '深夜里几个人接连签到',
  same_team_again: '连着几次都是同一批人',
  more_than_seen: '签到比点到的人多',
} as const satisfies Record<AnomalyKind, string>
