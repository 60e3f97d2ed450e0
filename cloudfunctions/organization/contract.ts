/**
 * The organization tree and its filling: what pages may ask of the `organization` function.
 * @module
 */
import type { GridKind } from '@domain/organization/grids'
import { TABLE_KINDS, type TableKind } from '@domain/organization/tables'
import { isPath, type Level } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import * as v from 'valibot'
import { defineAction, type Page } from '../kernel/contract'
import { cursorInput } from '../kernel/contract/inputs'

/** Who fills the tree of their scope. */
export const IMPORTERS = [
  'community_staff',
  'community_secretary',
  'sub_district_staff',
  'district_staff',
] as const satisfies readonly Role[]

/** Who looks at the tree of their scope: those whose duty knows every door. */
export const VIEWERS = [
  'branch_secretary',
  'first_secretary',
  'work_team',
  'grid_worker_full',
  ...IMPORTERS,
] as const satisfies readonly Role[]

const path = v.pipe(v.string(), v.check(isPath, '请重新选择地点'))
const id = v.pipe(v.string(), v.regex(/^[0-9a-z]{6,32}$/, '请返回列表重新打开'))
const kind = v.picklist(TABLE_KINDS, '请选一张表')

/** A place as the tree shows it. */
export interface TreeRow {
  path: string
  level: Level
  name: string
  /** Households below it; 1 for a household. */
  households: number
  /** A household's area in 0.01 square metres. */
  areaCentiares?: number
}

export interface TreeView extends Page<TreeRow> {
  here: TreeRow
  /** From the widest place the caller may see down to right above here. */
  above: { path: string; name: string }[]
  /** Places right below. */
  count: number
  /** Grids within it; 0 below a community. */
  grids: number
  /** Tables the caller may import here. */
  tables: TableKind[]
  /** The caller's other places to look at. */
  scopes: { path: string; name: string }[]
}

export const getTree = defineAction<TreeView>()({
  name: 'organization/getTree',
  kind: 'query',
  /** Without a path the widest place of the caller's own offices. */
  input: v.strictObject({ path: v.optional(path), cursor: cursorInput }),
  allow: { roles: VIEWERS },
})

export interface GridView {
  id: string
  code: string
  name: string
  kind: GridKind
  homeName: string
  covers: string[]
  federation: string | null
}

export const listGrids = defineAction<Page<GridView>>()({
  name: 'organization/listGrids',
  kind: 'query',
  input: v.strictObject({ path, cursor: cursorInput }),
  allow: { roles: IMPORTERS },
})

/** An empty table to fill, with drop-downs of what is there. */
export const getTemplate = defineAction<{ fileName: string; xlsxBase64: string }>()({
  name: 'organization/getTemplate',
  kind: 'query',
  input: v.strictObject({ kind, scope: path }),
  allow: { roles: IMPORTERS },
})

/** An import as shown. */
export interface ImportView {
  id: string
  kind: TableKind
  scope: string
  scopeName: string
  fileName: string
  state: 'previewed' | 'importing' | 'imported' | 'undoing' | 'undone' | 'replaced'
  /** Rows of the file: `rows` = `added` + `changed` + `same` + `bad`. */
  counts: { rows: number; added: number; changed: number; same: number; bad: number }
  /** Steps done, of `steps`; while undoing, steps undone. */
  step: number
  steps: number
  /** Who handed it in. */
  byName: string
  at: number
  importedAt: number | null
  undoneAt: number | null
  undoneBecause: string
  kept: number
  /** Whether it is the one to be undone next here, if anything is. */
  isLast: boolean
}

/** What may be handed in: a file of ours, uploaded for this. */
const SHEET_FILE = /^cloud:\/\/[^/]+\/organization\/[0-9a-f]{16,64}\/[0-9a-f]{8,64}\.xlsx$/

/** Reads a file and says what it would do; nothing of the tree changes. */
export const startImport = defineAction<ImportView>()({
  name: 'organization/startImport',
  kind: 'command',
  input: v.strictObject({
    kind,
    scope: path,
    file: v.pipe(v.string(), v.regex(SHEET_FILE, '表格没有传好，请重新选一次')),
    fileName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100, '文件名太长了')),
  }),
  allow: { roles: IMPORTERS },
  audit: '上传表格，查看会改动什么',
})

/**
 * Does the next step of an import or of its undoing; ask again until `state` is `imported` or `undone`.
 * `step` is the one that the caller thinks is next: another one changes nothing.
 */
export const continueImport = defineAction<ImportView>()({
  name: 'organization/continueImport',
  kind: 'command',
  input: v.strictObject({ id, step: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  allow: { roles: IMPORTERS },
  audit: '导入或撤销的一步',
})

/** Begins to undo an import as a whole. */
export const undoImport = defineAction<ImportView>()({
  name: 'organization/undoImport',
  kind: 'command',
  input: v.strictObject({
    id,
    reason: v.pipe(
      v.string('请写下为什么撤销'),
      v.trim(),
      v.minLength(1, '请写下为什么撤销'),
      v.maxLength(100, '原因最多 100 个字'),
    ),
  }),
  allow: { roles: IMPORTERS },
  audit: '开始撤销导入',
})

export const getImport = defineAction<ImportView>()({
  name: 'organization/getImport',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { roles: IMPORTERS },
})

/** Something wrong with a row of the file. */
export interface ProblemView {
  row: number
  /** What is wrong. */
  reason: string
  /** What to do about it. */
  mend: string
}

export const listProblems = defineAction<Page<ProblemView>>()({
  name: 'organization/listProblems',
  kind: 'query',
  input: v.strictObject({ id, cursor: cursorInput }),
  allow: { roles: IMPORTERS },
})

export const listImports = defineAction<Page<ImportView>>()({
  name: 'organization/listImports',
  kind: 'query',
  input: v.strictObject({ path, cursor: cursorInput }),
  allow: { roles: IMPORTERS },
})
