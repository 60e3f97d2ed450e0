/**
 * What people see of requests: their own, their inbox, one in full.
 * @module
 */
import { HANDLER_ROLES } from '@domain/requests/parts'
import { implementQuery, type QueryContext } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { findPage } from '../../kernel/pages'
import { lookAtPictures } from '../../kernel/pictures/show'
import { findInOffice } from '../../people/face'
import { getRequest, listInbox, listMyRequests, type PersonView } from '../contract'
import type { RequestDoc, RequestEventDoc } from '../documents'
import { countWaiting, findWaiting, scopesOf } from '../inbox'
import { actorOn, requestTarget } from '../parts'
import { requestEvents, requests } from '../store'
import { detailOf, summaryOf } from '../view'

export const listMine = implementQuery(listMyRequests, {
  async run({ db, session }, { cursor }) {
    if (session.isGuest) return { items: [] }
    const where = { reporterId: session.personId }
    const page = await findPage(db, requests, where, 'desc', cursor)
    return { ...page, items: page.items.map((one) => summaryOf(one, actorOn(session, one))) }
  },
})

export const inbox = implementQuery(listInbox, {
  async run(ctx, { tab, cursor }) {
    const { db, session } = ctx
    const [waiting, page] = await Promise.all([
      countWaiting(db, session),
      inboxPage(ctx, tab, cursor),
    ])
    const items = page.items.map((one) => summaryOf(one, actorOn(session, one)))
    return { ...page, items, waiting }
  },
})

/** Rows of a tab, oldest first: the clock of the first has run longest. */
async function inboxPage(
  { db, session }: QueryContext,
  tab: 'waiting' | 'mine' | 'all',
  cursor: string | undefined,
) {
  if (session.appointments.length === 0) return { items: [] }
  if (tab === 'waiting') return findWaiting(db, session, cursor)
  const { accept, review } = scopesOf(session)
  const where =
    tab === 'mine'
      ? { holderId: session.personId, open: true }
      : { within: { in: [...new Set([...accept, ...review])] }, open: true }
  return findPage(db, requests, where, 'asc', cursor)
}

export const detail = implementQuery<typeof getRequest, RequestDoc>(getRequest, {
  target: requestTarget,
  async run({ db, session, now }, _input, request) {
    const viewer = actorOn(session, request)
    const history = await readHistory(db, request._id)
    const files = [...request.photos, ...history.flatMap(({ photos }) => photos)]
    const view = detailOf(request, history, viewer, await lookAtPictures({ db, session }, files))
    if (!view.moves.includes('dispatch')) return view
    return { ...view, handlers: await handlersOf(db, request, now) }
  },
  reveals: (_view, request) => [request.reporterId],
})

/** The whole history; a history longer than one read is read on. */
async function readHistory(db: Database, requestId: string): Promise<RequestEventDoc[]> {
  const history: RequestEventDoc[] = []
  for (;;) {
    const seq = history.at(-1)?.seq ?? 0
    const some = await db.find(
      requestEvents,
      { requestId, seq: { gt: seq } },
      { orderBy: { field: 'seq', order: 'asc' }, limit: 200 },
    )
    history.push(...some)
    if (some.length < 200) return history
  }
}

/** Everyone it can be handed to, each once, whoever has it now left out. */
async function handlersOf(db: Database, request: RequestDoc, now: number): Promise<PersonView[]> {
  const inOffice = await findInOffice(db, request.compound, HANDLER_ROLES, now)
  const handlers = new Map<string, PersonView>()
  for (const { personId, name, role, scope } of inOffice) {
    const isOtherBuilding = !request.within.includes(scope) && request.within.length > 4
    if (handlers.has(personId) || (role === 'building_captain' && isOtherBuilding)) continue
    if (personId === request.holderId && request.state !== 'accepted') continue
    handlers.set(personId, { personId, name, role })
  }
  return [...handlers.values()]
}
