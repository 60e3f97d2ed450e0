/**
 * Deciding on redemptions: by the secretary, above a threshold by a second person as well, never by
 * whoever asked or lives with them.
 * @module
 */
import { NEVER } from '@domain/points/expiry'
import {
  afterApproval,
  type DecisionProblem,
  refusalProblem,
  type Waiting,
} from '@domain/points/redemption'
import { type CommandContext, implementCommand } from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { appointmentOver } from '../kernel/session'
import { closeTask } from '../kernel/tasks'
import { decideRedemption, SECOND_APPROVERS } from './contract'
import type { RedemptionDoc } from './documents'
import {
  approvalRules,
  askToDecide,
  bookOf,
  decideTask,
  desksIn,
  giveBack,
  pickUpUntil,
  tellRequester,
} from './request'
import { partyOf, redemptionTarget } from './standing'
import { redemptions } from './store'

const REFUSALS = {
  wrong_state: 'redemption_state',
  own_or_family: 'own_or_family',
  same_approver: 'same_approver',
} as const satisfies Record<DecisionProblem, string>

export const decisionFailure = (problem: DecisionProblem): Failure => new Failure(REFUSALS[problem])

/** A redemption as the rules see it. */
export const waitingOf = (redemption: RedemptionDoc): Waiting => ({
  state: redemption.state,
  points: redemption.points,
  requester: { personId: redemption.personId, homes: redemption.homes },
  firstApprover: redemption.firstApprover,
})

/** The second decision is for others than the secretary. @throws {Failure} `forbidden` */
function refuseWrongDesk({ session }: CommandContext, redemption: RedemptionDoc): void {
  if (redemption.state !== 'waiting_second') return
  const right = appointmentOver(session, SECOND_APPROVERS, redemption.compound)
  if (!right) throw new Failure('forbidden')
}

async function approve(ctx: CommandContext, redemption: RedemptionDoc) {
  const approver = partyOf(ctx.session)
  const after = afterApproval(waitingOf(redemption), approver, approvalRules(ctx.region))
  if (!after.ok) throw decisionFailure(after.problem)
  const state = after.value
  const desks = desksIn(state, redemption.compound)
  const isSecond = redemption.state === 'waiting_second'
  await ctx.tx.update(redemptions, redemption._id, {
    state,
    desks,
    ...(isSecond ? { secondApprover: approver.personId } : { firstApprover: approver.personId }),
    dueAt: state === 'ready' ? pickUpUntil(ctx.now, ctx.region) : NEVER,
    updatedAt: ctx.now,
  })
  if (state === 'waiting_second') await askToDecide(ctx, { ...redemption, desks })
  else {
    await closeTask(ctx.tx, decideTask(redemption._id))
    await tellRequester(ctx, ctx.commandId, redemption, '兑换通过了，可以去领取')
  }
  return { state }
}

async function refuse(
  ctx: CommandContext,
  redemption: RedemptionDoc,
  reason: string,
  held: boolean,
) {
  const problem = refusalProblem(waitingOf(redemption), partyOf(ctx.session))
  if (problem) throw decisionFailure(problem)
  await giveBack(bookOf(ctx, redemption.compound), redemption, 'voided')
  await ctx.tx.update(redemptions, redemption._id, {
    state: 'refused',
    desks: [],
    reason,
    reasonHeld: held,
    dueAt: NEVER,
    updatedAt: ctx.now,
  })
  await tellRequester(ctx, ctx.commandId, redemption, '这次兑换没有同意，积分已退回，点开看原因')
  return { state: 'refused' as const }
}

export const decideRedemptionAction = implementCommand<
  typeof decideRedemption,
  RedemptionDoc,
  { held: boolean }
>(decideRedemption, {
  target: redemptionTarget,
  async prepare(ctx, input) {
    if (input.decision === 'approve') return { held: false }
    return { held: await requireNotRefused(ctx, 'comment', [input.reason]) }
  },
  async run(ctx, input, redemption, { held }) {
    refuseWrongDesk(ctx, redemption)
    const done =
      input.decision === 'approve'
        ? await approve(ctx, redemption)
        : await refuse(ctx, redemption, input.reason, held)
    ctx.note({ details: { from: redemption.state, to: done.state, points: redemption.points } })
    return done
  },
})
