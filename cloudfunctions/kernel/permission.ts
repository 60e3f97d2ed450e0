/**
 * Whether a caller may call an action on a target: a role whose scope covers it, or a relation to it.
 * @module
 */
import type { Allow } from './contract'
import { Failure } from './errors'
import { appointmentOver, type Session } from './session'

/** What an action is about. */
export interface Target<Doc = unknown> {
  /** Id of the thing, for the audit log. */
  readonly id: string
  /** Where it belongs; decides which scopes cover it and whose audit chain it is in. */
  readonly path: string
  /** What the caller is to it, e.g. `reporter`. */
  readonly relations: readonly string[]
  readonly doc: Doc
}

/**
 * What the caller's right rests on: `anyone`, a relation, or a role with its scope.
 * @throws {Failure} `forbidden` unless one of the allowances holds
 */
export function checkPermission(
  allow: Allow,
  session: Session,
  target: Target | undefined,
): string {
  if (allow.anyone) return 'anyone'
  if (target) {
    const relation = allow.relations?.find((one) => target.relations.includes(one))
    if (relation) return relation
    const appointment = allow.roles && appointmentOver(session, allow.roles, target.path)
    if (appointment) return `${appointment.role}@${appointment.scope}`
  }
  throw new Failure('forbidden')
}
