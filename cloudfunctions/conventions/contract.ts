/**
 * Resident conventions (居民公约): what pages may ask of the `conventions` function.
 * @module
 */
import type { CertificateVerdict } from '@domain/conventions/certificate'
import type { LegalityFinding } from '@domain/conventions/legality'
import type { Redline } from '@domain/conventions/redline'
import type { SigningChannel, SigningState } from '@domain/conventions/signing'
import type { VersionState } from '@domain/conventions/states'
import type { Clause } from '@domain/conventions/text'
import { isPath } from '@domain/people/path'
import type { VoteWay } from '@domain/region/conventions'
import * as v from 'valibot'
import { defineAction } from '../kernel/contract'
import { id, words } from './contract/inputs'
import type { ReviewView } from './contract/life'
import type { BallotView, PollView } from './contract/vote'

export * from './contract/life'
export * from './contract/opinions'
export * from './contract/papers'
export * from './contract/vote'

const path = (message: string) => v.pipe(v.string(message), v.check(isPath, message))
const count = (what: string) =>
  v.pipe(v.number(`请填${what}`), v.integer(`${what}要填整数`), v.minValue(0), v.maxValue(100_000))
const file = v.pipe(v.string(), v.startsWith('cloud://', '文件没有传好，请删掉重新添加'))

/** Those who edit the convention of a compound. */
const EDITORS = [
  'branch_secretary',
  'branch_committee',
  'community_staff',
  'community_secretary',
] as const

export interface VersionSummary {
  id: string
  version: number
  state: VersionState
  title: string
  /** First 8 digits of the text's hash, to compare aloud; absent before review. */
  shortHash?: string
  publishedAt: number | null
  inForceAt: number | null
}

/** Whose opinion became a clause. */
export interface CreditView {
  clauseId: string
  name: string
  place: string
}

/** A household of the caller's, and where the caller stands. */
export interface MySigning {
  household: string
  placeName: string
  state: SigningState
  signatureId?: string
  /** What stands on paper in the household's name; any of its people may take it back. */
  papers: { signer: string; name: string; at: number }[]
  visit: boolean
}

export interface ConventionView {
  id: string
  /** Path of the compound. */
  compound: string
  placeName: string
  /** What is in force, or null while there is none. */
  current:
    | (VersionSummary & {
        clauses: Clause[]
        summary: string
        textHash: string
        credits: CreditView[]
      })
    | null
  /** The version being made, for anyone of the compound to have a say in. */
  open: VersionSummary | null
  mine: MySigning[]
  /** Per building, in whole percent; absent for buildings too small to tell. */
  progress: { placeName: string; percent?: number }[]
  canEdit: boolean
  /** Whether it is time to look at it again; what came of it last. */
  review: { due: boolean; last: ReviewView | null }
  /** Buildings at whose doors the caller helps: prints, enters what was signed on paper, visits. */
  helps: { path: string; name: string }[]
}

export const getConvention = defineAction<ConventionView>()({
  name: 'conventions/getConvention',
  kind: 'query',
  input: v.strictObject({
    /** Path of a compound; without it the one the caller lives in or serves. */
    compound: v.optional(path('请选择小区')),
    /** Id of a convention, as the code on its poster says it. */
    id: v.optional(id),
  }),
  allow: { anyone: true },
})

export interface VersionView extends VersionSummary {
  clauses: Clause[]
  summary: string
  revision: number
  /** Against the version it revises; of a first draft, for editors and the sub-district, the template. */
  redline?: Redline & { against: 'version' | 'template' }
  /** For editors and the sub-district. */
  findings?: LegalityFinding[]
  /** Goes back with a review. */
  textHash?: string
  marked?: string[]
  /** Why warnings of the legality check stay, as it was written when the draft was sent. */
  notes?: { clauseId: string; kind: string; why: string }[]
  /** Ways the households may decide here; for editors. */
  voteWays?: readonly VoteWay[]
  returnedBecause?: string
  vote?: {
    way: VoteWay
    households: number
    present: number
    /** Women who spoke for their household; null of a secret vote, which knows nobody. */
    women: number | null
    for: number
    against: number
    abstain: number
    /** Pictures of the meeting's minutes; for editors and the sub-district. */
    minutes?: string[]
  }
  /** The open vote, while it runs. */
  ballot?: BallotView
  /** The secret vote, while it runs. */
  poll?: PollView
  /** Whose opinions became which clauses. */
  credits: CreditView[]
  filingNumber?: string
  /** Published, not in force yet, and the caller lives where it will hold. */
  isNews: boolean
  canEdit: boolean
  canReview: boolean
}

