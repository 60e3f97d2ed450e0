/**
 * Offices (任职): who holds which, appointing, the second yes, ending, resigning.
 * @module
 */
import type { OfficeChange, TermProblem } from '@domain/people/appointing'
import { isPath } from '@domain/people/path'
import type { ProposalState } from '@domain/people/proposals'
import { ROLES, type Role } from '@domain/people/roles'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput, wordsInput } from '../../kernel/contract/inputs'

const id = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{8,64}$/, '编号不对，请返回重试'))
const path = v.pipe(v.string(), v.check(isPath, '请重新选择地点'))
const reason = wordsInput('请写一句原因', 200)
const sourceDecision = wordsInput('请写依据，例如文件名和文号', 80)
const moment = v.pipe(v.number(), v.integer(), v.minValue(0))
const role = v.picklist(ROLES, '请选择职务')
/** Six digits that a person reads out from their own phone. */
const code = v.pipe(v.string('请输入任职码'), v.trim(), v.regex(/^\d{6}$/, '任职码是 6 位数字'))

/** An office that somebody holds or will hold. Times are epoch milliseconds. */
export interface OfficeView {
  id: string
  role: Role
  title: string
  scope: string
  placeName: string
  name: string
  startsAt: number
  /** First moment after the term. */
  endsAt: number
  sourceDecision: string
  /** Only what its holder has published. */
  phone?: string
}

/** An office the caller may appoint to at the place looked at. */
export interface AppointableView {
  role: Role
  title: string
  needsSecond: boolean
  /** Longest term, and where the number comes from. */
  years: number
  yearsSource: string
}

/** Who is in office at a place: for its residents and for officials of it. */
export const listOffices = defineAction<{
  place: { path: string; name: string }
  /** Places right below that have offices of their own. */
  below: { path: string; name: string }[]
  offices: OfficeView[]
  appointable: AppointableView[]
}>()({
  name: 'people/listOffices',
  kind: 'query',
  input: v.strictObject({ path }),
  allow: { relations: ['resident', 'official'] },
})

/** What happened to an office. */
export interface OfficeChangeView {
  id: string
  kind: OfficeChangeKind
  role: Role
  title: string
  placeName: string
  name: string
  at: number
  startsAt: number
  endsAt: number
  sourceDecision: string
  /** Who did it, and who said the second yes. */
  by: string
  second?: string
  /** Only for those who appoint there and for the holder. */
  reason?: string
}

export type OfficeChangeKind = 'appointed' | 'elected' | 'shortened' | 'ended' | 'resigned'

export const listOfficeChanges = defineAction<Page<OfficeChangeView>>()({
  name: 'people/listOfficeChanges',
  kind: 'query',
  input: v.strictObject({ path, cursor: cursorInput }),
  allow: { relations: ['resident', 'official'] },
})

/** One office with what the caller may do about it. */
export const getOffice = defineAction<
  OfficeView & { moves: ('end' | 'resign' | 'phone')[]; endNeedsSecond: boolean; over: boolean }
>()({
  name: 'people/getOffice',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['holder', 'resident', 'official'] },
})

/** A proposal in a list and in full. */
export interface ProposalView {
  id: string
  change: OfficeChange
  role: Role
  title: string
  placeName: string
  name: string
  startsAt: number
  endsAt: number
  sourceDecision: string
  reason: string
  proposedBy: string
  at: number
  expiresAt: number
  state: ProposalState
  decidedBy?: string
  decidedWhy?: string
  moves: ('confirm' | 'refuse' | 'withdraw')[]
}

/** My own duties, and what I proposed or may confirm. */
export const listMyDuties = defineAction<{
  duties: (OfficeView & { upcoming: boolean })[]
  past: OfficeView[]
  /** Whether there is a tab of proposals for the caller at all. */
  handlesProposals: boolean
  /** Proposals that wait for the caller's yes. */
  toConfirm: number
}>()({
  name: 'people/listMyDuties',
  kind: 'query',
  input: v.strictObject({}),
  allow: { anyone: true },
})

