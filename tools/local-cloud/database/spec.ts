/**
 * What a product declares about its collections. The build writes `{ collections: CollectionSpec[] }`
 * to `dist/database.json`; the local cloud creates exactly these and nothing else.
 * @module
 */

/** One field of an index, a dotted path, ascending (1) or descending (-1). */
export interface IndexKey {
  readonly field: string
  readonly order: 1 | -1
}

/** An index as the real service's console would hold it. A missing field counts as null. */
export interface IndexSpec {
  readonly name: string
  readonly keys: readonly IndexKey[]
  readonly unique?: boolean
  /** Documents that have none of the fields stay out of the index. */
  readonly sparse?: boolean
}

/** A collection: its name, its indexes and whether reading all of it is acceptable. */
export interface CollectionSpec {
  readonly name: string
  /** A scan is allowed: the collection is known to stay small (tens to a few hundred documents). */
  readonly small?: boolean
  readonly indexes: readonly IndexSpec[]
}
