/**
 * Living with a convention: a clause that others cite, and the yearly look at it.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { compoundInput } from '../../kernel/contract/inputs'
import { id, words } from './inputs'

/** A clause as it was when it was cited, and what it says now. */
export interface ClauseView {
  title: string
  version: number
  number: number
  text: string
  /** The clause today, or null when it is gone. */
  now: { version: number; number: number; text: string } | null
}

export const getClause = defineAction<ClauseView>()({
  name: 'conventions/getClause',
  kind: 'query',
  input: v.strictObject({
    /** Without it the compound the caller lives in or serves. */
    compound: v.optional(compoundInput),
    number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
    /** When it was cited, epoch milliseconds; now without it. */
    at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  allow: { anyone: true },
})

/** Opening what was published is hearing of it, for those who live there. */
export const markVersionRead = defineAction<{ read: true }>()({
  name: 'conventions/markVersionRead',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { relations: ['resident'] },
  audit: '看公布的公约',
})

/** What came of looking at a convention again. */
export interface ReviewView {
  outcome: 'keep' | 'revise'
  words: string
  at: number
}

export const recordReview = defineAction<{ nextAt: number }>()({
  name: 'conventions/recordReview',
  kind: 'command',
  input: v.strictObject({
    /** Of the version in force that was looked at. */
    id,
    outcome: v.picklist(['keep', 'revise'], '请选继续用还是要修改'),
    words: words('大家怎么说', 300),
  }),
  allow: { relations: ['editor'] },
  audit: '记录公约的年度回看',
})
