/**
 * Hulin city, Jixi, Heilongjiang (黑龙江省鸡西市虎林市). No local time limits for requests are known
 * yet: the defaults hold until the operator confirms others.
 * @module
 */
import { DEFAULT_PROFILE } from './default'
import type { RegionProfile } from './profile'

export const HULIN_PROFILE: RegionProfile = {
  ...DEFAULT_PROFILE,
  id: 'hulin',
  name: '虎林市',
  numberPrefix: 'HL',
}
