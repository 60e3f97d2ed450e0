/**
 * The first screen, in one call.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { ROLE_TITLES } from '@domain/people/roles'
import { implementQuery } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { maskPhone } from '../../kernel/phone'
import type { Session } from '../../kernel/session'
import { deadlineOf, readTasks, type TaskDoc } from '../../kernel/tasks'
import { countSolved, findWhatNeeds } from '../../requests/face'
import {
  type CaretakerView,
  type DutyView,
  getHome,
  getMe,
  type HomeView,
  type NeedsMe,
} from '../contract'
import type { AppointmentDoc, PlaceDoc } from '../documents'
import { findInOffice, maskedRoom, namePlace } from '../face'
import { places } from '../store'

/** Who looks after a home, nearest first. */
const CARETAKER_ROLES = [
  'building_captain',
  'grid_worker_full',
  'grid_worker_part',
  'property_staff',
  'branch_secretary',
] as const

/** Tasks looked at; the rest are counted. */
const MOST_TASKS = 20
/** What the page shows of all that waits. */
const SHOWN = 3

const needOf = (task: TaskDoc): NeedsMe => {
  const dueAt = deadlineOf(task)
  const { _id: id, kind, title, detail, url } = task
  return { id, kind, title, url, ...(detail && { detail }), ...(dueAt && { dueAt }) }
}

/** Both kinds have a place among the few that show; each comes most pressing first. */
function mixed(requests: readonly NeedsMe[], tasks: readonly NeedsMe[]): NeedsMe[] {
  const first = requests.slice(0, tasks.length > 0 ? SHOWN - 1 : SHOWN)
  return [...first, ...tasks].slice(0, SHOWN)
}

export const home = implementQuery(getHome, {
  async run({ db, session, now }) {
    const [first] = session.households
    const compound = first && ancestorAt(first.path, 'compound')
    const [known, inOffice, needs, waiting, solvedThisMonth] = await Promise.all([
      readNames(db, session),
      compound ? findInOffice(db, compound, CARETAKER_ROLES, now) : [],
      findWhatNeeds(db, session),
      readTasks(db, session, now, MOST_TASKS),
      compound ? countSolved(db, compound, now) : 0,
    ])
    return {
      ...meOf(session, known),
      caretakers: first ? caretakersOf(first.path, inOffice) : [],
      inboxCount: needs.inboxCount,
      needsMe: mixed(needs.items, waiting.tasks.map(needOf)),
      needsMeCount: needs.count + waiting.count,
      solvedThisMonth,
    }
  },
})

export const me = implementQuery(getMe, {
  async run({ db, session }) {
    const { phone, avatar } = session
    const view = meOf(session, await readNames(db, session))
    return {
      ...view,
      ...(phone && { phoneMasked: maskPhone(phone) }),
      ...(avatar && { avatar }),
    }
  },
})

/** Names of the places a caller lives in and serves; one read. */
async function readNames(db: Database, session: Session): Promise<Map<string, PlaceDoc>> {
  const homes = session.households.flatMap(({ path }) => [
    ancestorAt(path, 'compound'),
    ancestorAt(path, 'building'),
  ])
  const duties = session.appointments.flatMap(({ scope }) => [scope, ancestorAt(scope, 'compound')])
  const ids = [...new Set([...homes, ...duties].filter((path) => path !== undefined))]
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

/** The people who look after a home: captains of its own building only, each person once. */
function caretakersOf(homePath: string, inOffice: readonly AppointmentDoc[]): CaretakerView[] {
  const building = ancestorAt(homePath, 'building')
  const near = inOffice.filter(
    ({ role, scope }) => role !== 'building_captain' || scope === building,
  )
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
