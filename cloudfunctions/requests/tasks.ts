/**
 * Whose turn it is with a request, as tasks: at most one for its next step and one for words that wait
 * for a check. They follow from the request alone, so a move only has to say what it was and what it is.
 * @module
 */
import { CATEGORIES } from '@domain/requests/categories'
import { dueAtOf } from '@domain/requests/deadlines'
import { COMPOUND_ROLES, REVIEWER_ROLES } from '@domain/requests/parts'
import type { Transaction } from '../kernel/database'
import type { PictureUse } from '../kernel/pictures/store'
import { closeTask, dutyDesk, type NewTask, openTask, personDesk, roleDesks } from '../kernel/tasks'
import type { RequestDoc } from './documents'
import { detailUrl } from './pages'

type Turn = Pick<NewTask, 'kind' | 'title' | 'desks' | 'askedBy'>

/** Who makes the next step; nobody while its own words wait for a check, or when it is over. */
function stepOf(request: RequestDoc): Turn | undefined {
  switch (request.state) {
    case 'submitted': {
      if (request.queue !== 'accept') return undefined
      const desks = roleDesks(COMPOUND_ROLES, request.path)
      return { kind: 'request_to_accept', title: '新诉求，请受理', desks }
    }
    case 'accepted':
    case 'dispatched':
    case 'in_progress':
    case 'reopened': {
      if (!request.holderId) return undefined
      const desks = [dutyDesk(request.holderId)]
      return { kind: 'request_to_handle', title: '在您手里，请办理', desks }
    }
    case 'resolution_submitted': {
      const desks = [personDesk(request.reporterId)]
      return { kind: 'request_to_answer', title: '办好了吗？请您确认', desks }
    }
    default:
      return undefined
  }
}

/** Who checks its words; not the one who wrote them all. */
function reviewOf({ pending, path }: RequestDoc): Turn | undefined {
  const [first] = pending
  if (!first) return undefined
  const byOne = pending.every(({ by }) => by === first.by)
  const turn = { title: '文字待审核', desks: roleDesks(REVIEWER_ROLES, path) }
  return { kind: 'content_to_review', ...turn, ...(byOne && { askedBy: first.by }) }
}

/** Where its pictures are seen; those who check its words look where the platform is unsure. */
export const pictureUse = ({ _id, path }: RequestDoc): PictureUse => ({
  about: '诉求',
  url: detailUrl(_id),
  path,
  desks: roleDesks(REVIEWER_ROLES, path),
})

/** A task before it is known since when it waits. */
type Waiting = Omit<NewTask, 'at'>

/** What waits for somebody about a request. */
export function tasksOf(request: RequestDoc): Waiting[] {
  const dueAt = dueAtOf(request)
  const about = {
    detail: `${CATEGORIES[request.category].title} · ${request.placeName}`,
    url: detailUrl(request._id),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
  const [step, review] = [stepOf(request), reviewOf(request)]
  return [
    ...(step ? [{ _id: `request_step.${request._id}`, ...step, ...about }] : []),
    ...(review ? [{ _id: `request_review.${request._id}`, ...review, ...about }] : []),
  ]
}

/**
 * Brings the tasks of a request up to date; what did not change costs nothing.
 * @param before null for a new request
 */
export async function followWithTasks(
  tx: Transaction,
  before: RequestDoc | null,
  after: RequestDoc,
  now: number,
): Promise<void> {
  const were = new Map((before ? tasksOf(before) : []).map((task) => [task._id, task]))
  for (const task of tasksOf(after)) {
    const was = were.get(task._id)
    were.delete(task._id)
    if (JSON.stringify(task) !== JSON.stringify(was)) await openTask(tx, { ...task, at: now })
  }
  for (const gone of were.keys()) await closeTask(tx, gone)
}
