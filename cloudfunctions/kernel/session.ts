/**
 * Who is calling. The identity comes from WeChat's own context and from nowhere else; what they may do
 * comes from their resident document, read afresh at each call.
 * @module
 */
import type { ConsentGiven } from '@domain/people/consents'
import { covers } from '@domain/people/path'
import { type Appointment, isInForce, type Role } from '@domain/people/roles'
import type { Reader, Transaction } from './database'
import { Failure } from './errors'
import { GUEST_NAME, type ResidentDoc, residents } from './resident'

/** A caller. */
export interface Session {
  /** WeChat's id of the person in this mini-program. Never leaves the server. */
  readonly openid: string
  /** Public id. A guest has one from the first command on; before that it is empty. */
  readonly personId: string
  readonly name: string
  /** True while the product knows nothing of the person. */
  readonly isGuest: boolean
  readonly phone: string | null
  /** File id of their picture. */
  readonly avatar: string | null
  readonly households: ResidentDoc['households']
  /** Appointments in force now. */
  readonly appointments: readonly Appointment[]
  readonly readUpTo: number
  readonly consents: readonly ConsentGiven[]
}

/** Identity as WeChat states it: no openid when a timer or another service calls. */
export interface Identity {
  readonly openid: string | null
  /** E.g. `wx_client`, `wx_trigger`, `wx_client,scf`. */
  readonly source: string
}

/** Reads the identity out of `getWXContext()`. */
export function identityOf(context: Record<string, unknown>): Identity {
  const { OPENID, SOURCE } = context
  // The SDK turns ids of digits only into numbers.
  const openid = typeof OPENID === 'number' ? String(OPENID) : OPENID
  return {
    openid: typeof openid === 'string' && openid !== '' ? openid : null,
    source: typeof SOURCE === 'string' ? SOURCE : '',
  }
}

/**
 * The caller's session, by one read.
 * @throws {Failure} `not_signed_in` without an openid
 */
export async function readSession(
  identity: Identity,
  reader: Reader,
  now: number,
): Promise<Session> {
  if (!identity.openid) throw new Failure('not_signed_in')
  const resident = await reader.get(residents, identity.openid)
  return sessionOf(identity.openid, resident, now)
}

/** The session of a resident document, or of a guest without one. */
function sessionOf(openid: string, resident: ResidentDoc | undefined, now: number): Session {
  return {
    openid,
    personId: resident?.personId ?? '',
    name: resident?.name ?? GUEST_NAME,
    isGuest: !resident,
    phone: resident?.phone ?? null,
    avatar: resident?.avatar ?? null,
    households: resident?.households ?? [],
    appointments: (resident?.appointments ?? []).filter((one) => isInForce(one, now)),
    readUpTo: resident?.readUpTo ?? 0,
    consents: resident?.consents ?? [],
  }
}

/** The caller's appointment of one of these roles that covers a path, the narrowest first. */
export function appointmentOver(
  session: Session,
  roles: readonly Role[],
  path: string,
): Appointment | undefined {
  return session.appointments
    .filter((one) => roles.includes(one.role) && covers(one.scope, path))
    .sort((a, b) => b.scope.length - a.scope.length)[0]
}

/**
 * The caller as someone the product knows: a guest's first command makes their resident document, in
 * the command's own transaction.
 * @param personId the id a new person gets
 */
export async function ensureResident(
  tx: Transaction,
  session: Session,
  personId: string,
  now: number,
): Promise<Session> {
  if (!session.isGuest) return session
  const known = await tx.get(residents, session.openid)
  if (known) return sessionOf(session.openid, known, now)
  const resident: ResidentDoc = {
    _id: session.openid,
    personId,
    name: GUEST_NAME,
    phone: null,
    households: [],
    appointments: [],
    createdAt: now,
    updatedAt: now,
  }
  await tx.add(residents, resident)
  return sessionOf(session.openid, resident, now)
}