export const getVersion = defineAction<VersionView>()({
  name: 'conventions/getVersion',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['editor', 'reviewer', 'reader'] },
})

export interface Comparison {
  /** The earlier of the two. */
  before: VersionSummary
  after: VersionSummary
  redline: Redline
  /** Clauses whose change is material, so that those who signed the earlier are asked again. */
  material: string[]
  /** Versions that can be compared, newest first. */
  versions: VersionSummary[]
}

/** Any two versions of a convention; without the second the one that is revised, else the version itself. */
export const compareVersions = defineAction<Comparison>()({
  name: 'conventions/compareVersions',
  kind: 'query',
  input: v.strictObject({ id, with: v.optional(id) }),
  allow: { relations: ['editor', 'reviewer', 'reader'] },
})

export const startVersion = defineAction<{ id: string }>()({
  name: 'conventions/startVersion',
  kind: 'command',
  input: v.strictObject({
    compound: path('请选择小区'),
    from: v.picklist(['template', 'current']),
  }),
  allow: { roles: EDITORS },
  audit: '开始起草居民公约',
})

/** `ids`: of the clauses, in order, new ones included. */
export const saveDraft = defineAction<{
  revision: number
  ids: string[]
  findings: LegalityFinding[]
}>()({
  name: 'conventions/saveDraft',
  kind: 'command',
  input: v.strictObject({
    id,
    /** `revision` of what the editor had before them. */
    revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
    title: v.pipe(v.string('请写标题'), v.maxLength(100)),
    summary: v.pipe(v.string(), v.trim(), v.maxLength(300, '摘要最多 300 个字')),
    clauses: v.pipe(
      v.array(
        v.strictObject({
          /** Of a clause that was there before; without it a new one. */
          id: v.optional(v.pipe(v.string(), v.maxLength(40))),
          text: v.pipe(v.string(), v.maxLength(1000)),
        }),
      ),
      v.maxLength(200),
    ),
    marked: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(200)),
  }),
  allow: { relations: ['editor'] },
  audit: '修改公约草案',
})

export const moveDraft = defineAction<{ state: VersionState }>()({
  name: 'conventions/moveDraft',
  kind: 'command',
  input: v.strictObject({
    id,
    move: v.picklist(['start_drafting', 'reopen_opinions', 'send_to_review', 'redraft', 'abandon']),
    /** Why each warning of the legality check stays. */
    notes: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            clauseId: v.pipe(v.string(), v.maxLength(40)),
            kind: v.pipe(v.string(), v.maxLength(40)),
            why: words('理由', 200),
          }),
        ),
        v.maxLength(200),
      ),
    ),
  }),
  allow: { relations: ['editor'] },
  audit: '推进公约草案',
})

export const reviewDraft = defineAction<{ state: VersionState }>()({
  name: 'conventions/reviewDraft',
  kind: 'command',
  input: v.strictObject({
    id,
    /** `textHash` of what the reviewer read. */
    seen: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '请刷新后再审')),
    decision: v.picklist(['approve', 'send_back']),
    reason: v.optional(words('原因', 300)),
  }),
  allow: { relations: ['reviewer'] },
  audit: '审核公约草案',
})

export const enterVote = defineAction<{ state: VersionState; waitsForSecond: boolean }>()({
  name: 'conventions/enterVote',
  kind: 'command',
  input: v.strictObject({
    id,
    present: count('到会户数'),
    women: count('到会妇女人数'),
    for: count('赞成户数'),
    against: count('反对户数'),
    abstain: count('弃权户数'),
    minutes: v.pipe(v.array(file), v.minLength(1, '请拍下会议记录'), v.maxLength(6)),
  }),
  allow: { relations: ['editor'] },
  audit: '录入公约表决结果',
})

