/**
 * Collections of the elections context.
 * @module
 */
import type { CollectionSpec } from '../kernel/collections'
import { votingCollections } from './voting/store'

export const collections: readonly CollectionSpec[] = [...votingCollections]
