/**
 * Terms that end early, what is handed over, and the list of both.
 * @module
 */
import { smallestReaching } from '@domain/elections/threshold'
import { ROLE_TITLES } from '@domain/people/roles'
import { type CommandContext, implementCommand, implementQuery } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import type { Session } from '../../kernel/session'
import { appointmentOver } from '../../kernel/session'
import { closeTask, openTask, roleDesks } from '../../kernel/tasks'
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
import { termsUrl } from '../pages'
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

const isOfficial = (session: Session, { path }: TermDoc): boolean =>
  appointmentOver(session, END_ROLES, path) !== undefined

const askedView = ({ because, by }: NonNullable<TermDoc['endAsked']>, session: Session) => ({
  ...{ because, by: by.name },
  mine: by.personId === session.personId,
})

function termView(
  term: TermDoc,
  election: ElectionDoc | undefined,
  session: Session,
  now: number,
): TermView {
  const { _id, name, role, startsAt, endsAt, ended, endAsked, recall, byElectionDue } = term
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
    ...(endAsked &&
      !ended &&
      isOfficial(session, term) && { endAsked: askedView(endAsked, session) }),
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

const END_ROLES = [...ORGANIZERS, 'sub_district_staff'] as const
const endingTask = (termId: string) => `election.ending.${termId}`

/** One official found that a term is over: another is asked, and who holds it hears of it at once. */
async function askToEnd(
  { tx, now, commandId }: CommandContext,
  term: TermDoc,
  endAsked: NonNullable<TermDoc['endAsked']>,
): Promise<void> {
  const { _id, name, path, personId } = term
  const { because, by } = endAsked
  const what = `${name}${because === 'died' ? '去世' : '搬离'}`
  await tx.update(terms, _id, { endAsked })
  await openTask(tx, {
    _id: endingTask(_id),
    desks: roleDesks(END_ROLES, path),
    kind: 'election',
    title: '有一个任期说要提前结束，等另一位核实',
    detail: what,
    url: termsUrl(path),
    at: now,
    askedBy: by.personId,
  })
  await tell(tx, `${commandId}.ending`, {
    to: personId,
    title: '有人登记您不再任职',
    body: `${ROLE_TITLES[by.role]} ${by.name}登记了“${what}”，另一位核实后才算。不对的话，请马上找社区`,
    url: termsUrl(path),
    at: now,
  })
}

export const endTermAction = implementCommand(endTermContract, {
  target: termTarget,
  async prepare(ctx, { words }, { term }) {
    await requirePass(ctx, 'forum', [words])
    return openidOf(ctx.db, term)
  },
  async run(ctx, { because, words }, { term, election }, openid) {
    const { tx, session, now, commandId } = ctx
    mustRun(term, now)
    const by = officialOver(session, END_ROLES, term.path)
    if (term.personId === session.personId) throw new Failure('forbidden')
    const first = term.endAsked
    if (first?.because !== because || first.by.personId === session.personId) {
      await askToEnd(ctx, term, { at: now, by, because })
      return { waitsForSecond: true }
    }
    const found = `${ROLE_TITLES[first.by.role]} ${first.by.name}登记`
    const decision = `${found}，${ROLE_TITLES[by.role]} ${by.name}核实：${words}`
    const how = { ended: { at: now, by, because }, decision, openid }
    const due = await endTerm({ tx, now, eventId: commandId }, term, election, how)
    await closeTask(tx, endingTask(term._id))
    return { waitsForSecond: false, byElectionDue: due }
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
    if (side === 'received' ? !holds : !isOfficial || holds) throw new Failure('forbidden')
    const handover = term.handover.map((one, i) => (i === item ? { ...one, [side]: true } : one))
    await tx.update(terms, term._id, { handover })
    return { open: handover.filter(({ given, received }) => !given || !received).length }
  },
})
