/**
 * For every action: an input that works, and the state it works on, for the permission matrix. A new
 * action without an entry here fails the matrix.
 * @module
 */
import type { NoticeDoc } from '@functions/notices/documents'
import { notices } from '@functions/notices/store'
import type { RequestDoc } from '@functions/requests/documents'
import { requests } from '@functions/requests/store'
import {
  BUILDING,
  COMPOUND,
  HANDLER,
  holderOf,
  NEIGHBOUR,
  personIdOf,
  RESIDENT,
  START,
} from './world'

/** A request at rest, to be changed by a fixture. `holder` is the handler's person. */
export function requestDoc(id: string, change: Partial<RequestDoc> = {}): RequestDoc {
  return {
    _id: id,
    no: 'TX-261124-22222',
    order: `${String(START).padStart(14, '0')}-${id}`,
    category: 'repair',
    urgency: 'B',
    text: '3栋门口的路灯不亮',
    spot: '',
    photos: [],
    path: BUILDING,
    compound: COMPOUND,
    within: [BUILDING, COMPOUND, ...ancestors(COMPOUND)],
    placeName: '小满荷苑 3栋',
    room: null,
    reporterId: personIdOf(RESIDENT),
    reporterName: '荷小满',
    holder: null,
    holderId: null,
    receiverId: null,
    state: 'submitted',
    seq: 1,
    submittedAt: START,
    acceptDueAt: START + 86_400_000,
    resolveDueAt: START + 86_400_000,
    answerSince: null,
    reopenCount: 0,
    pending: [],
    hidden: [],
    closedAt: null,
    solved: null,
    queue: 'accept',
    open: true,
    rules: 'default@1',
    provisional: false,
    ...change,
  }
}

const ancestors = (path: string): string[] => {
  const above = path.slice(0, path.lastIndexOf('/'))
  return above === '' ? [] : [above, ...ancestors(above)]
}

/** What a request is like once the handler has it. */
export const HELD: Partial<RequestDoc> = {
  holderId: personIdOf(HANDLER),
  holder: { personId: personIdOf(HANDLER), name: '物业', role: 'property_staff' },
  receiverId: personIdOf(HANDLER),
  queue: 'none',
}

/** A notice at rest, written by the captain of the building. */
function noticeDoc(id: string, change: Partial<NoticeDoc>): NoticeDoc {
  return {
    _id: id,
    path: BUILDING,
    desks: [],
    authorId: personIdOf(holderOf('building_captain')),
    authorName: '楼栋长',
    authorRole: 'building_captain',
    ...NOTICE,
    state: 'published',
    waiting: false,
    reviewReasons: [],
    version: 1,
    correction: null,
    returnedBecause: '',
    withdrawnBecause: '',
    reasonHeld: false,
    order: `${String(START).padStart(14, '0')}-${id}`,
    publishedAt: START,
    createdAt: START,
    updatedAt: START,
    ...change,
  }
}

const NOTICE = {
  title: '周三上午停水',
  body: '请提前储水。',
  pictures: [],
  attachments: [],
  mustReadBy: null,
  expiresAt: null,
}

/** An input that works, the document it is about, and what people are to it. */
export interface Fixture {
  readonly input: (id: string) => object
  /** The document it is about, if it is about one. */
  readonly about?: { readonly collection: { name: string }; readonly doc: (id: string) => object }
  readonly relations: (openid: string) => readonly string[]
}

const requestRelations = (openid: string) =>
  openid === RESIDENT ? ['reporter'] : openid === HANDLER ? ['holder'] : []

/** Reviewers of what a captain wrote; everybody reads what is out; neighbours are its audience. */
const noticeRelations =
  (isOut: boolean) =>
  (openid: string): string[] => {
    const reviewers = [holderOf('branch_secretary'), holderOf('community_secretary')]
    const found = isOut ? ['reader'] : []
    if (isOut && [RESIDENT, NEIGHBOUR].includes(openid)) found.push('audience')
    if (openid === holderOf('building_captain')) found.push('author')
    if (reviewers.includes(openid)) found.push('reviewer')
    return found
  }

const onRequest = (request: Partial<RequestDoc>, more: object = {}): Fixture => ({
  about: { collection: requests, doc: (id) => requestDoc(id, request) },
  input: (id) => ({ id, ...more }),
  relations: requestRelations,
})
const onNotice = (notice: Partial<NoticeDoc>, more: object = {}): Fixture => ({
  about: { collection: notices, doc: (id) => noticeDoc(id, notice) },
  input: (id) => ({ id, ...more }),
  relations: noticeRelations(notice.version !== 0),
})
const plain = (input: object = {}): Fixture => ({ input: () => input, relations: () => [] })

export const FIXTURES: Readonly<Record<string, Fixture>> = {
  'notices/writeNotice': plain({ audience: BUILDING, ...NOTICE, submit: true }),
  'notices/reviewNotice': onNotice(
    { state: 'in_review', waiting: true, version: 0 },
    { seen: START, decision: 'approve' },
  ),
  'notices/correctNotice': onNotice({}, { ...NOTICE, reason: '改了时间' }),
  'notices/withdrawNotice': onNotice({}, { reason: '写错了' }),
  'notices/openEditor': plain(),
  'notices/listNotices': plain(),
  'notices/listDesk': plain({ tab: 'mine' }),
  'notices/getNotice': onNotice({}),
  'notices/markNoticeRead': onNotice({}),
  'notices/getPoster': onNotice({}),
  'people/getHome': plain(),
  'people/getMe': plain(),
  'people/listPlaces': plain(),
  'people/listMessages': plain(),
  'people/markMessagesRead': plain({ upTo: START }),
  'people/setName': plain({ name: '小荷' }),
  'requests/submitRequest': plain({
    category: 'repair',
    text: '路灯不亮',
    photos: [],
    path: BUILDING,
  }),
  'requests/listMyRequests': plain(),
  'requests/listInbox': plain({ tab: 'all' }),
  'requests/getRequest': onRequest({ ...HELD, state: 'in_progress' }),
  'requests/reviewContent': onRequest(
    { pending: [{ seq: 1, by: personIdOf(RESIDENT) }], queue: 'review' },
    { decision: 'pass' },
  ),
  'requests/acceptRequest': onRequest({}),
  'requests/refuseRequest': onRequest({}, { reason: '请找物业' }),
  'requests/dispatchRequest': onRequest(
    { ...HELD, state: 'accepted' },
    { handler: personIdOf(HANDLER) },
  ),
  'requests/signRequest': onRequest({ ...HELD, state: 'dispatched' }),
  'requests/resolveRequest': onRequest(
    { ...HELD, state: 'in_progress' },
    { words: '修好了', photos: [] },
  ),
  'requests/answerRequest': onRequest(
    { ...HELD, state: 'resolution_submitted', answerSince: START },
    { solved: 'yes' },
  ),
  'requests/withdrawRequest': onRequest({}),
}

/** A resident who has nothing to do with the request. */
export const STRANGER = NEIGHBOUR
