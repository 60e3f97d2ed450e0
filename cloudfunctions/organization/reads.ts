/**
 * Imports as lists and one by one, with their bad rows.
 * @module
 */
import { wordsOf } from '@domain/organization/problems'
import { implementQuery } from '../kernel/action'
import { findPage } from '../kernel/pages'
import { placeNames } from '../people/face'
import { importTarget } from './advance'
import { getImport, listImports, listProblems } from './contract'
import { importLocks, importProblems, imports, PROBLEMS_A_PAGE, partId } from './store'
import { viewOf } from './view'

export const getImportAction = implementQuery(getImport, {
  target: importTarget,
  async run({ db }, _input, doc) {
    const [names, lock] = await Promise.all([
      placeNames(db, [doc.scope]),
      db.get(importLocks, doc.lock),
    ])
    return viewOf(doc, names.get(doc.scope) ?? '', lock?.last ?? null)
  },
})

/** Rows of a list page. */
const PAGE_SIZE = 20

export const listProblemsAction = implementQuery(listProblems, {
  target: importTarget,
  async run({ db }, { id, cursor }, doc) {
    const at = /^\d{1,5}$/.test(cursor ?? '') ? Number(cursor) : 0
    const first = Math.floor(at / PROBLEMS_A_PAGE)
    // A page of the list lies in one kept page or in two neighbours.
    const ids = [first, first + 1].filter((n) => n < doc.problemPages).map((n) => partId(id, n))
    const pages = await Promise.all(ids.map((one) => db.get(importProblems, one)))
    const problems = pages
      .flatMap((page) => page?.problems ?? [])
      .slice(at - first * PROBLEMS_A_PAGE, at - first * PROBLEMS_A_PAGE + PAGE_SIZE + 1)
    const shown = problems.slice(0, PAGE_SIZE)
    return {
      items: shown.map((problem) => ({ row: problem.row, ...wordsOf(problem) })),
      ...(problems.length > PAGE_SIZE ? { cursor: String(at + PAGE_SIZE) } : {}),
    }
  },
})

export const listImportsAction = implementQuery(listImports, {
  async target(_ctx, { path }) {
    return { id: path, path, relations: [], doc: undefined }
  },
  async run({ db }, { path, cursor }) {
    const { items, ...rest } = await findPage(db, imports, { within: path }, 'desc', cursor)
    const lockIds = [...new Set(items.map(({ lock }) => lock))]
    const [names, locks] = await Promise.all([
      placeNames(
        db,
        items.map(({ scope }) => scope),
      ),
      db.find(importLocks, { _id: { in: lockIds } }, { limit: Math.max(1, lockIds.length) }),
    ])
    const last = new Map(locks.map((lock) => [lock._id, lock.last]))
    const views = items.map((doc) =>
      viewOf(doc, names.get(doc.scope) ?? '', last.get(doc.lock) ?? null),
    )
    return { items: views, ...rest }
  },
})
