/**
 * The desk of those who write and review.
 * @module
 */
import { implementQuery } from '../kernel/action'
import type { Database } from '../kernel/database'
import { findPage } from '../kernel/pages'
import type { Session } from '../kernel/session'
import { desksOf } from '../kernel/tasks'
import { listDesk } from './contract'
import { summariesOf } from './read'
import { notices } from './store'

const waitingFor = (session: Session) =>
  ({ desks: { in: desksOf(session) }, waiting: true }) as const

/** How many notices wait on the caller's desks. */
async function countWaiting(db: Database, session: Session): Promise<number> {
  return db.count(notices, waitingFor(session))
}

export const listDeskAction = implementQuery(listDesk, {
  async run(ctx, { tab, cursor }) {
    const { personId } = ctx.session
    const where = tab === 'mine' ? { authorId: personId } : waitingFor(ctx.session)
    const [page, waiting] = await Promise.all([
      findPage(ctx.db, notices, where, 'desc', cursor),
      countWaiting(ctx.db, ctx.session),
    ])
    return { ...page, items: await summariesOf(ctx, page.items), waiting }
  },
})
