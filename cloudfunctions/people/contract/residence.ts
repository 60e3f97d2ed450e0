/**
 * Who I am here and whose home is mine: phone, picture, households and their members.
 * @module
 */
import type { HouseholdRelation } from '@domain/people/claims'
import { isPath } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'

/** A household by its path. */
export const Household = v.pipe(v.string('请选择哪一户'), v.check(isPath, '请重新选择哪一户'))
const PersonId = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
/** A reason that somebody else will read. */
export const Reason = v.pipe(
  v.string('请写一句原因'),
  v.trim(),
  v.minLength(2, '请写一句原因'),
  v.maxLength(200, '原因最多 200 个字'),
)

/** Somebody of a household, as its members see them. */
export interface MemberView {
  personId: string
  name: string
  relation: HouseholdRelation
  since: number
  isHead: boolean
  isMe: boolean
}

/** A home of the caller's, with all who belong to it. */
export interface ResidenceView {
  path: string
  /** E.g. `小满荷苑 3栋`. */
  placeName: string
  room: string
  relation: HouseholdRelation
  isHead: boolean
  members: MemberView[]
}

export const bindPhone = defineAction<{ phoneMasked: string }>()({
  name: 'people/bindPhone',
  kind: 'command',
  input: v.strictObject({
    /** One-time code of the `getPhoneNumber` button. */
    code: v.pipe(v.string('没有取到手机号，请再点一次授权'), v.minLength(8), v.maxLength(200)),
  }),
  allow: { anyone: true },
  audit: '登记自己的手机号',
  secret: ['code'],
})

export const removePhone = defineAction<Record<string, never>>()({
  name: 'people/removePhone',
  kind: 'command',
  input: v.strictObject({}),
  allow: { anyone: true },
  audit: '删去自己的手机号',
})

export const setAvatar = defineAction<{ avatar: string }>()({
  name: 'people/setAvatar',
  kind: 'command',
  input: v.strictObject({ file: v.pipe(v.string(), v.maxLength(300)) }),
  allow: { anyone: true },
  audit: '修改自己的头像',
})

export const leaveHousehold = defineAction<Record<string, never>>()({
  name: 'people/leaveHousehold',
  kind: 'command',
  input: v.strictObject({ household: Household }),
  allow: { relations: ['head', 'member'] },
  audit: '退出一户',
})

export const handOverHead = defineAction<Record<string, never>>()({
  name: 'people/handOverHead',
  kind: 'command',
  input: v.strictObject({
    household: Household,
    to: PersonId,
    /** Needed of the secretary, who settles disputes. */
    reason: v.optional(Reason),
  }),
  allow: { relations: ['head'], roles: ['branch_secretary', 'community_secretary'] },
  audit: '移交户主',
})

export const endMembership = defineAction<Record<string, never>>()({
  name: 'people/endMembership',
  kind: 'command',
  input: v.strictObject({ household: Household, person: PersonId, reason: Reason }),
  allow: { relations: ['head'], roles: ['branch_secretary', 'community_secretary'] },
  audit: '把人移出一户',
})

/** A household as those see it who settle its disputes. */
export const getHousehold = defineAction<
  Omit<ResidenceView, 'relation' | 'isHead'> & { hasHead: boolean }
>()({
  name: 'people/getHousehold',
  kind: 'query',
  input: v.strictObject({ household: Household }),
  allow: {
    relations: ['head', 'member'],
    roles: ['branch_secretary', 'community_secretary'],
  },
  logs: { what: '您这一户的房号和家里人的称呼', why: '住户管理' },
})
