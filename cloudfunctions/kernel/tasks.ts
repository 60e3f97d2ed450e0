/**
 * What waits for somebody (待办): one collection for every context, written in the transaction of what
 * caused it and gone in the transaction that settles it. So the home page asks once, however many
 * contexts there are, and nothing waits unseen.
 *
 * A task lies on desks. A desk is a role over a scope (`branch_secretary@/…/c07`), a person
 * (`person@…`) or the people of a place (`home@/…/b03`). What is asked of the people of a place is
 * settled by each for themselves, see {@link settleForPerson}.
 * @module
 */
import { ancestorAt, lineage } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import { defineCollection } from './collections'
import type { Database, Transaction } from './database'
import type { Session } from './session'

/** Sorts after every deadline: a task without one. */
const NO_DEADLINE = 9_000_000_000_000_000

/** What is to be done; each context adds its own. */
export type TaskKind =
  | 'notice_to_review'
  | 'notice_to_read'
  | 'office_to_confirm'
  | 'convention_to_review'
  | 'convention_to_sign'
  | 'redemption_to_decide'
  | 'team_to_approve'
  | 'activity_to_approve'
  | 'hours_to_publish'
  | 'objection_to_decide'
  | 'claim_to_answer'

export interface TaskDoc {
  /** From what caused it, so that it is there once. */
  _id: string
  desks: string[]
  kind: TaskKind
  /** What is to be done, in a sentence. */
  title: string
  detail: string
  /** Epoch milliseconds; a huge number when there is no deadline. */
  dueAt: number
  /** From this moment on it is over by itself; null when it is not. */
  goneAt: number | null
  /** Page to open, with its query. */
  url: string
  /** Since when it waits. */
  at: number
  /** Person id of who asked for it: it does not wait for them, even at a desk of theirs. */
  askedBy?: string
}

/** That one person settled a task that many share. `_id` is task and person. */
export interface TaskSettledDoc {
  _id: string
  taskId: string
  at: number
}

export const tasks = defineCollection<TaskDoc>({
  name: 'tasks',
  indexes: [
    {
      name: 'desk',
      keys: [
        { field: 'desks', order: 1 },
        { field: 'dueAt', order: 1 },
      ],
    },
  ],
})

export const tasksSettled = defineCollection<TaskSettledDoc>({ name: 'tasks_settled', indexes: [] })

/** The desks of several roles over a path: each role over the path or any place above it. */
export function roleDesks(roles: readonly Role[], path: string): string[] {
  const scopes = lineage(path)
  return roles.flatMap((role) => scopes.map((scope) => `${role}@${scope}`))
}

/** The desk of one person. */
export const personDesk = (personId: string): string => `person@${personId}`
export const homeDesk = (path: string): string => `home@${path}`

/** Every desk a caller sits at. */
export function desksOf(session: Session): string[] {
  const roles = session.appointments.map(({ role, scope }) => `${role}@${scope}`)
  const homes = session.households.map((home) => ancestorAt(home.path, 'building') ?? home.path)
  const places = homes.flatMap(lineage).map(homeDesk)
  const own = session.personId === '' ? [] : [personDesk(session.personId)]
  return [...new Set([...roles, ...own, ...places])]
}

/** A task as an action states it. */
export type NewTask = Omit<TaskDoc, 'dueAt' | 'goneAt' | 'detail'> & {
  detail?: string
  dueAt?: number
  goneAt?: number
}

/** Puts a task on its desks, or changes the one that is there. */
export async function openTask(tx: Transaction, task: NewTask): Promise<void> {
  const { _id, ...rest } = task
  const fields = {
    ...rest,
    detail: task.detail ?? '',
    dueAt: task.dueAt ?? NO_DEADLINE,
    goneAt: task.goneAt ?? null,
  }
  if (await tx.get(tasks, _id)) await tx.update(tasks, _id, fields)
  else await tx.add(tasks, { _id, ...fields })
}

/** Takes a task off every desk; nothing happens when it is not there. */
export async function closeTask(tx: Transaction, taskId: string): Promise<void> {
  if (await tx.get(tasks, taskId)) await tx.remove(tasks, taskId)
}

/** One person is done with a task that others still have. */
export async function settleForPerson(
  tx: Transaction,
  taskId: string,
  personId: string,
  now: number,
): Promise<void> {
  const _id = `${taskId}.${personId}`
  if (!(await tx.get(tasksSettled, _id))) await tx.add(tasksSettled, { _id, taskId, at: now })
}

/** What waits for a caller. */
export interface Waiting {
  /** Soonest due first, at most the limit asked for. */
  readonly tasks: readonly TaskDoc[]
  /** How many there are in all. */
  readonly count: number
}

/**
 * Reads what waits for a caller: two database calls, at most `limit` tasks and as many settled ones; a
 * third where there are more than `limit`, to count them.
 */
export async function readTasks(
  db: Database,
  session: Session,
  now: number,
  limit: number,
): Promise<Waiting> {
  const where = { desks: { in: desksOf(session) } }
  const orderBy = { field: 'dueAt', order: 'asc' } as const
  const found = await db.find(tasks, where, { orderBy, limit })
  const isOpen = (one: TaskDoc) => one.goneAt === null || one.goneAt > now
  const open = found.filter((one) => isOpen(one) && one.askedBy !== session.personId)
  const shared = open.filter((one) => one.desks.some((desk) => desk.startsWith('home@')))
  const ids = shared.map((one) => `${one._id}.${session.personId}`)
  const window = { limit: Math.max(1, ids.length) }
  const settled = await db.find(tasksSettled, { _id: { in: ids } }, window)
  const gone = new Set(settled.map((one) => one.taskId))
  const left = open.filter((one) => !gone.has(one._id))
  const beyond = found.length < limit ? 0 : (await db.count(tasks, where)) - found.length
  return { tasks: left, count: left.length + beyond }
}

/** A task's deadline, or undefined when it has none. */
export const deadlineOf = (task: TaskDoc): number | undefined =>
  task.dueAt === NO_DEADLINE ? undefined : task.dueAt
