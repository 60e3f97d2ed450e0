/**
 * Values for a place that has not set its own.
 * @module
 */
import type { Span } from '../time/spans'
import { CONVENTION_NUMBERS } from './conventions'
import { OFFICE_NUMBERS } from './offices'
import { DEFAULT_POINTS } from './points'
import { PRIVACY_NUMBERS } from './privacy'
import type { RegionProfile, Sourced } from './profile'

const PRODUCT = '产品默认值，由运营单位确认后写入本地方案'
const BEIJING_DISPATCH = '北京市接诉即办派单时限：水电气热等 2 小时内、一般诉求 24 小时内（参照）'
const BEIJING_TIERS = '北京市地方标准四级处置时限：2 小时、24 小时、7 天、15 天（参照）'

const hours = (count: number): Span => ({ count, unit: 'hours' })
const days = (count: number): Span => ({ count, unit: 'days' })
const workingDays = (count: number): Span => ({ count, unit: 'working_days' })

const asDefault = (value: Span): Sourced<Span> => ({
  value,
  source: PRODUCT,
  confidence: 'default',
})
const asIn = (source: string, value: Span): Sourced<Span> => ({
  value,
  source,
  confidence: 'government',
})

export const DEFAULT_PROFILE: RegionProfile = {
  id: 'default',
  version: 1,
  name: '默认方案',
  numberPrefix: 'TX',
  sla: {
    accept: {
      A: asIn(BEIJING_DISPATCH, hours(2)),
      B: asIn(BEIJING_DISPATCH, hours(24)),
      C: asIn(BEIJING_DISPATCH, hours(24)),
      D: asIn(BEIJING_DISPATCH, hours(24)),
      E: asIn(BEIJING_DISPATCH, hours(24)),
    },
    resolve: {
      A: asDefault(hours(24)),
      B: asIn(BEIJING_TIERS, hours(24)),
      C: asDefault(workingDays(3)),
      D: asIn(BEIJING_TIERS, days(7)),
      E: asIn(BEIJING_TIERS, days(15)),
    },
  },
  offices: OFFICE_NUMBERS,
  points: DEFAULT_POINTS,
  privacy: PRIVACY_NUMBERS,
  conventions: CONVENTION_NUMBERS,
}
