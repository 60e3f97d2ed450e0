/**
 * What WeChat's side remembers from one start to the next: accepted messages, the outbox, last uses.
 * Written a moment after a change and at the end; a crash may lose the last moment, as none of it was
 * promised to a function as durable.
 * @module
 */
import fs from 'node:fs'
import type { ActivePeople } from './active-people'
import type { Outbox, SentMessage } from './outbox'
import type { Subscriptions } from './subscriptions'

/** A change is written so much later, milliseconds of machine time. */
const WRITE_AFTER_MS = 500

/** What is remembered. */
interface Remembered {
  readonly subscriptions: Subscriptions
  readonly outbox: Outbox
  readonly people: ActivePeople
}

/** The file's content. */
interface Kept {
  readonly subscriptions: [string, number][]
  readonly outbox: SentMessage[]
  readonly people: [string, number][]
}

/** A memory that is open. */
export interface Memory {
  /** Something changed. */
  remember(): void
  /** Writes at once and for the last time. */
  close(): void
}

function read(file: string): Kept | undefined {
  if (!fs.existsSync(file)) return undefined
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Kept
  } catch (error) {
    throw new Error(`${file} is damaged: ${error instanceof Error ? error.message : error}`)
  }
}

/** Reads the file into what is remembered, and keeps it written. Throws when the file is damaged. */
export function openMemory(file: string, parts: Remembered): Memory {
  const { subscriptions, outbox, people } = parts
  const kept = read(file)
  if (kept) {
    subscriptions.restore(kept.subscriptions)
    outbox.restore(kept.outbox)
    people.restore(kept.people)
  }
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    timer = undefined
    const now: Kept = {
      subscriptions: subscriptions.entries(),
      outbox: outbox.messages,
      people: people.entries(),
    }
    fs.writeFileSync(`${file}.new`, JSON.stringify(now))
    fs.renameSync(`${file}.new`, file)
  }
  return {
    remember: () => {
      timer ??= setTimeout(write, WRITE_AFTER_MS)
      timer.unref()
    },
    close: () => {
      clearTimeout(timer)
      write()
    },
  }
}
