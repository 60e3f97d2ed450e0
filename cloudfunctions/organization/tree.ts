/**
 * The tree as staff walk it, and the grids beside it.
 * @module
 */
import { TABLE_KINDS, TABLES } from '@domain/organization/tables'
import { covers, LEVELS, lineage } from '@domain/people/path'
import { implementQuery, type QueryContext, type TargetContext } from '../kernel/action'
import type { Page } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { appointmentOver, type Session } from '../kernel/session'
import { placeNames } from '../people/face'
import { households, type PlaceDoc, places } from '../people/face/tree'
import { getTree, IMPORTERS, listGrids, type TreeRow, VIEWERS } from './contract'
import { grids } from './store'

/** Rows of a list page. */
const PAGE_SIZE = 20

const isViewer = (role: string) => VIEWERS.some((one) => one === role)

/** Where the caller may look, the widest first, none inside another. */
function scopesOf(session: Session): string[] {
  const own = session.appointments.filter(({ role }) => isViewer(role)).map(({ scope }) => scope)
  const widest = own.filter((path) => !own.some((one) => one !== path && covers(one, path)))
  return [...new Set(widest)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

const rowOf = ({ _id: path, level, name, householdCount }: PlaceDoc): TreeRow => ({
  path,
  level,
  name,
  households: householdCount,
})

/** The page made of rows that hold one more than a page, if there is one. */
function pageOf<Doc extends { _id: string }>(docs: readonly Doc[], row: (doc: Doc) => TreeRow) {
  const shown = docs.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  const items = shown.map(row)
  const page: Page<TreeRow> =
    docs.length > PAGE_SIZE && last ? { items, cursor: last._id } : { items }
  return page
}

/** Households of a unit, or of a building that has no units. */
async function readDoors(db: QueryContext['db'], path: string, after: string) {
  const range = { gt: after === '' ? `${path}/` : after, lt: `${path}0` }
  const where = { _id: range }
  const orderBy = { field: '_id', order: 'asc' } as const
  const [docs, count] = await Promise.all([
    db.find(households, where, { orderBy, limit: PAGE_SIZE + 1 }),
    db.count(households, { _id: { gt: `${path}/`, lt: `${path}0` } }),
  ])
  const page = pageOf(docs, ({ _id, room, areaCentiares }) => ({
    path: _id,
    level: 'household',
    name: room,
    households: 1,
    areaCentiares,
  }))
  return { ...page, count }
}

async function readChildren(db: QueryContext['db'], place: PlaceDoc, after: string) {
  if (place.level === 'unit_stair') return readDoors(db, place._id, after)
  const beyond = after === '' ? {} : { _id: { gt: after } }
  const orderBy = { field: '_id', order: 'asc' } as const
  const [docs, count] = await Promise.all([
    db.find(places, { parent: place._id, ...beyond }, { orderBy, limit: PAGE_SIZE + 1 }),
    db.count(places, { parent: place._id }),
  ])
  return { ...pageOf(docs, rowOf), count }
}

/** Tables the caller may import at a place. */
function tablesAt(session: Session, { _id, level }: PlaceDoc) {
  if (!appointmentOver(session, IMPORTERS, _id)) return []
  return TABLE_KINDS.filter((kind) => TABLES[kind].scopes.includes(level))
}

async function treeTarget(
  { session, reader }: TargetContext,
  { path }: { path?: string },
): Promise<Target<PlaceDoc | undefined>> {
  const at = path ?? scopesOf(session)[0] ?? '/'
  return { id: at, path: at, relations: [], doc: await reader.get(places, at) }
}

export const getTreeAction = implementQuery(getTree, {
  target: treeTarget,
  async run({ db, session }, { cursor = '' }, place) {
    if (!place) throw new Failure('place_not_found')
    const mine = scopesOf(session)
    const tables = tablesAt(session, place)
    const isWide = LEVELS.indexOf(place.level) <= LEVELS.indexOf('community')
    const above = lineage(place._id)
      .slice(1)
      .filter((one) => mine.some((scope) => covers(scope, one)))
      .reverse()
    const [children, gridCount, names] = await Promise.all([
      readChildren(db, place, cursor),
      isWide && tables.length > 0 ? db.count(grids, { within: place._id }) : 0,
      placeNames(db, [...above, ...mine]),
    ])
    const named = (path: string) => ({ path, name: names.get(path) ?? '' })
    return {
      ...children,
      here: rowOf(place),
      above: above.map(named),
      grids: gridCount,
      tables,
      scopes: mine.length > 1 ? mine.map(named) : [],
    }
  },
})

export const listGridsAction = implementQuery(listGrids, {
  async target(_ctx, { path }) {
    return { id: path, path, relations: [], doc: undefined }
  },
  async run({ db }, { path, cursor }) {
    const beyond = cursor === undefined ? {} : { _id: { gt: cursor } }
    const orderBy = { field: '_id', order: 'asc' } as const
    const where = { within: path, ...beyond }
    const docs = await db.find(grids, where, { orderBy, limit: PAGE_SIZE + 1 })
    const shown = docs.slice(0, PAGE_SIZE)
    const names = await placeNames(
      db,
      shown.flatMap((grid) => [grid.home, ...grid.covers]),
    )
    const items = shown.map(({ _id: id, code, name, kind, home, covers: paths, federation }) => ({
      id,
      code,
      name,
      kind,
      homeName: names.get(home) ?? '',
      covers: paths.map((one) => names.get(one) ?? '').filter(Boolean),
      federation,
    }))
    const last = shown.at(-1)
    return docs.length > PAGE_SIZE && last ? { items, cursor: last._id } : { items }
  },
})
