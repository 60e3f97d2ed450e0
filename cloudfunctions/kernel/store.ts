/**
 * Collections of the kernel.
 * @module
 */
import { accessLog } from './access-log'
import { auditEntries, auditHeads } from './audit'
import type { CollectionSpec } from './collections'
import { commands } from './commands'
import { messages } from './messages'
import { photoFolders } from './photos'
import { pictures } from './pictures/store'
import { residents } from './resident'
import { tasks, tasksSettled } from './tasks'

export const collections: readonly CollectionSpec[] = [
  accessLog,
  auditEntries,
  auditHeads,
  commands,
  messages,
  photoFolders,
  pictures,
  residents,
  tasks,
  tasksSettled,
]
