/**
 * What is printed and kept of a vote: ballots on paper, the end of the board for the stairwell, the
 * whole board as a file; and turnout by building.
 * @module
 */
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { OFFICIALS } from './shared'
import { pollIdInput } from './voting'

/**
 * Ballots to be printed, one a household of the roll, numbered; a part of them. The number is on the
 * ballot and on its stub and is written down with no household: it shows a ballot printed twice, not who
 * had it.
 */
export const getBallotSheets = defineAction<{
  fileName: string
  pdfBase64: string
  /** How many parts there are. */
  parts: number
  /** First and last number in this part. */
  from: number
  to: number
}>()({
  name: 'elections/getBallotSheets',
  kind: 'query',
  input: v.strictObject({
    id: pollIdInput,
    part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  }),
  allow: { relations: ['officer'], roles: OFFICIALS },
  audit: '打印纸质选票',
})

/** The end of the board as one A4 page for the stairwell, with a code that opens the check. */
export const getBoardPaper = defineAction<{
  fileName: string
  pdfBase64: string
  /** The hash on it, hexadecimal, and how many events it stands for. */
  head: string
  height: number
}>()({
  name: 'elections/getBoardPaper',
  kind: 'query',
  input: v.strictObject({ id: pollIdInput }),
  /** Whoever prints it, it says the same. */
  allow: { anyone: true },
  audit: '打印票板核对码',
})

/**
 * The finished board as one file in storage, to be downloaded and checked with the verifier: the same
 * lines as `getBoard` gives page by page. Made by itself in the minutes after the result is published.
 */
export const getBoardFile = defineAction<{
  /** An address to download from, for two hours; the file is named `<head>.jsonl`. */
  url: string
  bytes: number
  /** Hash of the last event, hexadecimal, and how many events there are. */
  head: string
  height: number
}>()({
  name: 'elections/getBoardFile',
  kind: 'query',
  input: v.strictObject({ id: pollIdInput }),
  allow: { anyone: true },
})

/** Households that have voted, building by building; never how. */
export const getTurnout = defineAction<{
  voted: number
  households: number
  /** In the order of their paths; the only one of a vote of one building, too. */
  buildings: { path: string; name: string; voted: number; households: number }[]
}>()({
  name: 'elections/getTurnout',
  kind: 'query',
  input: v.strictObject({ id: pollIdInput }),
  allow: { anyone: true },
})
