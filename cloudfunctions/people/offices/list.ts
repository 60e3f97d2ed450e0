/**
 * Who is in office: at a place, one office, what changed.
 * @module
 */
import { mayAppoint, needsSecond, type Office } from '@domain/people/appointing'
import { LEVELS, levelOf, lineage } from '@domain/people/path'
import { ROLE_TITLES, ROLES } from '@domain/people/roles'
import { implementQuery, type QueryContext } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { findPage } from '../../kernel/pages'
import {
  type AppointableView,
  getOffice,
  listOfficeChanges,
  listOffices,
} from '../contract/offices'
import type { AppointmentDoc, PlaceDoc } from '../documents'
import { placeNames } from '../face'
import { appointments, places } from '../store'
import { appointerFor } from './standing'
import { officeChanges } from './store'
import { appointmentTarget, placeTarget } from './target'
import { changeView, officeView } from './view'

/** Offices looked at in one place, and places right below it; more is a mistake in the data. */
const MOST = 500

const orderOfRole = new Map(ROLES.map((role, i) => [role, i]))
const isWide = (path: string) =>
  LEVELS.indexOf(levelOf(path) ?? 'district') < LEVELS.indexOf('compound')

/** In office at a place and above it; in a compound or building, all below it too. */
async function officesAt(db: Database, path: string, now: number): Promise<AppointmentDoc[]> {
  const endsAt = { gt: now }
  const above = isWide(path) ? lineage(path) : lineage(path).slice(1)
  const [over, within] = await Promise.all([
    db.find(appointments, { scope: { in: above }, endsAt }, { limit: MOST }),
    // Segments hold no character between `/` and `0`: this is the place and all below it.
    isWide(path)
      ? []
      : db.find(appointments, { scope: { gte: path, lt: `${path}0` }, endsAt }, { limit: MOST }),
  ])
  if (over.length === MOST || within.length === MOST) throw new Error('too many offices')
  return [...within, ...over]
    .filter((one) => one.startsAt <= now)
    .sort(
      (a, b) =>
        b.scope.length - a.scope.length ||
        (orderOfRole.get(a.role) ?? 0) - (orderOfRole.get(b.role) ?? 0) ||
        (a.scope < b.scope ? -1 : 1),
    )
}

/** What the caller may appoint to at a place, with the limits of each term. */
function appointableAt({ session, region }: QueryContext, scope: string): AppointableView[] {
  return ROLES.flatMap((role) => {
    const office: Office = { role, scope }
    if (!session.appointments.some((one) => mayAppoint(one, office))) return []
    const { value: years, source: yearsSource } = region.offices.termYears[role]
    const needs = needsSecond(role, 'appoint', false)
    return [{ role, title: ROLE_TITLES[role], needsSecond: needs, years, yearsSource }]
  })
}

const nameOf = (names: ReadonlyMap<string, string>, place: PlaceDoc) =>
  names.get(place._id) ?? place.name

export const offices = implementQuery(listOffices, {
  target: placeTarget,
  async run(ctx, { path }, place) {
    const { db, now } = ctx
    const [found, children] = await Promise.all([
      officesAt(db, path, now),
      place.level === 'building' ? [] : db.find(places, { parent: path }, { limit: MOST }),
    ])
    if (children.length === MOST) throw new Error(`too many places in ${path}`)
    const names = await placeNames(db, [...new Set([path, ...found.map(({ scope }) => scope)])])
    return {
      place: { path, name: nameOf(names, place) },
      below: children
        .map((child) => ({ path: child._id, name: child.name }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      offices: found.map((one) => officeView(one, names)),
      appointable: appointableAt(ctx, path),
    }
  },
})

export const changes = implementQuery(listOfficeChanges, {
  target: placeTarget,
  async run({ db, session }, { path, cursor }) {
    const page = await findPage(db, officeChanges, { within: path }, 'desc', cursor)
    const names = await placeNames(db, [...new Set(page.items.map(({ scope }) => scope))])
    const items = page.items.map((one) => {
      const isHolder = one.personId === session.personId
      return changeView(one, names, isHolder || appointerFor(session, one) !== undefined)
    })
    return { ...page, items }
  },
})

export const office = implementQuery(getOffice, {
  target: appointmentTarget,
  async run({ db, session, now }, _input, one) {
    const names = await placeNames(db, [one.scope])
    const isHolder = session.personId === one.personId
    const over = one.endsAt <= now
    const ends = !isHolder && appointerFor(session, one) !== undefined
    const moves = [
      ...(ends ? (['end'] as const) : []),
      ...(isHolder ? (['phone', 'resign'] as const) : []),
    ]
    return {
      ...officeView(one, names),
      moves: over ? [] : moves,
      endNeedsSecond: needsSecond(one.role, 'end', one.elected ?? false),
      over,
    }
  },
})
