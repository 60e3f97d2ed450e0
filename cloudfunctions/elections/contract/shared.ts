/**
 * Inputs and views that several parts of the elections contract share.
 * @module
 */
import type { Role } from '@domain/people/roles'
import * as v from 'valibot'

export const electionIdInput = v.pipe(
  v.string('请重新打开这次选举'),
  v.regex(/^[0-9a-z]{8,32}$/, '这次选举的编号不对，请返回重试'),
)
export const idInput = v.pipe(v.string(), v.regex(/^[0-9a-z.-]{8,64}$/, '编号不对，请返回重试'))

/** Who plans, opens and runs an election: the compound's and the community's secretary. */
export const ORGANIZERS = ['branch_secretary', 'community_secretary'] as const satisfies Role[]
/** Who helps with it: those above and the community's staff. */
export const OFFICIALS = [
  'branch_secretary',
  'community_staff',
  'community_secretary',
] as const satisfies Role[]
/** Who confirms a result and looks at what was ruled. */
export const CONFIRMERS = ['community_secretary', 'sub_district_staff'] as const satisfies Role[]

/** Who did something; absent when the deadline did. */
export interface DeedView {
  at: number
  by?: { name: string; role: Role }
}
