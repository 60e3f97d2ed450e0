/**
 * For every action: an input that works, and the state it works on, for the permission matrix. A new
 * action without an entry here fails the matrix.
 * @module
 */
import type { RequestDoc } from '@functions/requests/documents'
import { BUILDING, COMPOUND, HANDLER, NEIGHBOUR, personIdOf, RESIDENT, START } from './world'

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

/** An input that works, and the change to the request it is about, if it is about one. */
export interface Fixture {
  readonly input: (id: string) => object
  readonly request?: Partial<RequestDoc>
}

const onRequest = (request: Partial<RequestDoc>, more: object = {}): Fixture => ({
  request,
  input: (id) => ({ id, ...more }),
})
const plain = (input: object = {}): Fixture => ({ input: () => input })

export const FIXTURES: Readonly<Record<string, Fixture>> = {
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
