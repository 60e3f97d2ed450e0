/**
 * Hetang district, Zhuzhou, Hunan (湖南省株洲市荷塘区). No local time limits for requests are known
 * yet: the defaults hold until the operator confirms others.
 * @module
 */
import { DEFAULT_PROFILE } from './default'
import type { RegionProfile } from './profile'

export const HETANG_PROFILE: RegionProfile = {
  ...DEFAULT_PROFILE,
  id: 'hetang',
  name: '荷塘区',
  numberPrefix: 'HT',
}