export const fileVersion = defineAction<{ state: VersionState }>()({
  name: 'conventions/fileVersion',
  kind: 'command',
  input: v.strictObject({ id, number: words('备案编号', 40) }),
  allow: { relations: ['reviewer'] },
  audit: '公约备案',
})

export const publishVersion = defineAction<{ state: VersionState; inForceAt: number }>()({
  name: 'conventions/publishVersion',
  kind: 'command',
  input: v.strictObject({
    id,
    /** First moment it holds, epoch milliseconds. */
    inForceAt: v.pipe(v.number('请选择施行日期'), v.integer(), v.minValue(0)),
  }),
  allow: { relations: ['editor'] },
  audit: '公布公约',
})

export const signConvention = defineAction<{ signatureId: string; certificate: string }>()({
  name: 'conventions/signConvention',
  kind: 'command',
  input: v.strictObject({
    compound: path('请选择小区'),
    household: path('请选择为哪一户签'),
    /** Hash of the text that was on the screen. */
    textHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '请刷新后再签')),
    /** The drawn signature: lines of `x,y` points in a box of 1,000 by 1,000. */
    strokes: v.pipe(
      v.string('请在框里签名'),
      v.regex(/^\d{1,4},\d{1,4}(?:[ ;]\d{1,4},\d{1,4}){4,2000}$/, '签名太短，请写上您的名字'),
    ),
  }),
  allow: { relations: ['member'] },
  audit: '签署公约',
})

export const revokeSignature = defineAction<{ revoked: true }>()({
  name: 'conventions/revokeSignature',
  kind: 'command',
  input: v.strictObject({
    compound: path('请选择小区'),
    household: path('请选择哪一户'),
    /** Of a signature on paper; without it the caller's own. */
    signer: v.optional(id),
  }),
  allow: { relations: ['member'] },
  audit: '撤回公约签名',
})

export const allowVisit = defineAction<{ visit: boolean }>()({
  name: 'conventions/allowVisit',
  kind: 'command',
  input: v.strictObject({
    compound: path('请选择小区'),
    household: path('请选择哪一户'),
    visit: v.boolean(),
  }),
  allow: { relations: ['member'] },
  audit: '是否愿意让楼栋长上门',
})

/** Households that agreed to be visited and do not stand by it yet; never who refused. */
export const listVisits = defineAction<{ visits: { household: string; room: string }[] }>()({
  name: 'conventions/listVisits',
  kind: 'query',
  input: v.strictObject({ building: path('请选择楼栋') }),
  allow: { roles: ['building_captain', 'branch_secretary', 'branch_committee'] },
  logs: { what: '您家的房号，您家愿意有人上门', why: '上门征求公约意见' },
})

export const enterPaperSignature = defineAction<{
  waitsForSecond: boolean
  signatureId?: string
}>()({
  name: 'conventions/enterPaperSignature',
  kind: 'command',
  input: v.strictObject({
    compound: path('请选择小区'),
    household: path('请选择是哪一户'),
    name: words('签名人', 20),
    textHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '请刷新后再录入')),
    /** Picture of the signed sheet. */
    sheet: file,
  }),
  allow: { roles: ['building_captain', ...EDITORS] },
  audit: '录入纸上签名',
})

export interface CertificateCheck {
  verdict: CertificateVerdict | 'unknown'
  /** What it certifies; absent when there is no such record. */
  record?: {
    placeName: string
    version: number
    title: string
    household: string
    signer: string
    channel: SigningChannel
    at: number
    /** Whether it still stands: not revoked, and asked again by no later version. */
    stands: boolean
  }
}

export const checkCertificate = defineAction<CertificateCheck>()({
  name: 'conventions/checkCertificate',
  kind: 'query',
  input: v.strictObject({ code: v.pipe(v.string(), v.maxLength(120)) }),
  allow: { anyone: true },
})
