/**
 * What of a convention is on paper: certificates, the poster, sheets to sign and what was signed there.
 * @module
 */
import { isPath, levelOf } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { compoundInput } from '../../kernel/contract/inputs'
import type { DeskRoom, DeskSheet } from './desk'
import { id } from './inputs'

/** A4 pages as PDF. */
export interface Paper {
  fileName: string
  pdfBase64: string
}

const Building = v.pipe(
  v.string('请选择楼栋'),
  v.check((path) => isPath(path) && levelOf(path) === 'building', '请选择楼栋'),
)

/** Those who edit the convention of a compound. */
const EDITORS = [
  'branch_secretary',
  'branch_committee',
  'community_staff',
  'community_secretary',
] as const
/** Those who bring it to the doors. */
const PRINTERS = ['building_captain', ...EDITORS] as const

/** The certificate of a signature, for its signer; of one on paper, for its household and who entered it. */
export const getCertificate = defineAction<Paper & { code: string }>()({
  name: 'conventions/getCertificate',
  kind: 'query',
  input: v.strictObject({
    signatureId: v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/, '编号不对，请返回重试')),
  }),
  allow: { relations: ['signer', 'household', 'printer'] },
})

/** The receipt of a filing: what was filed, by its digits, with its number and day. */
export const getFilingReceipt = defineAction<Paper>()({
  name: 'conventions/getFilingReceipt',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['editor', 'reviewer', 'reader'] },
})

/** Ballots of a running open vote to be filled by hand; no name and no room is on them. */
export const getBallotSlips = defineAction<Paper>()({
  name: 'conventions/getBallotSlips',
  kind: 'query',
  input: v.strictObject({ id, building: Building }),
  allow: { roles: PRINTERS },
})

export const getConventionPoster = defineAction<Paper>()({
  name: 'conventions/getConventionPoster',
  kind: 'query',
  input: v.strictObject({ compound: compoundInput }),
  // A captain's scope is a building of it: that is enough for what hangs in every stairwell.
  allow: { roles: EDITORS, relations: ['captain'] },
})

/** Sheets to sign by hand: the text, and lines for those who want to. No name and no room is on them. */
export const getSigningSheet = defineAction<Paper>()({
  name: 'conventions/getSigningSheet',
  kind: 'query',
  input: v.strictObject({ building: Building }),
  allow: { roles: PRINTERS },
})

/** A line that the caller entered. */
export interface PaperLine {
  household: string
  room: string
  name: string
  /** Somebody else read another name for this home on the same sheet. */
  differs: boolean
}

/** Takes back a line that the caller entered and that waits; to correct one is this and entering it again. */
export const withdrawPaperEntry = defineAction<{ withdrawn: boolean }>()({
  name: 'conventions/withdrawPaperEntry',
  kind: 'command',
  input: v.strictObject({
    compound: compoundInput,
    household: v.pipe(
      v.string('请选择是哪一户'),
      v.check((path) => isPath(path) && levelOf(path) === 'household', '请选择是哪一户'),
    ),
    name: v.pipe(v.string('请写签名人'), v.trim(), v.minLength(1, '请写签名人'), v.maxLength(20)),
  }),
  allow: { roles: PRINTERS },
  audit: '撤下录入的纸上签名',
})

export const listPaperEntries = defineAction<{
  compound: string
  placeName: string
  version: number
  textHash: string
  rooms: DeskRoom[]
  sheets: DeskSheet<PaperLine>[]
}>()({
  name: 'conventions/listPaperEntries',
  kind: 'query',
  input: v.strictObject({ building: Building }),
  allow: { roles: PRINTERS },
})
