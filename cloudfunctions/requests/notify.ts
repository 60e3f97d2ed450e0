/**
 * Who is told what about a request. Messages quote nobody's words.
 * @module
 */
import type { RequestFacts } from '@domain/requests/facts'
import type { Move } from '@domain/requests/next-state'
import type { CommandContext } from '../kernel/action'
import { tell } from '../kernel/messages'
import type { RequestDoc } from './documents'
import { detailUrl } from './pages'

interface Told {
  to: string | null
  title: string
}

/** Tells everyone a move concerns, but not who made it. */
export async function tellConcerned(
  ctx: CommandContext,
  before: RequestDoc,
  after: RequestFacts,
  move: Move,
): Promise<void> {
  const told = new Set<string>([ctx.session.personId])
  for (const { to, title } of concerned(before, after, move)) {
    if (!to || told.has(to)) continue
    told.add(to)
    await tell(ctx.tx, `${before._id}.${after.seq}`, {
      to,
      title,
      body: `${before.no} ${before.placeName}`,
      url: detailUrl(before._id),
      at: ctx.now,
    })
  }
}

function concerned(before: RequestDoc, after: RequestFacts, move: Move): Told[] {
  const { reporterId, holderId, receiverId } = before
  switch (move.kind) {
    case 'accept':
      return [{ to: reporterId, title: '您的诉求已受理' }]
    case 'refuse':
      return [{ to: reporterId, title: '您的诉求没有受理，点开看原因' }]
    case 'dispatch':
      return [
        { to: move.to, title: '有一件诉求交给您办' },
        { to: reporterId, title: '您的诉求已交办' },
        { to: holderId, title: '您手里的一件诉求已转交别人' },
      ]
    case 'resolve':
      return [{ to: reporterId, title: '您的诉求办好了，请确认解决了没有' }]
    case 'answer':
      return after.state === 'reopened'
        ? [
            { to: holderId, title: '居民说还没解决，请重新办理' },
            { to: receiverId, title: '居民说还没解决，请跟进' },
          ]
        : [{ to: holderId, title: '居民确认已解决' }]
    case 'withdraw':
      return [{ to: holderId, title: '居民撤回了一件诉求' }]
    case 'review':
      return after.state === 'not_accepted'
        ? [{ to: reporterId, title: '您的诉求没有通过审核，点开看原因' }]
        : []
    default:
      return []
  }
}
