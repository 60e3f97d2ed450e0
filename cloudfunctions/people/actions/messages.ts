/**
 * The caller's own messages and name.
 * @module
 */
import { implementCommand, implementQuery } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { messages } from '../../kernel/messages'
import { findPage } from '../../kernel/pages'
import { residents } from '../../kernel/resident'
import { listMessages, markMessagesRead, setName } from '../contract'

export const readMessages = implementQuery(listMessages, {
  async run({ db, session }, { cursor }) {
    if (session.isGuest) return { items: [], unread: 0 }
    const { personId: to, readUpTo } = session
    const [page, unread] = await Promise.all([
      findPage(db, messages, { to }, 'desc', cursor),
      db.count(messages, { to, at: { gt: readUpTo } }),
    ])
    const items = page.items.map(({ _id: id, title, body, at, url }) => ({
      id,
      title,
      body,
      at,
      url,
      read: at <= readUpTo,
    }))
    return { ...page, items, unread }
  },
})

export const markRead = implementCommand(markMessagesRead, {
  async run({ tx, session, now }, { upTo }) {
    // Never back, and never into the future: a message to come is unread.
    const readUpTo = Math.max(session.readUpTo, Math.min(upTo, now))
    await tx.update(residents, session.openid, { readUpTo })
    return { readUpTo }
  },
})

export const rename = implementCommand(setName, {
  async prepare(ctx, { name }) {
    if (ctx.session.appointments.length > 0) throw new Failure('name_kept_by_office')
    // A name is seen everywhere at once: there is nothing to keep pending.
    await requirePass(ctx, 'profile', [name], 'name')
  },
  async run({ tx, session, now }, { name }) {
    await tx.update(residents, session.openid, { name, updatedAt: now })
    return { name }
  },
})
