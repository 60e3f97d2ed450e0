/**
 * The first screen, in one call.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { ROLE_TITLES } from '@domain/people/roles'
import { solvedLately } from '@domain/requests/solved'
import { implementQuery } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { maskPhone } from '../../kernel/phone'
import { lookAtPictures } from '../../kernel/pictures/show'
import type { Session } from '../../kernel/session'
import {
  deadlineOf,
  findSettled,
  findTasks,
  isDuty,
  pageOfTasks,
  sharedAmong,
  type TaskDoc,
} from '../../kernel/tasks'
import { audiencesOf, latestNotices, type NoticeDoc, readTask } from '../../notices/face'
import {
  type CaretakerView,
  type DutyView,
  getHome,
  getMe,
  type HomeNotice,
  type HomeView,
  listTasks,
  type NeedsMe,
} from '../contract'
import type { AppointmentDoc, PlaceDoc } from '../documents'
import { maskedRoom, namePlace } from '../face'
import { appointments, places } from '../store'

/** Who looks after a home, nearest first. */
const CARETAKER_ROLES = [
  'building_captain',
  'grid_worker_full',
  'grid_worker_part',
  'property_staff',
  'branch_secretary',
] as const

/** Tasks looked at; where there are more, the page says so. */
const MOST_TASKS = 50
/** What the page shows of all that waits, and of the notices. */
const SHOWN = 3
const NOTICES_SHOWN = 3
/** Most people who look after one home. */
const MOST_CARETAKERS = 50

const needOf = (task: TaskDoc): NeedsMe => {
  const dueAt = deadlineOf(task)
  const { _id: id, kind, title, detail, url } = task
  return { id, kind, title, url, ...(detail && { detail }), ...(dueAt && { dueAt }) }
}

/** The most pressing ones; the last place goes to another kind, if all before are of one. */
function firstOf(waiting: readonly TaskDoc[]): TaskDoc[] {
  const most = waiting.slice(0, SHOWN - 1)
  const rest = waiting.slice(SHOWN - 1)
  const other = rest.find(({ kind }) => most.every((one) => one.kind !== kind)) ?? rest[0]
  return other ? [...most, other] : most
}

/** The first screen: at most six database calls, whoever asks. */
export const home = implementQuery(getHome, {
  async run({ db, session, now }) {
    const [first] = session.households
    const [known, near, found, latest] = await Promise.all([
      readNames(db, session, audiencesOf(session)),
      first ? findNear(db, first.path, now) : [],
      findTasks(db, session, now, MOST_TASKS),
      latestNotices(db, session, now, NOTICES_SHOWN),
    ])
    const noticeTasks = latest.map((notice) => readTask(notice._id))
    const shared = [...sharedAmong(found.tasks), ...noticeTasks]
    const settled = await findSettled(db, session, shared)
    const waiting = found.tasks.filter(({ _id }) => !settled.has(_id))
    const byDuty = waiting.filter((task) => isDuty(session, task))
    const results = known.get(compoundOf(session) ?? '')?.solved ?? {}
    return {
      ...meOf(session, known),
      caretakers: first ? caretakersOf(near) : [],
      needsMe: firstOf(waiting).map(needOf),
      needsMeCount: waiting.length,
      needsMeMore: found.isMore,
      dutyCount: byDuty.length,
      inboxCount: byDuty.filter(({ kind }) => REQUEST_KINDS.has(kind)).length,
      notices: latest.map((notice) => noticeLine(notice, known, settled)),
      solvedThisMonth: solvedLately(results, now),
    }
  },
})

const REQUEST_KINDS: ReadonlySet<string> = new Set<NeedsMe['kind']>([
  'request_to_accept',
  'request_to_handle',
  'content_to_review',
])

export const allTasks = implementQuery(listTasks, {
  async run({ db, session, now }, { cursor }) {
    const page = await pageOfTasks(db, session, now, cursor)
    return { ...page, items: page.items.map(needOf) }
  },
})

