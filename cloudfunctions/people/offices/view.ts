/**
 * Offices and proposals as shown.
 * @module
 */
import { proposalStateAt } from '@domain/people/proposals'
import { ROLE_TITLES } from '@domain/people/roles'
import type { Session } from '../../kernel/session'
import type { OfficeChangeView, OfficeView, ProposalView } from '../contract/offices'
import type { AppointmentDoc } from '../documents'
import type { OfficeChangeDoc, OfficeProposalDoc } from './documents'
import { relationsToProposal } from './standing'

type Names = ReadonlyMap<string, string>

/** An office, with what its holder has published and nothing more of them. */
export function officeView(one: AppointmentDoc, names: Names): OfficeView {
  const { _id: id, role, scope, name, startsAt, endsAt, sourceDecision, dutyPhone } = one
  return {
    id,
    role,
    title: ROLE_TITLES[role],
    scope,
    placeName: names.get(scope) ?? '',
    name,
    startsAt,
    endsAt,
    sourceDecision,
    ...(dutyPhone ? { phone: dutyPhone } : {}),
  }
}

/** A change in the history. */
export function changeView(
  one: OfficeChangeDoc,
  names: Names,
  seesReason: boolean,
): OfficeChangeView {
  const { _id: id, kind, role, scope, name, at, startsAt, endsAt, sourceDecision, by } = one
  return {
    id,
    kind,
    role,
    title: ROLE_TITLES[role],
    placeName: names.get(scope) ?? '',
    name,
    at,
    startsAt,
    endsAt,
    sourceDecision,
    by,
    ...(one.second ? { second: one.second } : {}),
    ...(seesReason ? { reason: one.reason } : {}),
  }
}

/** A proposal, with what the caller may do about it. */
export function proposalView(
  one: OfficeProposalDoc,
  names: Names,
  session: Session,
  now: number,
): ProposalView {
  const state = proposalStateAt(one, now)
  const relations = state === 'pending' ? relationsToProposal(session, one) : []
  return {
    id: one._id,
    change: one.change,
    role: one.role,
    title: ROLE_TITLES[one.role],
    placeName: names.get(one.scope) ?? '',
    name: one.name,
    startsAt: one.startsAt,
    endsAt: one.endsAt ?? one.expiresAt,
    sourceDecision: one.sourceDecision,
    reason: one.reason,
    proposedBy: one.proposerName,
    at: one.at,
    expiresAt: one.expiresAt,
    state,
    ...(one.decidedBy ? { decidedBy: one.decidedBy } : {}),
    ...(one.decidedWhy ? { decidedWhy: one.decidedWhy } : {}),
    moves: [
      ...(relations.includes('seconder') ? (['confirm', 'refuse'] as const) : []),
      ...(relations.includes('proposer') ? (['withdraw'] as const) : []),
    ],
  }
}
