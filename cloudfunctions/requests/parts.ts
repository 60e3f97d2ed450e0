/**
 * What a caller is to a request.
 * @module
 */
import { covers } from '@domain/people/path'
import type { Appointment } from '@domain/people/roles'
import type { Part } from '@domain/requests/moves'
import type { Actor } from '@domain/requests/next-state'
import { COMPOUND_ROLES, HANDLER_ROLES, REVIEWER_ROLES } from '@domain/requests/parts'
import type { Reader } from '../kernel/database'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { appointmentOver, type Session } from '../kernel/session'
import type { PersonRef, RequestDoc } from './documents'
import { requests } from './store'

/** The caller as an actor on a request. Who holds it must still be in office. */
export function actorOn(session: Session, request: RequestDoc): Actor {
  const { personId } = session
  const parts: Part[] = []
  if (personId !== '' && request.reporterId === personId) parts.push('reporter')
  if (personId !== '' && request.holderId === personId && handlingOffice(session, request)) {
    parts.push('holder')
  }
  if (appointmentOver(session, COMPOUND_ROLES, request.path)) parts.push('compound')
  if (appointmentOver(session, REVIEWER_ROLES, request.path)) parts.push('reviewer')
  return { personId, parts }
}

/** The caller's appointment in the request's compound by which they may handle it. */
function handlingOffice(session: Session, request: RequestDoc): Appointment | undefined {
  return session.appointments.find(
    (one) =>
      HANDLER_ROLES.some((role) => role === one.role) &&
      (covers(request.compound, one.scope) || covers(one.scope, request.compound)),
  )
}

/** The caller as recorded in a history, in the role they act in. */
export function refOf(session: Session, request: RequestDoc, part: Part): PersonRef {
  const { personId, name } = session
  if (part === 'reporter') return { personId, name, role: null }
  const office =
    part === 'holder'
      ? handlingOffice(session, request)
      : appointmentOver(
          session,
          part === 'reviewer' ? REVIEWER_ROLES : COMPOUND_ROLES,
          request.path,
        )
  return { personId, name, role: office?.role ?? null }
}

/**
 * The request an action is about, with what the caller is to it.
 * @throws {Failure} `request_not_found`
 */
export async function requestTarget(
  ctx: { session: Session; reader: Reader },
  input: { id: string },
): Promise<Target<RequestDoc>> {
  const doc = await ctx.reader.get(requests, input.id)
  if (!doc) throw new Failure('request_not_found')
  return { id: doc._id, path: doc.path, relations: actorOn(ctx.session, doc).parts, doc }
}
