/**
 * Inputs and roles that the parts of this contract share.
 * @module
 */
import * as v from 'valibot'

/** Id of an activity. */
export const activityInput = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{8,32}$/, '这个活动的编号不对，请返回重试'),
)

/** Epoch milliseconds. */
export const momentInput = v.pipe(v.number('请选择时间'), v.integer(), v.minValue(0))

/** Id of a person. */
export const personInput = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/** Who approves activities and publishes hours; never their own. */
export const APPROVERS = ['branch_secretary', 'first_secretary', 'community_secretary'] as const
