/**
 * The qualification review and the appeal against it.
 * @module
 */
import { type CommandContext, implementCommand } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { closeTask, openTask, roleDesks } from '../../kernel/tasks'
import { appealReview, reviewNomination, ruleOnAppeal } from '../contract/nomination'
import { CONFIRMERS, OFFICIALS } from '../contract/shared'
import type { NominationDoc } from '../documents'
import { nominateUrl, reviewUrl } from '../pages'
import { mustBeAt } from '../stage'
import { officialOver } from '../standing'
import { nominations } from '../store'
import { reasonsAgainst } from './facts'
import { type Nominated, nominationTarget } from './target'

async function tellNominee(
  { tx, now, commandId }: CommandContext,
  { nomination, election }: Nominated,
  title: string,
): Promise<void> {
  await tell(tx, `${commandId}.nominee`, {
    to: nomination.nomineeId,
    title,
    body: election.title,
    url: nominateUrl(election._id),
    at: now,
  })
}

/** @throws {Failure} `nominee_own` */
function mustBeAnother(
  { session }: CommandContext,
  { nomineeId, households }: NominationDoc,
): void {
  const shares = session.households.some(({ path }) => households.includes(path))
  if (session.personId === nomineeId || shares) throw new Failure('nominee_own')
}

export const reviewNominationAction = implementCommand(reviewNomination, {
  target: nominationTarget,
  prepare: (ctx, { words }) => requirePass(ctx, 'forum', [words ?? '']),
  async run(ctx, { decision, words = '' }, about) {
    const { tx, now, session } = ctx
    const { nomination, election } = about
    mustBeAt(election, now, 'nominating', 'qualification_review')
    mustBeAnother(ctx, nomination)
    if (nomination.state !== 'accepted' || nomination.appeal) throw new Failure('nomination_state')
    const reasons = reasonsAgainst(election, nomination, now)
    // The rules refuse by themselves; a person may refuse beyond them, and then says why.
    if (decision === 'qualified' && reasons.length > 0) throw new Failure('nominee_not_fit')
    if (decision === 'refused' && reasons.length === 0 && words === '') {
      throw new Failure('words_needed')
    }
    const by = officialOver(session, OFFICIALS, nomination.path)
    const review = { at: now, by, decision, reasons, words }
    await tx.update(nominations, nomination._id, { review, statementHeld: false })
    ctx.note({ details: { decision } })
    await tellNominee(
      ctx,
      about,
      decision === 'qualified' ? '您的参选资格已通过' : '您的参选资格没有通过，可以申诉',
    )
    return { decision }
  },
})

export const appealReviewAction = implementCommand(appealReview, {
  target: nominationTarget,
  prepare: (ctx, { words }) => requirePass(ctx, 'forum', [words]),
  async run({ tx, now, session }, { words }, { nomination, election }) {
    mustBeAt(election, now, 'nominating', 'qualification_review')
    const { review, appeal, _id } = nomination
    if (review?.decision !== 'refused' || appeal) throw new Failure('nomination_state')
    await tx.update(nominations, _id, { appeal: { words, at: now, ruling: null } })
    await openTask(tx, {
      _id: `election.appeal.${_id}`,
      desks: roleDesks(CONFIRMERS, nomination.path),
      kind: 'election',
      title: `${election.title}：处理资格申诉`,
      detail: nomination.name,
      dueAt: election.calendar.review?.until ?? now,
      goneAt: election.calendar.review?.until ?? now,
      url: reviewUrl(election._id),
      at: now,
      askedBy: session.personId,
    })
    return { appealed: true as const }
  },
})

export const ruleOnAppealAction = implementCommand(ruleOnAppeal, {
  target: nominationTarget,
  prepare: (ctx, { words }) => requirePass(ctx, 'forum', [words]),
  async run(ctx, { decision, words }, about) {
    const { tx, now, session } = ctx
    const { nomination, election } = about
    mustBeAt(election, now, 'nominating', 'qualification_review')
    mustBeAnother(ctx, nomination)
    const { appeal, review, _id } = nomination
    if (!appeal || appeal.ruling) throw new Failure('nomination_state')
    // Who refused does not judge the appeal.
    if (review?.by?.personId === session.personId) throw new Failure('objection_own')
    const ruling = {
      at: now,
      by: officialOver(session, CONFIRMERS, nomination.path),
      decision,
      words,
    }
    await tx.update(nominations, _id, { appeal: { ...appeal, ruling } })
    await closeTask(tx, `election.appeal.${_id}`)
    ctx.note({ details: { decision } })
    await tellNominee(ctx, about, decision === 'qualified' ? '您的申诉成立' : '您的申诉没有成立')
    return { decision }
  },
})
