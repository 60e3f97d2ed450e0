/**
 * Notices (公告): what pages may ask of the `notices` function.
 * @module
 */
import type { LintFinding } from '@domain/notices/lint'
import type { AuthorRole, NoticeMove, NoticeState, ReviewReason } from '@domain/notices/states'
import { isPath } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction, type Page } from '../kernel/contract'
import { cursorInput } from '../kernel/contract/inputs'

/** Longest title and text, in characters. Together within what content safety takes in one go. */
export const MAX_TITLE = 40
export const MAX_BODY = 2000
/** Most pictures and attachments of a notice. */
export const MAX_PICTURES = 6
export const MAX_ATTACHMENTS = 3

const id = v.pipe(v.string(), v.regex(/^[0-9a-z]{8,32}$/, '这条公告的编号不对，请返回重试'))
const reason = (empty: string) =>
  v.pipe(v.string(empty), v.trim(), v.minLength(1, empty), v.maxLength(200, '原因最多写 200 个字'))
const file = v.pipe(v.string(), v.startsWith('cloud://', '文件没有传好，请删掉重新添加'))
const moment = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))

/** What a notice says. Times are epoch milliseconds; null means none. */
const content = {
  title: v.pipe(
    v.string('请写标题'),
    v.trim(),
    v.minLength(1, '请写标题'),
    v.maxLength(MAX_TITLE, `标题最多 ${MAX_TITLE} 个字`),
  ),
  body: v.pipe(
    v.string('请写公告内容'),
    v.trim(),
    v.minLength(1, '请写公告内容'),
    v.maxLength(MAX_BODY, `内容最多 ${MAX_BODY} 个字`),
  ),
  pictures: v.pipe(v.array(file), v.maxLength(MAX_PICTURES, `最多 ${MAX_PICTURES} 张图片`)),
  attachments: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60, '附件名最多 60 个字')),
        file,
      }),
    ),
    v.maxLength(MAX_ATTACHMENTS, `最多 ${MAX_ATTACHMENTS} 个附件`),
  ),
  mustReadBy: moment,
  expiresAt: moment,
}

/** Somebody who wrote or reviewed. */
export interface AuthorView {
  name: string
  role: AuthorRole
}

/** A notice in a list. */
export interface NoticeSummary {
  id: string
  title: string
  /** First 60 characters of the text. */
  excerpt: string
  placeName: string
  author: AuthorView
  state: NoticeState
  expired: boolean
  version: number
  /** When it was first published; when it was written while it is not. */
  at: number
  mustReadBy: number | null
  /** Whether the caller has read it. */
  read: boolean
}

/** An earlier wording, as it was published. */
export interface NoticeVersionView {
  version: number
  at: number
  title: string
  body: string
  /** Why it was corrected into the next. */
  reason?: string
}

/** How many have read it; in aggregate only, never who. */
export interface ReadCounts {
  readers: number
  householdsRead: number
  householdsUnread: number
}

export interface NoticeDetail extends Omit<NoticeSummary, 'excerpt'> {
  path: string
  /** Whether the caller lives where it is addressed to; only their reading counts. */
  addressed: boolean
  body: string
  pictures: string[]
  /** Pictures among them that others do not see yet. */
  picturesPending?: string[]
  attachments: { name: string; file: string }[]
  expiresAt: number | null
  /** When it last changed; goes back with a review. */
  changedAt: number
  /** Earlier versions, newest first. */
  versions: NoticeVersionView[]
  /** What the caller may do. */
  moves: NoticeMove[]
  /** Why it waits for review; for author and reviewers. */
  reviewReasons?: ReviewReason[]
  /** A correction that waits for review; for author and reviewers. */
  pendingCorrection?: {
    title: string
    body: string
    reason: string
    pictures: string[]
    attachments: { name: string; file: string }[]
    mustReadBy: number | null
    expiresAt: number | null
  }
  returnedBecause?: string
  withdrawnBecause?: string
  /** For author and reviewers. */
  counts?: ReadCounts
}

/** What came of handing a notice in. */
export interface SubmitAnswer {
  id: string
  state: NoticeState
  reasons: ReviewReason[]
}

/** Where in a notice something was found. */
export type BlockedField = 'title' | 'body' | 'reason' | 'attachments'

/** `details` of an answer that blocked a notice: what was found, by field. */
export interface BlockedDetails {
  findings: (LintFinding & { field: BlockedField; words: string })[]
}

