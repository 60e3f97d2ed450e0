/**
 * Collections as declared: a name, the type of their documents and their indexes. Everything a query
 * touches starts here, so that no query goes without an index and no name is misspelt.
 * @module
 */

export interface IndexKey {
  readonly field: string
  readonly order: 1 | -1
}

export interface IndexSpec {
  readonly name: string
  readonly keys: readonly IndexKey[]
  readonly unique?: boolean
}

/** What the deploy tool creates. */
export interface CollectionSpec {
  readonly name: string
  readonly indexes: readonly IndexSpec[]
}

/** Every document has an id of ours. */
export interface Stored {
  readonly _id: string
}

/** A collection that knows the type of its documents. */
export interface Collection<Doc extends Stored> extends CollectionSpec {
  /** Carries the documents' type; never present at run time. */
  readonly doc?: Doc
}

/**
 * Declares a collection.
 * @throws {Error} for a name or an index the service would not take, at load time
 */
export function defineCollection<Doc extends Stored>(spec: CollectionSpec): Collection<Doc> {
  if (!/^[a-z][a-z_]{1,40}$/.test(spec.name)) throw new Error(`bad collection name: ${spec.name}`)
  const names = new Set(spec.indexes.map(({ name }) => name))
  if (names.size !== spec.indexes.length) throw new Error(`${spec.name}: two indexes share a name`)
  for (const { name, keys } of spec.indexes) {
    if (keys.length === 0) throw new Error(`${spec.name}.${name}: an index needs a key`)
  }
  return spec
}
