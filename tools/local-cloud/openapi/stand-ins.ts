/** @module The open APIs that have a stand-in, by their names in config.json. */
import { createMessageCheck } from './message-check'
import type { OpenApi } from './open-api'
import type { WordList } from './word-list'

/** All stand-ins. */
export function createStandIns(parts: { readonly words: WordList }): ReadonlyMap<string, OpenApi> {
  return new Map<string, OpenApi>([['security.msgSecCheck', createMessageCheck(parts.words)]])
}
