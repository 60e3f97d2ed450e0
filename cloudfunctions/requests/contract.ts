/**
 * Service requests (诉求): what pages may ask of the `requests` function.
 * @module
 */
import { isPath } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import { CATEGORY_IDS, type Category, type Urgency } from '@domain/requests/categories'
import { COMPOUND_ROLES, REVIEWER_ROLES } from '@domain/requests/parts'
import type { RequestMove, RequestState } from '@domain/requests/states'
import * as v from 'valibot'
import { defineAction, type Page } from '../kernel/contract'
import { cursorInput } from '../kernel/contract/inputs'

/** Longest text a person may write about a request, in characters. */
export const MAX_TEXT = 1000
/** Most photos with one request or one resolution. */
export const MAX_PHOTOS = 6

const id = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{8,64}$/, '这条诉求的编号不对，请返回重试'))
const path = v.pipe(v.string(), v.check(isPath, '请重新选择地点'))
const words = (empty: string) =>
  v.pipe(
    v.string(empty),
    v.trim(),
    v.minLength(1, empty),
    v.maxLength(MAX_TEXT, `最多写 ${MAX_TEXT} 个字，请精简一些`),
  )
const photos = v.pipe(
  v.array(v.pipe(v.string(), v.startsWith('cloud://', '照片没有传好，请删掉重新添加'))),
  v.maxLength(MAX_PHOTOS, `最多 ${MAX_PHOTOS} 张照片`),
)
const category = v.picklist(CATEGORY_IDS, '请先选择是哪一类问题')

/** Someone as shown to others: name and role, never a phone. */
export interface PersonView {
  personId: string
  name: string
  role?: Role
}

/** A request in a list. Times are epoch milliseconds. */
export interface RequestSummary {
  id: string
  /** Short number people can say on the phone, e.g. `HT-241126-7K3F`. */
  no: string
  category: Category
  /** First 60 characters of the text. */
  excerpt: string
  placeName: string
  state: RequestState
  /** Whether the text still waits for a person's content check. */
  contentPending: boolean
  submittedAt: number
  /** When the next step is due; absent when final and while the reporter is asked for an answer. */
  dueAt?: number
  /** Unit or person who holds it now. */
  holder?: PersonView
  photoCount: number
}

/** One entry of a request's append-only history. */
export interface TimelineEntry {
  seq: number
  move: RequestMove
  state: RequestState
  at: number
  actor: PersonView
  /** Who it was handed to. */
  to?: PersonView
  words?: string
  photos?: string[]
  /** True when words of this entry are kept from the caller until someone has checked them. */
  wordsPending?: boolean
  /** The reporter's two answers, kept apart. `satisfied` is for the reporter alone. */
  answer?: { solved: Solved; satisfied?: number }
}

export type Solved = 'yes' | 'partly' | 'no'

/** A request in full, for those who may see it. */
export interface RequestDetail extends RequestSummary {
  /** Path of its compound; absent where it is of no compound. */
  compound?: string
  text: string
  photos: string[]
  /** Photos of it and its history that others do not see yet. */
  photosPending?: string[]
  urgency: Urgency
  /** How often it was reopened. */
  reopenCount: number
  /** Only for those whose duty needs it; others get undefined. */
  reporter?: PersonView
  timeline: TimelineEntry[]
  /** What the caller may do now. */
  moves: RequestMove[]
  /** People it can be handed to; present when `dispatch` is among the moves. */
  handlers?: PersonView[]
  /** Words the caller should check, oldest first; present when `review` is among the moves. */
  review?: { seq: number; words: string }[]
}

export const submitRequest = defineAction<{ id: string; no: string; contentPending: boolean }>()({
  name: 'requests/submitRequest',
  kind: 'command',
  input: v.strictObject({
    category,
    text: words('请写一写哪里不对，一句话也行'),
    photos,
    path,
    /** Free words on the exact spot, e.g. 3 栋门口. */
    spot: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60, '具体位置最多 60 个字'))),
  }),
  allow: { anyone: true },
  audit: '提交诉求',
})

export const listMyRequests = defineAction<Page<RequestSummary>>()({
  name: 'requests/listMyRequests',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  allow: { anyone: true },
})

export const getRequest = defineAction<RequestDetail>()({
  name: 'requests/getRequest',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: {
    relations: ['reporter', 'holder'],
    roles: [...COMPOUND_ROLES, 'community_secretary'],
  },
  logs: { what: '您的诉求，和办理用得着的称呼、房号', why: '办理诉求' },
})

export const listInbox = defineAction<Page<RequestSummary> & { waiting: number }>()({
  name: 'requests/listInbox',
  kind: 'query',
  input: v.strictObject({
    /** `waiting` to be accepted or reviewed · `mine` held by me · `all` still open in my scope. */
    tab: v.picklist(['waiting', 'mine', 'all']),
    cursor: cursorInput,
  }),
  /** Everyone may ask; it lists what the caller's own appointments cover and what they hold. */
  allow: { anyone: true },
})

export const reviewContent = defineAction<{ state: RequestState }>()({
  name: 'requests/reviewContent',
  kind: 'command',
  input: v.strictObject({
    id,
    /** Which words: the number of their timeline entry; without it 1, the request's own text. */
    seq: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    decision: v.picklist(['pass', 'reject'], '请选择通过或不通过'),
    reason: v.optional(words('请写明不予通过的原因')),
  }),
  allow: { roles: REVIEWER_ROLES },
  audit: '审核诉求内容',
})

export const acceptRequest = defineAction<{ state: RequestState }>()({
  name: 'requests/acceptRequest',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { roles: COMPOUND_ROLES },
  audit: '受理诉求',
})

export const refuseRequest = defineAction<{ state: RequestState }>()({
  name: 'requests/refuseRequest',
  kind: 'command',
  input: v.strictObject({ id, reason: words('请写明为什么不受理、居民可以找谁') }),
  allow: { roles: COMPOUND_ROLES },
  audit: '不受理诉求',
})

export const dispatchRequest = defineAction<{ state: RequestState }>()({
  name: 'requests/dispatchRequest',
  kind: 'command',
  input: v.strictObject({
    id,
    handler: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{4,64}$/, '请选择交给谁办')),
    words: v.optional(words('请写一句交办说明')),
  }),
  allow: { roles: COMPOUND_ROLES },
  audit: '交办诉求',
})

export const signRequest = defineAction<{ state: RequestState }>()({
  name: 'requests/signRequest',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { relations: ['holder'] },
  audit: '签收诉求',
})

export const resolveRequest = defineAction<{ state: RequestState }>()({
  name: 'requests/resolveRequest',
  kind: 'command',
  input: v.strictObject({ id, words: words('请写一写是怎么解决的'), photos }),
  allow: { relations: ['holder'] },
  audit: '提交办理结果',
})

export const answerRequest = defineAction<{ state: RequestState }>()({
  name: 'requests/answerRequest',
  kind: 'command',
  input: v.strictObject({
    id,
    solved: v.picklist(['yes', 'partly', 'no'], '请先告诉我们解决了没有'),
    satisfied: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
    words: v.optional(words('请写一写哪里没解决')),
  }),
  allow: { relations: ['reporter'] },
  audit: '居民确认结果',
})

export const withdrawRequest = defineAction<{ state: RequestState }>()({
  name: 'requests/withdrawRequest',
  kind: 'command',
  input: v.strictObject({ id, reason: v.optional(words('请写一写为什么撤回')) }),
  allow: { relations: ['reporter'] },
  audit: '撤回诉求',
})
