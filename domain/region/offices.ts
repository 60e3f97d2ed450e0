/**
 * Numbers of offices: how long a term may be, how long things stay open. A shorter term may always be
 * given; a local scheme may set others.
 * @module
 */
import type { Role } from '../people/roles'
import type { Sourced } from './profile'

/** What a region says about offices. */
export interface OfficeNumbers {
  /** Longest term of each role, in years. */
  readonly termYears: Readonly<Record<Role, Sourced<number>>>
  /** Roles that one person at a time holds over a place. */
  readonly singleHolder: Sourced<readonly Role[]>
  /** Days until a proposal that nobody decided lapses. */
  readonly proposalDays: Sourced<number>
  /** Days ahead of its first day that an appointment may be made. */
  readonly startAheadDays: Sourced<number>
  /** Minutes an appointment code can be used. */
  readonly codeMinutes: Sourced<number>
  /** Wrong appointment codes one official may enter a day. */
  readonly wrongCodesPerDay: Sourced<number>
}

const PRODUCT = '产品默认值，由运营单位确认后写入本地方案'
/** The law was rewritten as of 2026; its term is cited without an article until the text is confirmed. */
const COMMITTEE_LAW = '《城市居民委员会组织法》：居民委员会每届任期五年（按现行文本核对）'
const MEDIATION_LAW = '《人民调解法》第十条：人民调解委员会委员每届任期三年，可以连选连任'
const PARTY_TERMS =
  '《中国共产党基层组织选举工作条例》：村、社区党组织每届任期五年，其他党支部一般三年'
const CAPTAIN_SCHEMES = '各地楼栋长推选方案常见做法（参照）'

const asDefault = (value: number): Sourced<number> => ({
  value,
  source: PRODUCT,
  confidence: 'default',
})
const by = (
  source: string,
  confidence: 'statute' | 'government' | 'example',
  value: number,
): Sourced<number> => ({ value, source, confidence })

/** The numbers where a place has not set its own. */
export const OFFICE_NUMBERS: OfficeNumbers = {
  termYears: {
    building_captain: by(CAPTAIN_SCHEMES, 'example', 3),
    resident_rep: by(`${COMMITTEE_LAW}（居民代表随届，参照）`, 'government', 5),
    grid_worker_full: asDefault(3),
    grid_worker_part: asDefault(1),
    branch_secretary: by(PARTY_TERMS, 'example', 3),
    branch_committee: by(PARTY_TERMS, 'example', 3),
    first_secretary: asDefault(2),
    work_team: asDefault(2),
    scrutineer: asDefault(1),
    property_staff: asDefault(1),
    mediator: by(MEDIATION_LAW, 'statute', 3),
    community_staff: by(`${COMMITTEE_LAW}（参照）`, 'government', 5),
    community_secretary: by(PARTY_TERMS, 'example', 5),
    sub_district_staff: asDefault(5),
    department_staff: asDefault(5),
    district_staff: asDefault(5),
  },
  singleHolder: {
    value: ['building_captain'],
    source: `${CAPTAIN_SCHEMES}：一栋一长`,
    confidence: 'example',
  },
  proposalDays: asDefault(7),
  startAheadDays: asDefault(90),
  codeMinutes: asDefault(30),
  wrongCodesPerDay: asDefault(5),
}
