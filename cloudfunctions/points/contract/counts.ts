/**
 * Counting gifts, and the papers of a station: both work by pen where there is no network.
 * @module
 */
import type { CountState } from '@domain/points/stock-count'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { compoundInput, cursorInput, wordsInput } from '../../kernel/contract/inputs'
import { idInput, KEEPERS } from './shared'

export const takeStock = defineAction<{ state: CountState; expected: number; change: number }>()({
  name: 'points/takeStock',
  kind: 'command',
  input: v.strictObject({
    gift: idInput,
    /** Pieces on the shelf, those kept for somebody included. */
    counted: v.pipe(
      v.number('请写数到几件'),
      v.integer('数量是整数'),
      v.minValue(0, '不能少于 0 件'),
      v.maxValue(100_000, '数量太大了，请再看一遍'),
    ),
  }),
  allow: { roles: KEEPERS },
  audit: '盘点礼品',
})

export interface CountView {
  id: string
  title: string
  counted: number
  expected: number
  /** How many more or fewer than the books say. */
  change: number
  state: CountState
  countedBy: string
  settledBy: string
  /** Why they differ, as the second person says. */
  reason: string
  at: number
  /** Whether the caller may settle it. */
  canSettle: boolean
}

export const listCounts = defineAction<Page<CountView>>()({
  name: 'points/listCounts',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput, cursor: cursorInput }),
  allow: { roles: KEEPERS },
})

export const settleCount = defineAction<{ state: CountState }>()({
  name: 'points/settleCount',
  kind: 'command',
  input: v.strictObject({
    id: idInput,
    /** `agree` writes the difference into the books, `refuse` asks for a new count. */
    decision: v.picklist(['agree', 'refuse']),
    reason: wordsInput('请写明为什么不一样', 100),
  }),
  allow: { roles: KEEPERS },
  audit: '核对盘点差异',
})

/** A paper to print, as PDF. */
interface Paper {
  fileName: string
  pdfBase64: string
}

export const printStation = defineAction<Paper>()({
  name: 'points/printStation',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput }),
  allow: { roles: KEEPERS },
  logs: { what: '等领取的名单：称呼、礼品', why: '打印发放名单' },
})

export const printStockSheet = defineAction<Paper>()({
  name: 'points/printStockSheet',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput }),
  allow: { roles: KEEPERS },
})
