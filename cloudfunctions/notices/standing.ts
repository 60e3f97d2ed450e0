/**
 * What a caller is to a notice: its author while the duty lasts, a reviewer, one it is addressed to.
 * @module
 */
import { type AuthorRole, isAuthorRole, REVIEWER_ROLES } from '@domain/notices/states'
import { covers } from '@domain/people/path'
import type { TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { appointmentOver, type Session } from '../kernel/session'
import { roleDesks } from '../kernel/tasks'
import type { NoticeDoc } from './documents'
import { notices } from './store'

export interface Standing {
  readonly isAuthor: boolean
  readonly isReviewer: boolean
  /** A household of the caller's that it is addressed to. */
  readonly household: string | undefined
}

/** A captain whose term ended is no longer the author of what she wrote as captain. */
export function standingOf(session: Session, notice: NoticeDoc): Standing {
  const { authorRole, path } = notice
  const wrote = session.personId !== '' && session.personId === notice.authorId
  const holds = appointmentOver(session, [authorRole], path) !== undefined
  const reviews = appointmentOver(session, REVIEWER_ROLES[authorRole], path) !== undefined
  return {
    isAuthor: wrote && holds,
    isReviewer: !wrote && reviews,
    household: session.households.find((home) => covers(path, home.path))?.path,
  }
}

/** Whether it has been seen by others: published now, or withdrawn after it was. */
const isOut = (notice: NoticeDoc): boolean => notice.version > 0

function relationsOf(notice: NoticeDoc, standing: Standing): string[] {
  const relations: [string, boolean][] = [
    ['author', standing.isAuthor],
    ['reviewer', standing.isReviewer && notice.state !== 'draft'],
    ['reader', isOut(notice)],
    ['audience', isOut(notice) && standing.household !== undefined],
  ]
  return relations.filter(([, holds]) => holds).map(([name]) => name)
}

/** The notice an action is about. */
export async function noticeTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<NoticeDoc>> {
  const notice = await reader.get(notices, id)
  if (!notice) throw new Failure('notice_not_found')
  const relations = relationsOf(notice, standingOf(session, notice))
  return { id, path: notice.path, relations, doc: notice }
}

/** The caller's author role over an audience, by the narrowest appointment that may write to it. */
export function authorAppointment(session: Session, audience: string) {
  return session.appointments
    .filter((one) => isAuthorRole(one.role) && covers(one.scope, audience))
    .sort((a, b) => b.scope.length - a.scope.length)
}

/** Whether the caller holds a duty that writes notices. */
export const writesNotices = (session: Session): boolean =>
  session.appointments.some((one) => isAuthorRole(one.role))

/** Every desk a notice to an audience can lie on: each reviewer role over the audience or above it. */
export const reviewDesks = (role: AuthorRole, audience: string): string[] =>
  roleDesks(REVIEWER_ROLES[role], audience)
