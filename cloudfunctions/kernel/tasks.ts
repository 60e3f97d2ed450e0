/**
 * What waits for somebody (待办): one collection for every context, written in the transaction of what
 * caused it and gone in the transaction that settles it. So the home page asks once, however many
 * contexts there are, and nothing waits unseen.
 *
 * A task lies on desks. A desk is a role over a scope (`branch_secretary@/…/c07`), a person
 * (`person@…`), a person while they hold any office (`duty@…`) or the people of a place
 * (`home@/…/b03`). What is asked of the people of a place is settled by each for themselves, see
 * {@link settleForPerson}.
 * @module
 */
import { ancestorAt, lineage } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import { defineCollection } from './collections'
import type { Page } from './contract'
import type { TaskKind } from './contract/task-kind'
import { type Database, isDuplicate, type Transaction } from './database'
import { findPage } from './pages'
import type { Session } from './session'

/** Sorts after every deadline: a task without one. */
const NO_DEADLINE = 9_000_000_000_000_000

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
  /** Sorts by deadline, those without one by how long they wait; unique. */
  order: string
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
        { field: 'order', order: 1 },
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
/** Left with the office: nobody is asked to do what they may do no longer. */
export const dutyDesk = (personId: string): string => `duty@${personId}`

/** Desks a caller sits at by what they hold. */
function dutyDesksOf({ personId, appointments }: Session): string[] {
  if (appointments.length === 0) return []
  return [...appointments.map(({ role, scope }) => `${role}@${scope}`), dutyDesk(personId)]
}

/** Every desk a caller sits at. */
export function desksOf(session: Session): string[] {
  const homes = session.households.map((home) => ancestorAt(home.path, 'building') ?? home.path)
  const places = homes.flatMap(lineage).map(homeDesk)
  const own = session.personId === '' ? [] : [personDesk(session.personId)]
  return [...new Set([...dutyDesksOf(session), ...own, ...places])]
}

/** Whether a task waits for a caller because of what they hold. */
export function isDuty(session: Session, { desks }: TaskDoc): boolean {
  const held = new Set(dutyDesksOf(session))
  return desks.some((desk) => held.has(desk))
}

/** A task as an action states it. */
export type NewTask = Omit<TaskDoc, 'dueAt' | 'goneAt' | 'detail' | 'order'> & {
  detail?: string
  dueAt?: number
  goneAt?: number
}

/** Digits of the largest moment: texts of this width sort as numbers do. */
const WIDTH = 16

/** A task as stored. */
export function taskDoc(task: NewTask): TaskDoc {
  const dueAt = task.dueAt ?? NO_DEADLINE
  const [due, since] = [dueAt, task.at].map((at) => String(at).padStart(WIDTH, '0'))
  return {
    ...task,
    detail: task.detail ?? '',
    dueAt,
    goneAt: task.goneAt ?? null,
    order: `${due}-${since}-${task._id}`,
  }
}

/** Puts a task on its desks, or changes the one that is there. */
export async function openTask(tx: Transaction, task: NewTask): Promise<void> {
  const { _id, ...fields } = taskDoc(task)
  if (await tx.get(tasks, _id)) await tx.update(tasks, _id, fields)
  else await tx.add(tasks, { _id, ...fields })
}

/** Takes a task off every desk; nothing happens when it is not there. */
export async function closeTask(tx: Transaction, taskId: string): Promise<void> {
  if (await tx.get(tasks, taskId)) await tx.remove(tasks, taskId)
}

const settledId = (taskId: string, personId: string) => `${taskId}.${personId}`

/** One person is done with a task that others still have. */
export async function settleForPerson(
  tx: Transaction,
  taskId: string,
  personId: string,
  now: number,
): Promise<void> {
  const _id = settledId(taskId, personId)
  if (!(await tx.get(tasksSettled, _id))) await tx.add(tasksSettled, { _id, taskId, at: now })
}

/** Several people are done with a task that others still have; for timers, safe to repeat. */
export async function settleForPeople(
  db: Database,
  taskId: string,
  people: readonly string[],
  now: number,
): Promise<void> {
  const ids = [...new Set(people)].map((personId) => settledId(taskId, personId))
  const limit = Math.max(1, ids.length)
  const known = await db.find(tasksSettled, { _id: { in: ids } }, { limit })
  const settled = new Set(known.map(({ _id }) => _id))
  const add = async (_id: string) => {
    try {
      await db.append(tasksSettled, { _id, taskId, at: now })
    } catch (thrown) {
      // Another run was here.
      if (!isDuplicate(thrown)) throw thrown
    }
  }
  await Promise.all(ids.filter((id) => !settled.has(id)).map(add))
}

/** Whether a task still waits for a caller, apart from what they settled for themselves. */
const isOpenTo = (session: Session, now: number) => (task: TaskDoc) =>
  (task.goneAt === null || task.goneAt > now) &&
  (task.askedBy === undefined || task.askedBy !== session.personId)

/** The first tasks on a caller's desks, most pressing first, settled ones included; one call. */
export async function findTasks(
  db: Database,
  session: Session,
  now: number,
  limit: number,
): Promise<{ tasks: TaskDoc[]; isMore: boolean }> {
  const where = { desks: { in: desksOf(session) } }
  const orderBy = { field: 'order', order: 'asc' } as const
  const found = await db.find(tasks, where, { orderBy, limit: limit + 1 })
  const isMore = found.length > limit
  return { tasks: found.slice(0, limit).filter(isOpenTo(session, now)), isMore }
}

/** A page of what waits for a caller, most pressing first; a row less for each that is settled. */
export async function pageOfTasks(
  db: Database,
  session: Session,
  now: number,
  cursor: string | undefined,
): Promise<Page<TaskDoc>> {
  const page = await findPage(db, tasks, { desks: { in: desksOf(session) } }, 'asc', cursor)
  const open = page.items.filter(isOpenTo(session, now))
  const settled = await findSettled(db, session, sharedAmong(open))
  return { ...page, items: open.filter(({ _id }) => !settled.has(_id)) }
}

/** Ids of the tasks that each settles for themselves. */
export const sharedAmong = (found: readonly TaskDoc[]): string[] =>
  found.filter(({ desks }) => desks.some((desk) => desk.startsWith('home@'))).map(({ _id }) => _id)

/** Which of some tasks a caller has settled for themselves; one call, none without a task. */
export async function findSettled(
  db: Database,
  { personId }: Session,
  taskIds: readonly string[],
): Promise<Set<string>> {
  const ids = personId === '' ? [] : [...new Set(taskIds)].map((id) => settledId(id, personId))
  const found = await db.find(
    tasksSettled,
    { _id: { in: ids } },
    { limit: Math.max(1, ids.length) },
  )
  return new Set(found.map(({ taskId }) => taskId))
}

/** A task's deadline, or undefined when it has none. */
export const deadlineOf = (task: TaskDoc): number | undefined =>
  task.dueAt === NO_DEADLINE ? undefined : task.dueAt
