/**
 * Numbers of volunteering and points: the default scheme and where each value comes from. Points are
 * thanks for witnessed hours, never money (志愿服务条例 2017, arts. 2 and 24).
 * @module
 */
import type { Span } from '../time/spans'
import type { Sourced } from './profile'

const PRODUCT = '产品默认值，由运营单位确认后写入本地方案'

/** How hours are witnessed, turned into points, spent and ended. Whole numbers throughout. */
export interface PointsScheme {
  /** Points for half an hour that was witnessed. */
  readonly perHalfHour: Sourced<number>
  /** Half hours that count for one activity, unless its approval said more. */
  readonly halfHoursPerActivity: Sourced<number>
  /** Half hours that count for one person and day. */
  readonly halfHoursPerDay: Sourced<number>
  /** Least share of a session somebody must be there, in hundredths. */
  readonly presencePercent: Sourced<number>
  /** How long hours are shown before points are posted. */
  readonly objection: Sourced<Span>
  /** What an issuer may give in a quarter. */
  readonly quarterlyBudget: Sourced<number>
  /** Points end this many months after they were posted, at the end of the month. */
  readonly expiryMonths: Sourced<number>
  /** Days before points end on which their owner is told. */
  readonly expiryNoticeDays: Sourced<readonly number[]>
  /** Redemptions up to this many points need nobody. */
  readonly withoutApproval: Sourced<number>
  /** Redemptions above this many points need a second approver. */
  readonly secondApprover: Sourced<number>
  /** How long a gift waits to be picked up. */
  readonly pickUp: Sourced<Span>
  /** Whether those who live together may use one another's points, each with their consent. */
  readonly familyUse: Sourced<boolean>
  /** Hours at which the stars from one to five begin. */
  readonly starHours: Sourced<readonly number[]>
}

const asDefault = <Value>(value: Value): Sourced<Value> => ({
  value,
  source: PRODUCT,
  confidence: 'default',
})
const asIn = <Value>(source: string, value: Value): Sourced<Value> => ({
  value,
  source,
  confidence: 'example',
})

/** The scheme of a place that has not set its own. */
export const DEFAULT_POINTS: PointsScheme = {
  perHalfHour: asDefault(1),
  halfHoursPerActivity: asIn('黑龙江海林积分办法：每次活动计入不超过 2 小时（参照）', 4),
  halfHoursPerDay: asDefault(8),
  presencePercent: asIn('云南志愿服务记录：在场不少于活动时长六成方予记录（参照）', 60),
  objection: asDefault({ count: 3, unit: 'days' }),
  quarterlyBudget: asDefault(2000),
  expiryMonths: asDefault(24),
  expiryNoticeDays: asDefault([60, 30, 7]),
  withoutApproval: asDefault(20),
  secondApprover: asDefault(100),
  pickUp: asDefault({ count: 14, unit: 'days' }),
  familyUse: asDefault(true),
  starHours: {
    value: [100, 300, 600, 1000, 1500],
    source: '《志愿服务记录办法》（民政部）星级评定时长',
    confidence: 'government',
  },
}
