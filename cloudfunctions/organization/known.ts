/**
 * What is in the database already, as far as a file can touch it.
 * @module
 */

import { buildingsNamed } from '@domain/organization/find-place'
import type { GridFacts, HouseholdFacts, Known, KnownPlace } from '@domain/organization/plan'
import type { SheetRow } from '@domain/organization/sheet'
import type { TableKind } from '@domain/organization/tables'
import { segmentsOf } from '@domain/people/path'
import type { Database } from '../kernel/database'
import { findAll } from '../kernel/pages'
import type { Where } from '../kernel/where'
import {
  type HouseholdDoc,
  households,
  type PlaceDoc,
  places,
  rosterPhoneHash,
} from '../people/face/tree'
import { grids } from './store'

/** Values in a list to choose from. */
const MOST_VALUES = 200

/** A list in parts short enough for one query. */
export function* partsOf<Item>(list: readonly Item[], size = MOST_VALUES): Generator<Item[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}

/** Places right below several. */
export async function childrenOf(db: Database, parents: readonly string[]): Promise<PlaceDoc[]> {
  const found: PlaceDoc[] = []
  for (const part of partsOf(parents)) {
    found.push(...(await findAll(db, places, { parent: { in: part } })))
  }
  return found
}

const pathsOf = (docs: readonly PlaceDoc[]) => docs.map(({ _id }) => _id)

/** The places below a community down to its units, or below wider places down to buildings. */
async function placesBelow(db: Database, scope: PlaceDoc, levels: number): Promise<PlaceDoc[]> {
  const all: PlaceDoc[] = []
  let parents = [scope._id]
  for (let depth = 0; depth < levels && parents.length > 0; depth++) {
    const found = await childrenOf(db, parents)
    all.push(...found)
    parents = pathsOf(found)
  }
  return all
}

/** How many levels below the scope each table looks at. */
function levelsFor(kind: TableKind, scope: PlaceDoc): number {
  if (kind === 'compounds') return 1
  if (kind === 'buildings' || kind === 'households') return 3
  return scope.level === 'district' ? 4 : 3
}

/** Places the template offers or the rules look at. */
export async function knownPlaces(
  db: Database,
  kind: TableKind,
  scope: PlaceDoc,
): Promise<ReadonlyMap<string, KnownPlace>> {
  const found = await placesBelow(db, scope, levelsFor(kind, scope))
  return new Map(
    found.map(({ _id: path, level, name, parent }) => [path, { path, level, name, parent }]),
  )
}

async function knownHouseholds(
  db: Database,
  buildings: readonly string[],
): Promise<Map<string, HouseholdFacts>> {
  const known = new Map<string, HouseholdFacts>()
  // Few buildings a query: a big one has hundreds of households.
  for (const part of partsOf(buildings, 10)) {
    const where: Where<HouseholdDoc> = { buildingPath: { in: part } }
    for (const { _id, room, areaCentiares, rosterPhones } of await findAll(db, households, where)) {
      known.set(_id, { room, areaCentiares, rosterPhones })
    }
  }
  return known
}

async function knownGrids(db: Database, scope: string): Promise<Map<string, GridFacts>> {
  const district = `/${segmentsOf(scope)[0] ?? ''}`
  const found = await findAll(db, grids, { within: district })
  return new Map(found.map(({ _id, within: _within, ...facts }) => [_id, facts]))
}

/** Reads what the rows of a file are judged against. */
export async function readKnown(
  db: Database,
  kind: TableKind,
  scope: PlaceDoc,
  rows: readonly SheetRow[],
  refused: ReadonlySet<string>,
): Promise<Known> {
  const known: Known = {
    scope: scope._id,
    scopeName: scope.name,
    places: await knownPlaces(db, kind, scope),
    households: new Map(),
    grids: kind === 'grids' ? await knownGrids(db, scope._id) : new Map(),
    hashPhone: (text) => rosterPhoneHash(text),
    refused,
  }
  if (kind !== 'households') return known
  return { ...known, households: await knownHouseholds(db, buildingsNamed(rows, known)) }
}
