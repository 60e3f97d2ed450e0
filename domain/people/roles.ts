/**
 * Roles a person can hold, by the product's glossary. A role always comes with a scope (a path in
 * the organization tree) and a term; see {@link Appointment}.
 * @module
 */

/** Every role, from the building upwards, with the words residents use for it. */
export const ROLE_TITLES = {
  building_captain: '楼栋长',
  resident_rep: '居民代表',
  grid_worker_full: '专职网格员',
  grid_worker_part: '兼职网格员',
  branch_secretary: '小区书记',
  branch_committee: '小区支委',
  first_secretary: '第一书记',
  work_team: '驻小区工作队员',
  scrutineer: '监票人',
  property_staff: '物业人员',
  mediator: '调解员',
  community_staff: '社区工作人员',
  community_secretary: '社区书记',
  sub_district_staff: '街道工作人员',
  department_staff: '部门工作人员',
  district_staff: '区级工作人员',
} as const

export type Role = keyof typeof ROLE_TITLES

/** The roles as a list, in the order above. */
export const ROLES = Object.keys(ROLE_TITLES) as readonly Role[]

/** A role held over a part of the organization tree for a term. */
export interface Appointment {
  id: string
  role: Role
  /** Path prefix the role covers, e.g. `/430202/430202002/430202002012/c07`. */
  scope: string
  /** First moment of the term, epoch milliseconds. */
  startsAt: number
  /** First moment after the term, epoch milliseconds: the role ends by itself. */
  endsAt: number
  /** The decision it rests on (an election, a filing number, a letter). */
  sourceDecision: string
}

/** Whether an appointment is in force at `now` (epoch milliseconds). */
export function isInForce(appointment: Appointment, now: number): boolean {
  return appointment.startsAt <= now && now < appointment.endsAt
}
