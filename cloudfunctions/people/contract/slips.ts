/**
 * Printed slips with household codes.
 * @module
 */
import { isPath } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { Household } from './residence'

const Building = v.pipe(v.string('请选择楼栋'), v.check(isPath, '请重新选择楼栋'))

/** Who may print and renew codes: those who hand the slips out. */
const PRINTERS = ['branch_secretary', 'community_staff', 'community_secretary'] as const

/** A sheet of slips: some households of a building, in the order of its stairs. */
export interface SlipPart {
  part: number
  /** E.g. `1单元101 到 1单元602`. */
  label: string
  count: number
}

export const listSlips = defineAction<{
  placeName: string
  parts: SlipPart[]
  rooms: { path: string; room: string; claimed: boolean; edition: number }[]
}>()({
  name: 'people/listSlips',
  kind: 'query',
  input: v.strictObject({ building: Building }),
  allow: { roles: PRINTERS },
})

/** Puts the printing on record; what is printed is asked for with its id. */
export const startPrinting = defineAction<{ id: string }>()({
  name: 'people/startPrinting',
  kind: 'command',
  input: v.strictObject({
    building: Building,
    part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  allow: { roles: PRINTERS },
  audit: '打印户码单',
})

/** The slips as PDF; only for who started the printing, and only for ten minutes. */
export const getSlips = defineAction<{ fileName: string; pdfBase64: string }>()({
  name: 'people/getSlips',
  kind: 'query',
  input: v.strictObject({ id: v.pipe(v.string(), v.minLength(8), v.maxLength(64)) }),
  allow: { relations: ['printer'] },
})

export const renewCode = defineAction<{ edition: number }>()({
  name: 'people/renewCode',
  kind: 'command',
  input: v.strictObject({ household: Household }),
  allow: { roles: PRINTERS },
  audit: '换新户码',
})
