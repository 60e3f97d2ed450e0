/**
 * Candidates are published when the review's time is over. Whom nobody reviewed stands if what they
 * stated meets the rules: a review that is put off can't keep anybody from standing. What was stated
 * for the review is erased then.
 * @module
 */
import { tell } from '../../kernel/messages'
import { SETTLE_MS } from '../../kernel/transact'
import { homesOf } from '../../people/face'
import type { Choice, ElectionDoc, NominationDoc, NominationReview } from '../documents'
import {
  counts,
  decisionOn,
  MOST_NOMINATIONS,
  reasonsAgainst,
  supportsOf,
} from '../nominations/facts'
import { candidatesUrl, electionUrl } from '../pages'
import { isFit } from '../scrutineers/fit'
import { nominations, scrutineerId, scrutineers } from '../store'
import type { Step, StepContext, StepEffect } from './step'

/** Most candidates a ballot holds. */
const MOST_CANDIDATES = 64

/** What a deadline decides where nobody did. */
function silentReview({ election, now }: StepContext, one: NominationDoc): NominationReview {
  const reasons = reasonsAgainst(election, one, now)
  const decision = reasons.length === 0 ? ('qualified' as const) : ('refused' as const)
  return { at: now, by: null, decision, reasons, words: '' }
}

/** Settles one nomination; its choice when it stands. */
async function settle(ctx: StepContext, id: string, counted: boolean): Promise<Choice | undefined> {
  const { tx, election, now } = ctx
  const one = await tx.get(nominations, id)
  if (!one) return undefined
  if (one.state !== 'accepted' || !counted) {
    if (one.facts) await tx.update(nominations, id, { facts: null })
    return undefined
  }
  const review = one.review ?? silentReview(ctx, one)
  await tx.update(nominations, id, { facts: null, review })
  const stands = decisionOn({ ...one, review }) === 'qualified'
  await tell(tx, `${ctx.eventId}.${id}`, {
    to: one.nomineeId,
    title: stands ? '您已成为正式候选人' : '您没有成为候选人',
    body: election.title,
    url: candidatesUrl(election._id),
    at: now,
  })
  return stands ? { id, title: one.name } : undefined
}

/** Those who register and count paper, without who now stands and their family; nobody does it alone. */
async function keepOfficers(
  ctx: StepContext,
  standing: readonly NominationDoc[],
  homes: ReadonlyMap<string, readonly string[]>,
): Promise<ElectionDoc['officers']> {
  const { tx, election, now, eventId } = ctx
  const { officers, openedBy, title, _id } = election
  const fit = officers.filter(({ personId }) =>
    isFit({ personId, households: homes.get(personId) ?? [] }, standing),
  )
  if (fit.length === officers.length) return officers
  const kept = fit.length > 1 ? fit : []
  await tell(tx, `${eventId}.officers`, {
    to: openedBy.personId,
    title: '有计票员成了候选人或者候选人的家人，不再计票',
    body: `${title}：现在有 ${kept.length} 名计票员，请看看要不要另选`,
    url: electionUrl(_id),
    at: now,
  })
  return kept
}

/** Scrutineers who, or whose family, now stand for election step down. */
async function keepFit({ tx, election }: StepContext, standing: readonly NominationDoc[]) {
  const kept = []
  for (const one of election.scrutineers) {
    const known = await tx.get(scrutineers, scrutineerId(election._id, one.personId))
    if (known && !isFit(known, standing)) {
      await tx.update(scrutineers, known._id, { state: 'stepped_down' })
    } else kept.push(one)
  }
  return kept
}

export const publishCandidates: Step = {
  dueAt: ({ runoffOf, calendar }) =>
    runoffOf === '' && calendar.review ? calendar.review.until + SETTLE_MS : undefined,
  async gather(db, election) {
    const orderBy = { field: 'order', order: 'asc' } as const
    const where = { electionId: election._id }
    const found = await db.find(nominations, where, { orderBy, limit: MOST_NOMINATIONS })
    const joined = await supportsOf(
      db,
      found.filter(({ way }) => way === 'joint').map(({ _id }) => _id),
    )
    const homes = await homesOf(
      db,
      election.officers.map(({ personId }) => personId),
    )
    return async (ctx): Promise<StepEffect> => {
      const choices: Choice[] = []
      for (const one of found) {
        const counted = counts(one, joined.get(one._id) ?? [], election)
        const choice = await settle(ctx, one._id, counted)
        if (choice && choices.length < MOST_CANDIDATES) choices.push(choice)
      }
      if (choices.length === 0) {
        const words = '没有产生候选人，请重新启动选举'
        return {
          patch: { voided: { at: ctx.now, by: null, reason: 'no_candidates', words } },
        }
      }
      const ids = choices.map(({ id }) => id)
      const standing = found.filter(({ _id }) => ids.includes(_id))
      const officers = await keepOfficers(ctx, standing, homes)
      return { patch: { choices, scrutineers: await keepFit(ctx, standing), officers } }
    }
  },
}
