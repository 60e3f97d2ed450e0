/**
 * Who holds which office. An appointment is stored twice, as the people context does: by itself,
 * found by its scope, and as a copy in its holder's record.
 * @module
 */
import type { Role } from '@domain/people/roles'
import type { AppointmentDoc, ResidentDoc } from '@functions/people/documents'
import { DAY_MS, yearAndMonth } from './clock'
import { CAST_MEMBERS, type CastMember } from './personas'
import { idFor, randomFor } from './random'
import type { Setting } from './residents'

const YEAR_MS = 365 * DAY_MS

/** Years of a term, and the words of the decision it rests on. */
const OFFICES: Readonly<Record<Role, { years: number; decision: string }>> = {
  building_captain: { years: 3, decision: '楼栋推选结果' },
  resident_rep: { years: 3, decision: '居民代表推选结果' },
  grid_worker_full: { years: 3, decision: '网格员聘用通知' },
  grid_worker_part: { years: 1, decision: '网格员聘用通知' },
  branch_secretary: { years: 3, decision: '小区党支部选举结果批复' },
  branch_committee: { years: 3, decision: '小区党支部选举结果批复' },
  first_secretary: { years: 2, decision: '选派任职通知' },
  work_team: { years: 2, decision: '驻小区工作队名单' },
  scrutineer: { years: 1, decision: '监票人推选结果' },
  property_staff: { years: 1, decision: '物业企业人员备案' },
  mediator: { years: 3, decision: '人民调解员聘书' },
  community_staff: { years: 5, decision: '社区工作者聘用通知' },
  community_secretary: { years: 5, decision: '社区党委任职通知' },
  sub_district_staff: { years: 5, decision: '街道工作分工通知' },
  department_staff: { years: 5, decision: '部门联络员名单' },
  district_staff: { years: 5, decision: '区级工作分工通知' },
}

/** Roles whose phone is published to those they look after. */
const ON_CALL: readonly Role[] = [
  'building_captain',
  'grid_worker_full',
  'grid_worker_part',
  'branch_secretary',
  'property_staff',
  'community_staff',
  'community_secretary',
]

/** Which term: one in force at the anchor, or one that ended before it. */
export type Term = 'present' | 'past'

/** Appoints a person: adds the copy to their record and returns the appointment. */
export function appoint(
  person: ResidentDoc,
  role: Role,
  scope: string,
  setting: Setting,
  term: Term = 'present',
): AppointmentDoc {
  const key = `${role}|${scope}|${person.personId}|${term}`
  const { years, decision } = OFFICES[role]
  const length = years * YEAR_MS
  // A present term has at least 100 days left, so that a demo kept for a while stays alive.
  const days = randomFor(setting.seed, key).below(length / DAY_MS - 130)
  const startsAt =
    term === 'present'
      ? setting.anchor - (30 + days) * DAY_MS
      : setting.anchor - length - (1 + (days % 300)) * DAY_MS
  const shared = {
    role,
    scope,
    startsAt,
    endsAt: startsAt + length,
    sourceDecision: `${yearAndMonth(startsAt)}${decision}（演示）`,
  }
  const id = `ap-${idFor(setting.seed, `appointment|${key}`)}`
  person.appointments.push({ id, ...shared })
  person.updatedAt = Math.max(person.updatedAt, startsAt)
  const dutyPhone = ON_CALL.includes(role) ? person.phone : null
  return { _id: id, personId: person.personId, name: person.name, dutyPhone, ...shared }
}

const castByOffice = new Map<string, CastMember>()
for (const member of CAST_MEMBERS) {
  if (member.office) castByOffice.set(`${member.office.role}|${member.office.scope}`, member)
}

/** The member of the cast who holds a role at a scope, if one does. */
export function castHolder(role: Role, scope: string): CastMember | undefined {
  return castByOffice.get(`${role}|${scope}`)
}
