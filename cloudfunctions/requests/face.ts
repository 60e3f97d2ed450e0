/**
 * What other contexts may ask of requests.
 * @module
 */
import { CATEGORIES } from '@domain/requests/categories'
import { dueAtOf } from '@domain/requests/deadlines'
import { DAY_MS } from '@domain/time/shanghai'
import type { Database } from '../kernel/database'
import type { Session } from '../kernel/session'
import type { RequestDoc } from './documents'
import { countWaiting, findWaiting } from './inbox'
import { detailUrl } from './pages'
import { requests } from './store'

/** Something about a request that waits for somebody. */
export interface WaitingRequest {
  id: string
  kind: 'request_to_answer' | 'request_to_accept' | 'request_to_handle' | 'content_to_review'
  title: string
  detail: string
  dueAt?: number
  url: string
}

export interface Waiting {
  /** At most three, the most urgent kind first. */
  items: WaitingRequest[]
  count: number
  /** Of these, how many wait in the caller's inbox. */
  inboxCount: number
}

const MOST_SHOWN = 3

/** What waits for a caller: answers of their own first, then what they hold, then their inbox. */
export async function findWhatNeeds(db: Database, session: Session): Promise<Waiting> {
  if (session.isGuest) return { items: [], count: 0, inboxCount: 0 }
  const isOfficial = session.appointments.length > 0
  const [answers, held, inbox, inboxCount] = await Promise.all([
    findSome(db, { reporterId: session.personId, state: 'resolution_submitted' }),
    isOfficial ? findSome(db, heldBy(session.personId)) : NOTHING,
    isOfficial ? findWaiting(db, session) : { items: [] },
    isOfficial ? countWaiting(db, session) : 0,
  ])
  const items = [
    ...answers.rows.map((one) => waiting(one, 'request_to_answer', '办好了吗？请您确认')),
    ...held.rows.map((one) => waiting(one, 'request_to_handle', '在您手里，请办理')),
    ...inbox.items.map((one) =>
      one.queue === 'review'
        ? waiting(one, 'content_to_review', '文字待审核')
        : waiting(one, 'request_to_accept', '新诉求，请受理'),
    ),
  ].slice(0, MOST_SHOWN)
  return { items, count: answers.count + held.count + inboxCount, inboxCount }
}

interface Some {
  rows: RequestDoc[]
  count: number
}
const NOTHING: Some = { rows: [], count: 0 }

type Lookup = { reporterId: string; state: 'resolution_submitted' } | ReturnType<typeof heldBy>

/** Held and to be acted on: while the reporter is asked, nothing waits for the holder. */
const heldBy = (holderId: string) => ({
  holderId,
  open: true,
  state: { in: ['accepted', 'dispatched', 'in_progress', 'reopened'] as const },
})

/** The oldest three, and how many there are: counted only when three are not all. */
async function findSome(db: Database, where: Lookup): Promise<Some> {
  const window = { orderBy: { field: 'order', order: 'asc' }, limit: MOST_SHOWN } as const
  const rows = await db.find(requests, where, window)
  const count = rows.length < MOST_SHOWN ? rows.length : await db.count(requests, where)
  return { rows, count }
}

function waiting(request: RequestDoc, kind: WaitingRequest['kind'], title: string): WaitingRequest {
  const dueAt = dueAtOf(request)
  return {
    id: request._id,
    kind,
    title,
    detail: `${CATEGORIES[request.category].title} · ${request.placeName}`,
    url: detailUrl(request._id),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
}

/** How many requests of a compound were solved, in the reporters' words, in the last 30 days. */
export function countSolved(db: Database, compound: string, now: number): Promise<number> {
  const closedAt = { gte: now - 30 * DAY_MS }
  return db.count(requests, { compound, solved: true, closedAt })
}
