/**
 * What a file would change: each good row made the documents it asks for, each bad one explained. The
 * same file against what it has already made changes nothing.
 * @module
 */
import type { Level } from '../people/path'
import type { GridKind } from './grids'
import { judgeGrid } from './judge-grid'
import { judgeHousehold } from './judge-household'
import { judgeBuilding, judgeCompound } from './judge-places'
import type { Problem } from './problems'
import { RowProblems, readTexts, type SheetRow } from './sheet'
import { TABLES, type TableKind } from './tables'

export interface KnownPlace {
  readonly path: string
  readonly level: Level
  readonly name: string
  readonly parent: string | null
}

export interface HouseholdFacts {
  readonly room: string
  /** In 0.01 square metres. */
  readonly areaCentiares: number
  /** Hashes. */
  readonly rosterPhones: readonly string[]
}

export interface GridFacts {
  readonly code: string
  readonly name: string
  readonly kind: GridKind
  /** Path of its community, or of the sub-district or district where it belongs to no single one. */
  readonly home: string
  readonly covers: readonly string[]
  readonly federation: string | null
}

/** What is there already, as far as the file can touch it. */
export interface Known {
  /** Where the file is imported. */
  readonly scope: string
  readonly scopeName: string
  readonly places: ReadonlyMap<string, KnownPlace>
  readonly households: ReadonlyMap<string, HouseholdFacts>
  /** By id; those of other places of the district too, since a code stands once in it. */
  readonly grids: ReadonlyMap<string, GridFacts>
  /** Hash of a phone number, undefined when it is none. */
  hashPhone(text: string): string | undefined
  /** Texts that must not be shown to people. */
  readonly refused: ReadonlySet<string>
}

/** A document to add or to change. `set` are the fields that the import writes. */
export type Write =
  | { readonly to: 'places'; readonly id: string; readonly set: Omit<KnownPlace, 'path'> }
  | { readonly to: 'households'; readonly id: string; readonly set: HouseholdFacts }
  | { readonly to: 'grids'; readonly id: string; readonly set: GridFacts }
  /** So many more households below a place. */
  | { readonly to: 'counts'; readonly id: string; readonly add: number }

/** What a good row asks for; no writes when all of it is there already. */
export interface Judged {
  readonly outcome: 'added' | 'changed' | 'same'
  readonly writes: readonly Write[]
}

/** What the rows before have taken, so that two rows never make the same thing. */
export interface Taken {
  /** Row by what it makes. */
  readonly rows: Map<string, number>
  readonly places: Map<string, KnownPlace>
  readonly grids: Map<string, GridFacts>
}

export interface Row {
  readonly texts: Readonly<Record<string, string>>
  readonly problems: RowProblems
  readonly known: Known
  readonly taken: Taken
}

/** Undefined when the row is bad: then its problems say why. */
type Judge = (row: Row) => Judged | undefined

const JUDGES: Readonly<Record<TableKind, Judge>> = {
  compounds: judgeCompound,
  buildings: judgeBuilding,
  households: judgeHousehold,
  grids: judgeGrid,
}

/** Columns whose words people make up and others will read. */
export const FREE_TEXTS = ['name', 'federation'] as const

export interface Plan {
  readonly writes: readonly Write[]
  readonly problems: readonly Problem[]
  readonly counts: {
    readonly rows: number
    readonly added: number
    readonly changed: number
    readonly same: number
    readonly bad: number
  }
}

/** Judges a file. The same rows over the same state give the same plan. */
export function planImport(kind: TableKind, rows: readonly SheetRow[], known: Known): Plan {
  const table = TABLES[kind]
  const taken: Taken = { rows: new Map(), places: new Map(), grids: new Map() }
  const counts = { rows: rows.length, added: 0, changed: 0, same: 0, bad: 0 }
  const writes: Write[] = []
  const problems: Problem[] = []
  for (const sheetRow of rows) {
    const found = new RowProblems(sheetRow.row, table)
    const texts = readTexts(sheetRow, table, found)
    for (const key of FREE_TEXTS) {
      if (known.refused.has(texts[key] ?? '')) found.add('words_refused', key)
    }
    const judged = JUDGES[kind]({ texts, problems: found, known, taken })
    if (judged === undefined || found.found.length > 0) {
      counts.bad += 1
      problems.push(...found.found)
      continue
    }
    counts[judged.outcome] += 1
    writes.push(...judged.writes)
  }
  return { writes: [...writes, ...countsOf(writes, known)], problems, counts }
}

/** New households, counted at every place above them. */
function countsOf(writes: readonly Write[], known: Known): Write[] {
  const more = new Map<string, number>()
  for (const write of writes) {
    if (write.to !== 'households' || known.households.has(write.id)) continue
    for (let at = parentOf(write.id); at !== ''; at = parentOf(at)) {
      more.set(at, (more.get(at) ?? 0) + 1)
    }
  }
  return [...more].map(([id, add]) => ({ to: 'counts', id, add }))
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
