/**
 * Collections of the kernel.
 * @module
 */
import { auditEntries, auditHeads } from './audit'
import type { CollectionSpec } from './collections'
import { commands } from './commands'
import { messages } from './messages'
import { photoFolders } from './photos'
import { residents } from './resident'

export const collections: readonly CollectionSpec[] = [
  auditEntries,
  auditHeads,
  commands,
  messages,
  photoFolders,
  residents,
]
