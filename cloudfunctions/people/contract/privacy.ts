/**
 * What people may ask about their own data: consents, who looked, a copy, an end.
 * @module
 */
import type { ClosingObstacle } from '@domain/people/closing'
import { CONSENT_KINDS, type ConsentKind, type ConsentState } from '@domain/people/consents'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput } from '../../kernel/contract/inputs'

const kind = v.picklist(CONSENT_KINDS, '请选择是哪一项')

/** What a refused command says when a consent is missing, in `details`. */
export interface ConsentNeeded {
  readonly consent: ConsentKind
}

export const getPrivacy = defineAction<{
  consents: { kind: ConsentKind; state: ConsentState; at?: number }[]
  /** When the account closes, epoch milliseconds; absent when it does not. */
  closesAt?: number
  obstacles: ClosingObstacle[]
  /** Days to take a closing back in, and where the number comes from. */
  coolingDays: number
  coolingSource: string
}>()({
  name: 'people/getPrivacy',
  kind: 'query',
  input: v.strictObject({}),
  allow: { anyone: true },
})

export const giveConsent = defineAction<{ state: ConsentState }>()({
  name: 'people/giveConsent',
  kind: 'command',
  input: v.strictObject({
    kind,
    /** Version of the text that was read. */
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  allow: { anyone: true },
  audit: '同意使用信息',
})

export const withdrawConsent = defineAction<{ state: ConsentState }>()({
  name: 'people/withdrawConsent',
  kind: 'command',
  input: v.strictObject({ kind }),
  allow: { anyone: true },
  audit: '收回同意',
})

/** A look at the caller's record. */
export interface LookView {
  id: string
  /** Name and role of who looked. */
  who: string
  what: string
  why: string
  /** Epoch milliseconds. */
  at: number
}

export const listLooks = defineAction<Page<LookView>>()({
  name: 'people/listLooks',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
})

/** One record of the copy, by its names in Chinese: for people to read and for programs to parse. */
export type ExportItem = Readonly<Record<string, string | number>>

/** Parts of the copy, in the order they are fetched. */
export const EXPORT_PARTS = {
  profile: '我是谁',
  consents: '我同意和收回的',
  claims: '我认领过的住处',
  offices: '我的职务',
  requests: '我的诉求',
  notices: '我写的公告',
  elections: '我参加的选举',
  conventions: '我签名和提意见的公约',
  hours: '我的志愿时长',
  needs: '我的邻里求助',
  points: '我的积分明细',
  messages: '我的消息',
  looks: '谁看过我的信息',
  looked: '我看过谁的信息',
  deeds: '我办过的事',
} as const

export type ExportPart = keyof typeof EXPORT_PARTS
const PARTS = Object.keys(EXPORT_PARTS) as readonly ExportPart[]

/** Everything kept about the caller, a part and a page at a time; `next` names the part after this. */
export const exportMyData = defineAction<
  Page<ExportItem> & { part: ExportPart; next?: ExportPart }
>()({
  name: 'people/exportMyData',
  kind: 'query',
  input: v.strictObject({ part: v.picklist(PARTS), cursor: cursorInput }),
  allow: { anyone: true },
})

/** Asks to close the account; it closes after the days of cooling and can be taken back until then. */
export const closeAccount = defineAction<{ closesAt: number }>()({
  name: 'people/closeAccount',
  kind: 'command',
  input: v.strictObject({}),
  allow: { anyone: true },
  audit: '申请注销账号',
})

export const keepAccount = defineAction<{ kept: true }>()({
  name: 'people/keepAccount',
  kind: 'command',
  input: v.strictObject({}),
  allow: { anyone: true },
  audit: '撤回注销账号',
})
