/** What the crash test and its child agree on. */
import type { CollectionSpec } from '../../../tools/local-cloud/database/index'

export const ACCOUNTS = 50
export const START = 100

export const collections: CollectionSpec[] = ['accounts', 'transfers'].map((name) => ({
  name,
  small: true,
  indexes: [],
}))
