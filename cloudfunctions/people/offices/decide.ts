/**
 * The second person's yes or no, and the proposer's taking it back.
 * @module
 */
import { earlierEnd } from '@domain/people/appointing'
import { proposalStateAt } from '@domain/people/proposals'
import { ROLE_TITLES, type Role } from '@domain/people/roles'
import { officeEnded } from '../../elections/face/offices'
import { type CommandContext, implementCommand } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { closeTask } from '../../kernel/tasks'
import { decideProposal, withdrawProposal } from '../contract/offices'
import { appointments } from '../store'
import type { OfficeProposalDoc } from './documents'
import { curtailAppointment, type Deciders, grantAppointment } from './grant'
import { proposalUrl, taskOf } from './propose'
import { officialWords, seconderFor } from './standing'
import { officeProposals } from './store'
import { proposalTarget } from './target'
import { tellOfEnd } from './tell-end'

/** @throws {Failure} `proposal_state` unless it still waits */
function refuseDecided(proposal: OfficeProposalDoc, now: number): void {
  if (proposalStateAt(proposal, now) !== 'pending') throw new Failure('proposal_state')
}

/** Does what was proposed; the term begins no earlier than now. */
async function carryOut(
  { tx, now, commandId }: CommandContext,
  proposal: OfficeProposalDoc,
  said: Deciders,
  decider: { personId: string; name: string; role: Role },
): Promise<void> {
  const { openid, appointmentId, sourceDecision, reason } = proposal
  const common = { eventId: commandId, openid, sourceDecision, reason, at: now, ...said }
  if (proposal.change === 'appoint') {
    const { role, scope, name, startsAt, endsAt } = proposal
    if (endsAt === null || endsAt <= now) throw new Failure('proposal_state')
    const term = { role, scope, name, startsAt: Math.max(startsAt, now), endsAt }
    await grantAppointment(tx, { ...common, ...term, elected: false })
    return
  }
  const held = await tx.get(appointments, appointmentId ?? '')
  if (!held) throw new Failure('office_not_found')
  const wish = proposal.endsAt !== null && proposal.endsAt > now ? proposal.endsAt : null
  const endsAt = earlierEnd(held, wish, now)
  if (endsAt === undefined) throw new Failure('office_over')
  const kind = endsAt > now ? ('shortened' as const) : ('ended' as const)
  await curtailAppointment(tx, { ...common, appointmentId: held._id, kind, endsAt })
  await tellOfEnd(tx, commandId, held, endsAt, sourceDecision, now)
  // Whom neighbours elected is followed by whom they elect.
  const gone = { appointmentId: held._id, endsAt, because: 'dismissed', by: decider } as const
  await officeEnded({ tx, now }, gone)
}

export const decide = implementCommand(decideProposal, {
  target: proposalTarget,
  async prepare(ctx, { reason }, proposal) {
    refuseDecided(proposal, ctx.now)
    await requirePass(ctx, 'forum', [reason ?? ''])
  },
  async run(ctx, { decision, reason = '' }, proposal) {
    const { tx, session, now, commandId } = ctx
    refuseDecided(proposal, now)
    if (decision === 'refuse' && reason === '') throw new Failure('words_needed')
    const as = seconderFor(session, proposal)
    if (!as) throw new Failure('forbidden')
    const { _id, role, name, proposerId, proposerName } = proposal
    ctx.note({ details: { decision, role, as: `${as.role}@${as.scope}` } })
    const second = officialWords(session, as)
    if (decision === 'confirm') {
      const decider = { personId: session.personId, name: session.name, role: as.role }
      await carryOut(ctx, proposal, { by: proposerName, second }, decider)
    }
    const state = decision === 'confirm' ? ('confirmed' as const) : ('refused' as const)
    await tx.update(officeProposals, _id, { state, decidedBy: second, decidedWhy: reason })
    await closeTask(tx, taskOf(_id))
    await tell(tx, `${commandId}.decided`, {
      to: proposerId,
      title: `${ROLE_TITLES[role]} ${name} 的任免${decision === 'confirm' ? '已确认' : '没有同意'}`,
      body: reason || `${second}已同意`,
      url: proposalUrl(_id),
      at: now,
    })
    return { state }
  },
})

export const withdraw = implementCommand(withdrawProposal, {
  target: proposalTarget,
  async run({ tx, now }, { id }, proposal) {
    refuseDecided(proposal, now)
    await tx.update(officeProposals, id, { state: 'withdrawn' })
    await closeTask(tx, taskOf(id))
    return { state: 'withdrawn' as const }
  },
})
