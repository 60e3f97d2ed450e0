/**
 * The roll, and objections to it or to a result.
 * @module
 */
import type { ObjectionKind } from '@domain/elections/roll'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput, wordsInput } from '../../kernel/contract/inputs'
import { CONFIRMERS, type DeedView, electionIdInput, idInput, OFFICIALS } from './shared'

/** A household as published. */
export interface RollEntryView {
  id: string
  /** E.g. `1单元3**`. */
  shownAs: string
  /** False when a ruling took it off. */
  eligible: boolean
  /** Whether a ruling put it on. */
  added: boolean
  /** Whether it is the caller's own. */
  mine: boolean
}

export const listRoll = defineAction<
  Page<RollEntryView> & {
    /** Whether the caller may still object to an entry. */
    canObject: boolean
  }
>()({
  name: 'elections/listRoll',
  kind: 'query',
  input: v.strictObject({ id: electionIdInput, cursor: cursorInput }),
  allow: { relations: ['neighbour'], roles: [...OFFICIALS, 'sub_district_staff'] },
})

export const checkMyHousehold = defineAction<{
  ready: boolean
  households: { room: string; onRoll: boolean; entry?: string }[]
}>()({
  name: 'elections/checkMyHousehold',
  kind: 'query',
  input: v.strictObject({ id: electionIdInput }),
  allow: { relations: ['neighbour'] },
})

export const raiseRollObjection = defineAction<{ objection: string }>()({
  name: 'elections/raiseRollObjection',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    asks: v.picklist(['add', 'remove', 'correct']),
    /** An entry of the roll; left out for the caller's own household, to be added. */
    entry: v.optional(idInput),
    words: wordsInput('请写一写原因'),
  }),
  allow: { relations: ['neighbour'] },
  audit: '对名册提出异议',
})

export const objectToResult = defineAction<{ objection: string }>()({
  name: 'elections/objectToResult',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput, words: wordsInput('请写明哪里不对', 500) }),
  allow: { relations: ['household'] },
  audit: '对选举结果提出异议',
})

export const ruleOnObjection = defineAction<{ decision: 'upheld' | 'denied' }>()({
  name: 'elections/ruleOnObjection',
  kind: 'command',
  input: v.strictObject({
    /** Of the objection. */
    id: idInput,
    decision: v.picklist(['upheld', 'denied']),
    words: wordsInput('请写明理由，居民看得到'),
  }),
  allow: { roles: OFFICIALS },
  audit: '处理选举异议',
})

export const secondRuling = defineAction<{ voided: boolean }>()({
  name: 'elections/secondRuling',
  kind: 'command',
  input: v.strictObject({
    /** Of an upheld objection to a result. */
    id: idInput,
    agrees: v.boolean(),
  }),
  allow: { roles: CONFIRMERS },
  audit: '复核结果异议',
})

/** An objection with what was decided. */
export interface ObjectionView {
  id: string
  about: 'roll' | 'result'
  asks?: ObjectionKind
  shownAs: string
  /** Room in full, for who rules. */
  room?: string
  /** Absent while they wait for an official's look. */
  words?: string
  raisedAt: number
  dueAt: number
  mine: boolean
  ruling?: DeedView & { decision: 'upheld' | 'denied'; words: string }
  second?: DeedView & { agrees: boolean }
  /** Whether the caller can rule on it, or give the second yes. */
  canRule: boolean
  canSecond: boolean
}

export const listObjections = defineAction<Page<ObjectionView>>()({
  name: 'elections/listObjections',
  kind: 'query',
  input: v.strictObject({
    id: electionIdInput,
    about: v.picklist(['roll', 'result']),
    cursor: cursorInput,
  }),
  allow: { relations: ['neighbour'], roles: [...OFFICIALS, 'sub_district_staff'] },
  logs: { what: '选举异议里您家的房号', why: '处理选举异议' },
})
