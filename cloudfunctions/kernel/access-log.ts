/**
 * Who looked at whose record: written before the answer leaves the server, and shown to the people it
 * is about (个人信息保护法 arts. 44, 45 and 51). A query whose contract says `logs` names those whose
 * data it shows; one entry holds them all, so that a look costs one write.
 *
 * Error model: a look that can't be written down is not answered.
 * @module
 */
import type { Role } from '@domain/people/roles'
import { defineCollection } from './collections'
import { type Database, isDuplicate } from './database'
import { sha256 } from './hash'
import { orderOf } from './messages'
import { appointmentOver, type Session } from './session'

/** A look. The same look within an hour is one entry. Holds no personal data but the viewer's name. */
export interface AccessLogDoc {
  _id: string
  /** Person ids whose record was seen. */
  people: string[]
  viewerId: string
  /** Name and role as at that moment. */
  viewerName: string
  /** Null when no office was needed to see it. */
  viewerRole: Role | null
  action: string
  /** What was seen and why, in Chinese, as the contract says. */
  what: string
  why: string
  target: string
  path: string
  /** Epoch milliseconds. */
  at: number
  /** Sorts by time, then id; unique. */
  order: string
}

export const accessLog = defineCollection<AccessLogDoc>({
  name: 'access_log',
  indexes: [
    {
      name: 'people',
      keys: [
        { field: 'people', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'viewer',
      keys: [
        { field: 'viewerId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
  ],
})

const HOUR_MS = 3_600_000

/** What a contract says of a look. */
export interface Logs {
  /** What of a resident's record is seen: `称呼、房号和诉求`. */
  readonly what: string
  /** Why it may be: `办理诉求`. */
  readonly why: string
}

/** A look, before it is written down. */
export interface Look extends Logs {
  readonly action: string
  readonly target: string
  readonly path: string
  readonly at: number
}

/** The entry of a look, or undefined when the caller saw nobody's record but their own. */
export function entryOf(
  session: Session,
  look: Look,
  seen: readonly string[],
): AccessLogDoc | undefined {
  const people = [...new Set(seen)].filter((one) => one !== '' && one !== session.personId).sort()
  if (people.length === 0) return undefined
  const { action, target, path, at, what, why } = look
  const hour = Math.floor(at / HOUR_MS)
  const key = [session.personId || session.openid, action, target, ...people, hour].join('\n')
  const _id = sha256(key).slice(0, 32)
  const roles = session.appointments.map(({ role }) => role)
  return {
    _id,
    people,
    viewerId: session.personId,
    viewerName: session.name,
    viewerRole: appointmentOver(session, roles, path)?.role ?? roles[0] ?? null,
    action,
    what,
    why,
    target,
    path,
    at,
    order: orderOf(at, _id),
  }
}

/** Writes a look down; settles once it is stored. One database call. */
export async function logLook(
  db: Database,
  session: Session,
  look: Look,
  seen: readonly string[],
): Promise<void> {
  const entry = entryOf(session, look, seen)
  if (!entry) return
  try {
    await db.append(accessLog, entry)
  } catch (thrown) {
    // The same look within the hour is written down already.
    if (!isDuplicate(thrown)) throw thrown
  }
}
