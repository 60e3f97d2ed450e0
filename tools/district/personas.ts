/**
 * The people of the demo whom anybody may play: the persona switch lists them and tests name them.
 * All are made up, see `fiction.ts`.
 * @module
 */

import type { Role } from '@domain/people/roles'
import type { HouseholdRelation } from '@functions/people/documents'
import { HOME_COMPOUND, OTHER_COMPOUND } from './stage'

/** Someone to play, as the persona switch shows them. */
export interface Persona {
  /** Who the cloud takes the caller for. */
  openid: string
  name: string
  /** Role and place as a person says them. */
  title: string
  /** Where they live or work, in words; empty for a guest. */
  home: string
}

/** A persona with what the district knows of them. */
export interface CastMember extends Persona {
  personId: string
  /** Path of the household and whose home it is to them. */
  lives?: { path: string; relation: HouseholdRelation }
  /** The office they hold. */
  office?: { role: Role; scope: string }
}

const DISTRICT = '/430202'
const SUB_DISTRICT = `${DISTRICT}/430202002`
const COMMUNITY = `${SUB_DISTRICT}/430202002007`

/** The cast by the names tests use. `guest` and `newcomer` are known to nobody: the district has no record of them. */
export const CAST = {
  resident: {
    openid: 'oDemo-resident',
    personId: 'demo-resident',
    name: '荷小满',
    title: '居民 · 小满荷苑 3栋',
    home: '小满荷苑 3栋 1单元302',
    lives: { path: `${HOME_COMPOUND}/b03/u1/0302`, relation: 'owner' },
  },
  elder: {
    openid: 'oDemo-elder',
    personId: 'demo-elder',
    name: '莲霜降',
    title: '居民，72 岁 · 小满荷苑 3栋',
    home: '小满荷苑 3栋 2单元101',
    lives: { path: `${HOME_COMPOUND}/b03/u2/0101`, relation: 'owner' },
  },
  tenant: {
    openid: 'oDemo-tenant',
    personId: 'demo-tenant',
    name: '茉新雨',
    title: '租户 · 小满荷苑 1栋',
    home: '小满荷苑 1栋 2单元502',
    lives: { path: `${HOME_COMPOUND}/b01/u2/0502`, relation: 'tenant' },
  },
  neighbour: {
    openid: 'oDemo-neighbour',
    personId: 'demo-neighbour',
    name: '樟微雨',
    title: '居民 · 谷雨樟苑 2栋',
    home: '谷雨樟苑 2栋 1单元401',
    lives: { path: `${OTHER_COMPOUND}/b02/u1/0401`, relation: 'owner' },
  },
  guest: {
    openid: 'oDemo-guest',
    personId: '',
    name: '新朋友',
    title: '访客 · 还没登记住处',
    home: '',
  },
  newcomer: {
    openid: 'oDemo-newcomer',
    personId: '',
    name: '芷新禾',
    title: '刚搬来的人 · 还没认领家',
    home: '',
  },
  captain: {
    openid: 'oDemo-captain',
    personId: 'demo-captain',
    name: '桐暖阳',
    title: '楼栋长 · 小满荷苑 3栋',
    home: '小满荷苑 3栋 1单元201',
    lives: { path: `${HOME_COMPOUND}/b03/u1/0201`, relation: 'owner' },
    office: { role: 'building_captain', scope: `${HOME_COMPOUND}/b03` },
  },
  secretary: {
    openid: 'oDemo-secretary',
    personId: 'demo-secretary',
    name: '楠立春',
    title: '小区书记 · 小满荷苑',
    home: '小满荷苑 2栋 1单元102',
    lives: { path: `${HOME_COMPOUND}/b02/u1/0102`, relation: 'owner' },
    office: { role: 'branch_secretary', scope: HOME_COMPOUND },
  },
  gridWorker: {
    openid: 'oDemo-grid-worker',
    personId: 'demo-grid-worker',
    name: '枫晓风',
    title: '专职网格员 · 小满荷苑',
    home: '小满荷苑（工作）',
    office: { role: 'grid_worker_full', scope: HOME_COMPOUND },
  },
  otherGridWorker: {
    openid: 'oDemo-other-grid-worker',
    personId: 'demo-other-grid-worker',
    name: '槐朝云',
    title: '专职网格员 · 谷雨樟苑',
    home: '谷雨樟苑（工作）',
    office: { role: 'grid_worker_full', scope: OTHER_COMPOUND },
  },
  handler: {
    openid: 'oDemo-handler',
    personId: 'demo-handler',
    name: '榆大暑',
    title: '物业维修 · 小满荷苑',
    home: '小满荷苑（工作）',
    office: { role: 'property_staff', scope: HOME_COMPOUND },
  },
  communityStaff: {
    openid: 'oDemo-community-staff',
    personId: 'demo-community-staff',
    name: '杏和风',
    title: '社区工作人员 · 荷叶塘社区',
    home: '荷叶塘社区（工作）',
    office: { role: 'community_staff', scope: COMMUNITY },
  },
  communitySecretary: {
    openid: 'oDemo-community-secretary',
    personId: 'demo-community-secretary',
    name: '榉秋分',
    title: '社区书记 · 荷叶塘社区',
    home: '荷叶塘社区（工作）',
    office: { role: 'community_secretary', scope: COMMUNITY },
  },
  subDistrictStaff: {
    openid: 'oDemo-sub-district-staff',
    personId: 'demo-sub-district-staff',
    name: '棠远山',
    title: '街道工作人员 · 茨菇塘街道',
    home: '茨菇塘街道（工作）',
    office: { role: 'sub_district_staff', scope: SUB_DISTRICT },
  },
  departmentStaff: {
    openid: 'oDemo-department-staff',
    personId: 'demo-department-staff',
    name: '橘长虹',
    title: '部门工作人员 · 荷塘区',
    home: '荷塘区（工作）',
    office: { role: 'department_staff', scope: DISTRICT },
  },
  districtStaff: {
    openid: 'oDemo-district-staff',
    personId: 'demo-district-staff',
    name: '菊星河',
    title: '区级工作人员 · 荷塘区',
    home: '荷塘区（工作）',
    office: { role: 'district_staff', scope: DISTRICT },
  },
} as const satisfies Record<string, CastMember>

/** Names of the cast, for tests. */
export type CastName = keyof typeof CAST

/** The cast as a list; the first is whom a new tab plays. */
export const CAST_MEMBERS: readonly CastMember[] = Object.values(CAST)

/** Their OPENIDs. */
export const CAST_OPENIDS: ReadonlySet<string> = new Set(CAST_MEMBERS.map((m) => m.openid))

/** What the persona switch needs of each. */
export const PERSONAS: readonly Persona[] = CAST_MEMBERS.map(({ openid, name, title, home }) => ({
  openid,
  name,
  title,
  home,
}))
