/**
 * Terms that end early, what is handed over, and the list of both.
 * @module
 */
import { smallestReaching } from '@domain/elections/threshold'
import { ROLE_TITLES } from '@domain/people/roles'
import { implementCommand, implementQuery } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import type { Session } from '../../kernel/session'
import { appointmentOver } from '../../kernel/session'
import { OFFICIALS, ORGANIZERS } from '../contract/shared'
import {
  endTerm as endTermContract,
  listTerms,
  type RecallView,
  resignTerm,
  type TermView,
  tickHandover,
} from '../contract/terms'
import type { ElectionDoc, TermDoc } from '../documents'
import { householdsIn, officialOver } from '../standing'
import { elections, terms } from '../store'
import { deedOf } from '../view'
import { endTerm, openidOf } from './end'
import { termMoves } from './moves'
import { mustRun, termTarget } from './target'

/** Terms shown of a place: decades of them. */
const MOST_TERMS = 30

function recallView(
  recall: NonNullable<TermDoc['recall']>,
  { rules, roll }: ElectionDoc,
  own: readonly string[],
): RecallView {
  const { words, proposedAt, households, answerUntil, answer, electionId } = recall
  return {
    words,
    proposedAt,
    count: households.length,
    needed: smallestReaching(roll.households, rules.recall.proposal),
    mine: own.some((home) => households.includes(home)),
    ...(answerUntil !== null && { answerUntil }),
    ...(answer && { answer }),
    ...(electionId !== '' && { electionId }),
  }
}

function termView(
  term: TermDoc,
  election: ElectionDoc | undefined,
  session: Session,
  now: number,
): TermView {
  const { _id, name, role, startsAt, endsAt, ended, recall, byElectionDue } = term
  const own = householdsIn(session, term.path)
  return {
    ...{ id: _id, name, role, startsAt, endsAt },
    mine: session.personId !== '' && session.personId === term.personId,
    ...(ended && { ended: { ...deedOf(ended), because: ended.because } }),
    ...(recall && election && { recall: recallView(recall, election, own) }),
    ...(byElectionDue !== null && {
      byElection: { due: byElectionDue, opened: term.byElectionPlan !== '' },
    }),
    handover: term.handover,
    moves: termMoves(term, session, now),
  }
}

export const listTermsAction = implementQuery(listTerms, {
  async run({ db, session, now }, { path }) {
    const found = await db.find(
      terms,
      { path },
      { orderBy: { field: 'order', order: 'desc' }, limit: MOST_TERMS },
    )
    const ids = [...new Set(found.map(({ electionId }) => electionId))]
    const held = await db.find(elections, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
    const byId = new Map(held.map((one) => [one._id, one]))
    return { terms: found.map((term) => termView(term, byId.get(term.electionId), session, now)) }
  },
})

export const resignTermAction = implementCommand(resignTerm, {
  target: termTarget,
  async prepare(ctx, { words }, { term }) {
    await requirePass(ctx, 'forum', [words])
    return openidOf(ctx.db, term)
  },
  async run({ tx, session, now, commandId }, { words }, { term, election }, openid) {
    mustRun(term, now)
    const by = { personId: session.personId, name: term.name, role: term.role }
    const ended = { at: now, by, because: 'resigned' as const }
    const how = { ended, decision: `本人辞职：${words}`, openid }
    const due = await endTerm({ tx, now, eventId: commandId }, term, election, how)
    return { byElectionDue: due }
  },
})

export const endTermAction = implementCommand(endTermContract, {
  target: termTarget,
  async prepare(ctx, { words }, { term }) {
    await requirePass(ctx, 'forum', [words])
    return openidOf(ctx.db, term)
  },
  async run({ tx, session, now, commandId }, { because, words }, { term, election }, openid) {
    mustRun(term, now)
    const by = officialOver(session, ORGANIZERS, term.path)
    const decision = `${ROLE_TITLES[by.role]} ${by.name}核实：${words}`
    const how = { ended: { at: now, by, because }, decision, openid }
    const due = await endTerm({ tx, now, eventId: commandId }, term, election, how)
    return { byElectionDue: due }
  },
})

export const tickHandoverAction = implementCommand(tickHandover, {
  target: termTarget,
  async run({ tx, session, now }, { item, side }, { term }) {
    mustRun(term, now)
    if (!term.handover[item]) throw new Failure('term_not_found')
    // Who takes over says what they got; officials say what was given for those who left.
    const holds = session.personId === term.personId
    const isOfficial = appointmentOver(session, OFFICIALS, term.path) !== undefined
    if (side === 'received' ? !holds : !isOfficial) throw new Failure('forbidden')
    const handover = term.handover.map((one, i) => (i === item ? { ...one, [side]: true } : one))
    await tx.update(terms, term._id, { handover })
    return { open: handover.filter(({ given, received }) => !given || !received).length }
  },
})
