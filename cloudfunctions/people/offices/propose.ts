/**
 * Laying a change before a second person.
 * @module
 */
import { type Appointment, ROLE_TITLES } from '@domain/people/roles'
import { DAY_MS } from '@domain/time/shanghai'
import type { CommandContext } from '../../kernel/action'
import { orderOf } from '../../kernel/messages'
import { openTask } from '../../kernel/tasks'
import type { OfficeProposalDoc } from './documents'
import { officialWords } from './standing'
import { officeProposals } from './store'

/** The task of a proposal. */
export const taskOf = (proposalId: string): string => `office_proposal.${proposalId}`

/** Page of a proposal, with its query. */
export const proposalUrl = (id: string): string => `/features/offices/pages/proposal/index?id=${id}`

type Proposed = Pick<
  OfficeProposalDoc,
  | 'change'
  | 'appointmentId'
  | 'role'
  | 'scope'
  | 'openid'
  | 'personId'
  | 'name'
  | 'homes'
  | 'startsAt'
  | 'endsAt'
  | 'sourceDecision'
  | 'reason'
  | 'desks'
> & {
  /** What the task says. */
  readonly title: string
}

/**
 * Stores a proposal and puts it on the seconders' desks until it lapses.
 * @returns its id
 */
export async function propose(
  { tx, session, now, region, commandId }: CommandContext,
  as: Appointment,
  { title, ...proposed }: Proposed,
): Promise<string> {
  const _id = commandId.slice(0, 24)
  const expiresAt = now + region.offices.proposalDays.value * DAY_MS
  await tx.add(officeProposals, {
    _id,
    ...proposed,
    proposerId: session.personId,
    proposerName: officialWords(session, as),
    state: 'pending',
    decidedBy: '',
    decidedWhy: '',
    expiresAt,
    at: now,
    order: orderOf(now, _id),
  })
  await openTask(tx, {
    _id: taskOf(_id),
    desks: proposed.desks,
    kind: 'office_to_confirm',
    title,
    detail: `${ROLE_TITLES[proposed.role]} ${proposed.name}`,
    dueAt: expiresAt,
    goneAt: expiresAt,
    url: proposalUrl(_id),
    at: now,
    askedBy: session.personId,
  })
  return _id
}