const AUTHOR_ROLES = [
  'building_captain',
  'branch_secretary',
  'community_staff',
  'community_secretary',
  'sub_district_staff',
  'district_staff',
] as const

export const writeNotice = defineAction<SubmitAnswer>()({
  name: 'notices/writeNotice',
  kind: 'command',
  input: v.strictObject({
    /** Of a draft or a returned notice; without it a new one. */
    id: v.optional(id),
    /** Path of the building, compound or area it is for. */
    audience: v.pipe(v.string(), v.check(isPath, '请选择发给哪里')),
    ...content,
    /** `false` keeps it as a draft that only its author sees. */
    submit: v.boolean(),
  }),
  allow: { roles: AUTHOR_ROLES },
  audit: '写公告',
})

export const reviewNotice = defineAction<{ state: NoticeState }>()({
  name: 'notices/reviewNotice',
  kind: 'command',
  input: v.strictObject({
    id,
    /** `changedAt` of what the reviewer read: nobody approves words that came after. */
    seen: v.pipe(v.number(), v.integer(), v.minValue(0)),
    decision: v.picklist(['approve', 'return']),
    reason: v.optional(reason('请写明要改哪里')),
  }),
  allow: { relations: ['reviewer'] },
  audit: '审核公告',
})

export const correctNotice = defineAction<SubmitAnswer>()({
  name: 'notices/correctNotice',
  kind: 'command',
  input: v.strictObject({ id, ...content, reason: reason('请写明更正了什么') }),
  allow: { relations: ['author'] },
  audit: '更正公告',
})

export const withdrawNotice = defineAction<{ state: NoticeState }>()({
  name: 'notices/withdrawNotice',
  kind: 'command',
  input: v.strictObject({ id, reason: reason('请写明为什么撤回，居民看得到') }),
  allow: { relations: ['author', 'reviewer'] },
  audit: '撤回公告',
})

/** Where the caller may write, and what a draft, a returned or a published notice says now. */
export interface EditorView {
  audiences: { path: string; name: string; role: AuthorRole }[]
  notice?: {
    state: NoticeState
    audience: string
    title: string
    body: string
    pictures: string[]
    attachments: { name: string; file: string }[]
    mustReadBy: number | null
    expiresAt: number | null
    returnedBecause?: string
  }
}

export const openEditor = defineAction<EditorView>()({
  name: 'notices/openEditor',
  kind: 'query',
  input: v.strictObject({ id: v.optional(id) }),
  /** Everyone may ask; who may not write gets no audience, and only authors get their notice. */
  allow: { anyone: true },
})

/** Whether a hint on the phone can be had, and how many the caller has said yes to. */
export interface PushOffer {
  templateId: string
  left: number
}

export const listNotices = defineAction<
  Page<NoticeSummary> & { canWrite: boolean; push?: PushOffer }
>()({
  name: 'notices/listNotices',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  /** Everyone may ask; it lists what is addressed to the places the caller lives in. */
  allow: { anyone: true },
})

export const listDesk = defineAction<Page<NoticeSummary> & { waiting: number }>()({
  name: 'notices/listDesk',
  kind: 'query',
  input: v.strictObject({
    /** `mine` written by me · `review` waits for my review. */
    tab: v.picklist(['mine', 'review']),
    cursor: cursorInput,
  }),
  allow: { anyone: true },
})

export const getNotice = defineAction<NoticeDetail>()({
  name: 'notices/getNotice',
  kind: 'query',
  input: v.strictObject({ id }),
  /** `reader`: anybody, once it is out; the poster in the stairwell leads here. */
  allow: { relations: ['author', 'reviewer', 'reader'] },
})

export const markNoticeRead = defineAction<{ read: true }>()({
  name: 'notices/markNoticeRead',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { relations: ['audience'] },
  audit: '读公告',
})

export const getPoster = defineAction<{ fileName: string; pdfBase64: string }>()({
  name: 'notices/getPoster',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['author', 'reviewer'] },
})

export const allowPush = defineAction<{ left: number }>()({
  name: 'notices/allowPush',
  kind: 'command',
  input: v.strictObject({
    /** What the caller said yes to in WeChat's own question. */
    templateId: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  }),
  allow: { anyone: true },
  audit: '同意接收公告提醒',
})