export const listProposals = defineAction<Page<ProposalView>>()({
  name: 'people/listProposals',
  kind: 'query',
  input: v.strictObject({ tab: v.picklist(['to_confirm', 'mine']), cursor: cursorInput }),
  allow: { anyone: true },
})

export const getProposal = defineAction<ProposalView>()({
  name: 'people/getProposal',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['proposer', 'seconder'] },
})

/** Makes the caller's appointment code: who knows it for half an hour can appoint them. */
export const makeAppointmentCode = defineAction<{ code: string; expiresAt: number }>()({
  name: 'people/makeAppointmentCode',
  kind: 'command',
  input: v.strictObject({}),
  allow: { anyone: true },
  audit: '生成任职码',
})

/** Who a code belongs to, to be checked before appointing. A wrong one counts against the caller. */
export const findByCode = defineAction<
  | { found: true; personId: string; name: string; homes: string[]; duties: string[] }
  | { found: false; triesLeft: number }
>()({
  name: 'people/findByCode',
  kind: 'command',
  input: v.strictObject({ scope: path, role, code }),
  allow: { relations: ['appointer'] },
  audit: '按任职码找人',
  secret: ['code'],
  logs: { what: '您的称呼、小区楼栋和职务', why: '您念了任职码，要任命您' },
})

/** What a refused term says, in `details`. */
export interface TermDetails {
  readonly problem: TermProblem
  /** Per field, for the form. */
  readonly endsAt: string
}

/** Who sits where only one can, in `details` of a refusal. */
export interface TakenDetails {
  readonly holder: { readonly id: string; readonly name: string; readonly endsAt: number }
}

export const appoint = defineAction<{ id: string; state: 'in_office' | 'pending' }>()({
  name: 'people/appoint',
  kind: 'command',
  input: v.strictObject({
    scope: path,
    role,
    code,
    /** The name as in the decision; it is shown to everybody. */
    name: v.pipe(
      v.string('请写姓名'),
      v.trim(),
      v.minLength(2, '请写姓名'),
      v.maxLength(20, '姓名最多 20 个字'),
    ),
    startsAt: moment,
    endsAt: moment,
    sourceDecision,
    reason,
    /** The appointment that ends with this one, of who holds the office now; by an explicit choice. */
    replaces: v.optional(id),
  }),
  allow: { relations: ['appointer'] },
  audit: '任命',
  secret: ['code'],
})

/** Says the second yes, or no with a reason. */
export const decideProposal = defineAction<{ state: ProposalState }>()({
  name: 'people/decideProposal',
  kind: 'command',
  input: v.strictObject({
    id,
    decision: v.picklist(['confirm', 'refuse'], '请选择同意或不同意'),
    reason: v.optional(reason),
  }),
  allow: { relations: ['seconder'] },
  audit: '确认任免',
})

export const withdrawProposal = defineAction<{ state: ProposalState }>()({
  name: 'people/withdrawProposal',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { relations: ['proposer'] },
  audit: '撤回任免申请',
})

/** Ends an office, or shortens its term; `endsAt` null ends it now. */
export const endOffice = defineAction<{ state: 'done' | 'pending'; endsAt: number }>()({
  name: 'people/endOffice',
  kind: 'command',
  input: v.strictObject({ id, endsAt: v.nullable(moment), reason, sourceDecision }),
  allow: { relations: ['appointer'] },
  audit: '提前结束任职',
})

/** The holder gives it up; nobody need agree. */
export const resignOffice = defineAction<{ endsAt: number }>()({
  name: 'people/resignOffice',
  kind: 'command',
  input: v.strictObject({ id, endsAt: v.nullable(moment), reason }),
  allow: { relations: ['holder'] },
  audit: '辞去职务',
})

/** The holder publishes a phone to those they look after, or takes it back with null. */
export const setDutyPhone = defineAction<{ published: boolean }>()({
  name: 'people/setDutyPhone',
  kind: 'command',
  input: v.strictObject({
    id,
    phone: v.nullable(
      v.pipe(
        v.string(),
        v.trim(),
        v.regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, '请写手机号，或带区号的座机号'),
      ),
    ),
  }),
  allow: { relations: ['holder'] },
  audit: '公开或收回值班电话',
  secret: ['phone'],
})
