/**
 * JSON Lines as the CloudBase console exports and imports them: one document a line, dates and ids in
 * EJSON.
 * @module
 */
import type { Collection } from './collection'
import { decodeDoc } from './ejson'
import { invalidParam } from './errors'
import { loadDocuments, writeDocuments } from './load'
import type { Store } from './store'
import { checkStorable } from './update'
import type { Doc } from './values'

/** All documents of a collection, a line each. */
export function exportJsonLines(collection: Collection): string {
  let out = ''
  for (const record of collection.records.values()) {
    const { head } = record
    if (head && !head.removed) out += `${head.encoded()}\n`
  }
  return out
}

function parse(lines: string): Doc[] {
  return lines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      const doc = decodeDoc(line, 0)
      checkStorable(doc)
      return [doc]
    } catch (e) {
      throw invalidParam(`line ${i + 1}: ${(e as Error).message}`)
    }
  })
}

/** Takes lines in; `upsert` replaces documents with the same id. Answers how many lines. */
export function importJsonLines(
  store: Store,
  collection: Collection,
  lines: string,
  mode: 'insert' | 'upsert',
): number {
  const docs = parse(lines)
  if (mode === 'insert') return loadDocuments(store, collection, docs)
  writeDocuments(store, collection, docs, 'upsert')
  return docs.length
}
