/**
 * The paper sheet: printed, filled in by hand, entered by one and countersigned by another.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { activityInput, momentInput, personInput } from './shared'

/** Lines of one sheet of paper. */
export const MOST_ROWS = 40
/** Photos of one sheet. */
export const MOST_SHEET_PHOTOS = 4

/** Who was there often by duty: they may countersign. Those who publish hours may not. */
const WITNESS_ROLES = ['branch_committee', 'grid_worker_full', 'grid_worker_part'] as const

/** A sheet as entered. */
export interface SheetView {
  rows: { name: string; start: number; end: number }[]
  /** `cloud://` ids. */
  photos: string[]
  /** Photos among them that others do not see yet. */
  photosPending?: string[]
  enteredByName: string
  /** Empty until somebody countersigned. */
  secondByName: string
  /** Known to whoever countersigns: what they saw is what they sign. */
  digest: string
}

export interface SheetDesk {
  title: string
  startsAt: number
  endsAt: number
  /** Whom a line can be about. */
  roster: { person: string; name: string }[]
  sheet: SheetView | null
  canPrint: boolean
  canEnter: boolean
  canCountersign: boolean
}

export const getSheet = defineAction<SheetDesk>()({
  name: 'volunteering/getSheet',
  kind: 'query',
  input: v.strictObject({ id: activityInput }),
  allow: { relations: ['leader', 'volunteer'], roles: WITNESS_ROLES },
})

/** The sheet to print. */
export const printSheet = defineAction<{ fileName: string; pdfBase64: string }>()({
  name: 'volunteering/printSheet',
  kind: 'query',
  input: v.strictObject({ id: activityInput }),
  allow: { relations: ['leader'] },
})

export const enterSheet = defineAction<{ waitsForSecond: true }>()({
  name: 'volunteering/enterSheet',
  kind: 'command',
  input: v.strictObject({
    id: activityInput,
    rows: v.pipe(
      v.array(v.strictObject({ person: personInput, start: momentInput, end: momentInput })),
      v.minLength(1, '请至少录入一个人'),
      v.maxLength(MOST_ROWS, `一张表最多录 ${MOST_ROWS} 个人`),
    ),
    photos: v.pipe(
      v.array(v.pipe(v.string(), v.startsWith('cloud://', '照片没有传好，请删掉重新添加'))),
      v.minLength(1, '请拍下签到表'),
      v.maxLength(MOST_SHEET_PHOTOS),
    ),
  }),
  allow: { relations: ['leader', 'volunteer'] },
  audit: '录入纸质签到表',
})

export const countersignSheet = defineAction<{ countersigned: true }>()({
  name: 'volunteering/countersignSheet',
  kind: 'command',
  input: v.strictObject({ id: activityInput, digest: v.pipe(v.string(), v.length(16)) }),
  allow: { relations: ['leader', 'volunteer'], roles: WITNESS_ROLES },
  audit: '为纸质签到表作证',
})