/** The compound whose results the page tells of: where the caller lives, else where they serve. */
function compoundOf({ households, appointments }: Session): string | undefined {
  const path = households[0]?.path ?? appointments[0]?.scope
  return path && ancestorAt(path, 'compound')
}

const noticeLine = (
  { _id: id, title, path, publishedAt, createdAt, mustReadBy }: NoticeDoc,
  known: ReadonlyMap<string, PlaceDoc>,
  settled: ReadonlySet<string>,
): HomeNotice => ({
  id,
  title,
  placeName: known.get(path)?.name ?? '',
  at: publishedAt ?? createdAt,
  mustReadBy,
  read: settled.has(readTask(id)),
})

/** Who is in office over a home's building or its compound; one read. */
async function findNear(db: Database, home: string, now: number): Promise<AppointmentDoc[]> {
  const scopes = [ancestorAt(home, 'building'), ancestorAt(home, 'compound')]
  const scope = { in: scopes.filter((path) => path !== undefined) }
  const where = { scope, endsAt: { gt: now } }
  const found = await db.find(appointments, where, { limit: MOST_CARETAKERS })
  return found.filter((one) => one.startsAt <= now)
}

export const me = implementQuery(getMe, {
  async run({ db, session }) {
    const { phone, avatar } = session
    const view = meOf(session, await readNames(db, session))
    const pick = avatar ? await lookAtPictures({ db, session }, [avatar]) : undefined
    const { shown, pending } = pick?.([avatar ?? '']) ?? { shown: [], pending: [] }
    return {
      ...view,
      ...(phone && { phoneMasked: maskPhone(phone) }),
      ...(shown[0] && { avatar: shown[0] }),
      ...(pending.length > 0 && { avatarPending: true as const }),
    }
  },
})

/** The places a caller lives in and serves, and more that are asked for; one read. */
async function readNames(
  db: Database,
  session: Session,
  above: readonly string[] = [],
): Promise<Map<string, PlaceDoc>> {
  const homes = session.households.flatMap(({ path }) => [
    ancestorAt(path, 'compound'),
    ancestorAt(path, 'building'),
  ])
  const duties = session.appointments.flatMap(({ scope }) => [scope, ancestorAt(scope, 'compound')])
  const ids = [...new Set([...above, ...homes, ...duties].filter((path) => path !== undefined))]
  const found = await db.find(places, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  return new Map(found.map((place) => [place._id, place]))
}

function meOf(
  session: Session,
  known: ReadonlyMap<string, PlaceDoc>,
): Pick<HomeView, 'me' | 'homes' | 'duties'> {
  const { personId, name, isGuest } = session
  return {
    me: { personId, name, isGuest },
    homes: session.households.flatMap(({ path }) => {
      const place = namePlace(known, path)
      if (!place) return []
      const { compoundName, buildingName } = place
      return [{ path, compoundName, buildingName, roomMasked: maskedRoom(path) }]
    }),
    duties: session.appointments.map(
      ({ role, scope, endsAt }): DutyView => ({
        role,
        title: ROLE_TITLES[role],
        placeName: dutyPlace(known, scope),
        scope,
        endsAt,
      }),
    ),
  }
}

const dutyPlace = (known: ReadonlyMap<string, PlaceDoc>, scope: string) =>
  namePlace(known, scope)?.name ?? known.get(scope)?.name ?? ''

/** The people who look after a home, nearest first, each person once. */
function caretakersOf(near: readonly AppointmentDoc[]): CaretakerView[] {
  const seen = new Set<string>()
  return CARETAKER_ROLES.flatMap((role) => near.filter((one) => one.role === role)).flatMap(
    ({ personId, name, role, dutyPhone }) => {
      if (seen.has(personId)) return []
      seen.add(personId)
      const phone = dutyPhone ? { phone: dutyPhone } : {}
      return [{ personId, name, role, title: ROLE_TITLES[role], ...phone }]
    },
  )
}
