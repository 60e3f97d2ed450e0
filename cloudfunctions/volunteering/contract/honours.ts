/**
 * Courtesy (礼遇): a volunteer's hours and stars, the certificate of them, and the red list.
 * @module
 */
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { compoundInput, cursorInput } from '../../kernel/contract/inputs'
import { APPROVERS } from './shared'

/** Hours of one activity, after they were published. */
export interface HoursRecord {
  id: string
  /** The activity's. */
  title: string
  startsAt: number
  halfHours: number
  kind: 'witnessed' | 'supplementary'
}

export interface MyHours extends Page<HoursRecord> {
  /** Of all activities, supplementary ones included; points that are spent take none away. */
  halfHours: number
  /** None to five. */
  stars: number
  /** Hours the next star takes; null with all five. */
  nextStarHours: number | null
  /** Whether the caller agreed to be on the red list. */
  onRedList: boolean
  /** The compound of the caller's red list; null before any hours. */
  compound: string | null
}

export const getMyHours = defineAction<MyHours>()({
  name: 'volunteering/getMyHours',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
})

const certificateInput = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/, '证书的编号不对，请返回重试'))

/** Writes down what the caller's hours are today, for a certificate; free, as often as they like. */
export const issueCertificate = defineAction<{ certificate: string }>()({
  name: 'volunteering/issueCertificate',
  kind: 'command',
  input: v.strictObject({}),
  /** `holder` has hours. */
  allow: { relations: ['holder'] },
  audit: '开具志愿服务证书',
})

export const printCertificate = defineAction<{
  fileName: string
  pdfBase64: string
  code: string
}>()({
  name: 'volunteering/printCertificate',
  kind: 'query',
  input: v.strictObject({ certificate: certificateInput }),
  allow: { relations: ['holder'] },
})

export interface HoursCheck {
  verdict: 'holds' | 'changed' | 'not_a_code' | 'unknown'
  /** What the certificate says; only when it holds. */
  record?: { name: string; placeName: string; halfHours: number; stars: number; at: number }
}

/** Anyone who holds the code of a certificate may check it. */
export const checkHours = defineAction<HoursCheck>()({
  name: 'volunteering/checkHours',
  kind: 'query',
  input: v.strictObject({ code: v.pipe(v.string(), v.maxLength(120)) }),
  allow: { anyone: true },
})

/** Agrees to be named on the compound's red list, or takes that back (个人信息保护法 arts. 15, 25). */
export const showOnRedList = defineAction<{ shown: boolean }>()({
  name: 'volunteering/showOnRedList',
  kind: 'command',
  input: v.strictObject({ shown: v.boolean() }),
  allow: { relations: ['holder'] },
  audit: '同意或收回上红榜',
})

export interface Honoured {
  name: string
  halfHours: number
  stars: number
  own: boolean
}

/** Neighbours who agreed to be thanked by name: no places, no order of merit. */
export const listRedList = defineAction<Page<Honoured>>()({
  name: 'volunteering/listRedList',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput, cursor: cursorInput }),
  allow: { relations: ['neighbour'], roles: APPROVERS },
})
