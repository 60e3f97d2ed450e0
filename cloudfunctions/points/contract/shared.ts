/**
 * Words and roles that the parts of the contract share.
 * @module
 */
import * as v from 'valibot'

/** Id of a gift, a redemption, a count or a correction. */
export const idInput = v.pipe(v.string(), v.regex(/^[0-9a-z]{8,32}$/, '编号不对，请返回重试'))

/** A whole number of points. */
export const pointsInput = v.pipe(
  v.number('请写多少积分'),
  v.integer('积分是整数'),
  v.minValue(1, '至少 1 分'),
  v.maxValue(10_000, '最多 10000 分'),
)

/** Who decides on redemptions: the compound's secretary first, then someone else. */
export const FIRST_APPROVERS = ['branch_secretary'] as const
export const SECOND_APPROVERS = ['first_secretary', 'community_secretary'] as const
export const APPROVERS = [...FIRST_APPROVERS, ...SECOND_APPROVERS] as const
/** Who keeps a station: hands gifts over and counts them. */
export const KEEPERS = [
  'branch_secretary',
  'branch_committee',
  'first_secretary',
  'grid_worker_full',
  'grid_worker_part',
  'community_staff',
] as const
