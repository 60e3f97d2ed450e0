/** @module Gathers the collections and indexes that the contexts declare into dist/database.json. */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeJson } from './files'
import { dist, inProject } from './paths'

interface CollectionSpec {
  readonly name: string
  readonly small?: boolean
  readonly indexes: readonly {
    readonly name: string
    readonly keys: readonly { readonly field: string; readonly order: string }[]
    readonly unique?: boolean
    readonly sparse?: boolean
  }[]
}

function collectionsOf(module: unknown, file: string): readonly CollectionSpec[] {
  if (typeof module === 'object' && module !== null && 'collections' in module)
    if (Array.isArray(module.collections)) return module.collections as CollectionSpec[]
  throw new Error(`${file} must export an array named collections`)
}

function refuseDuplicates(specs: readonly CollectionSpec[]): void {
  const seen = new Set<string>()
  for (const { name } of specs) {
    if (seen.has(name)) throw new Error(`two stores declare the collection ${name}`)
    seen.add(name)
  }
}

/** Writes dist/database.json as `{ collections }`, sorted by name, and answers how many there are. */
export async function buildDatabase(): Promise<number> {
  const folder = inProject('cloudfunctions')
  const stores = fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name, 'store.ts'))
    .filter((file) => fs.existsSync(file))
  const found: CollectionSpec[] = []
  for (const file of stores) {
    const module: unknown = await import(pathToFileURL(file).href)
    found.push(...collectionsOf(module, file))
  }
  refuseDuplicates(found)
  const collections = found.sort((a, b) => (a.name < b.name ? -1 : 1))
  writeJson(path.join(dist, 'database.json'), { collections })
  return collections.length
}
