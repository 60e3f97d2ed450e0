/**
 * Recall: one fifth of the households ask for it, the person in office may answer, then all households
 * vote, secretly, through the same poll as any election. Source: 村民委员会组织法 (2018) art. 16, by
 * analogy; numbers from the rules the person was elected by.
 * @module
 */
import { planCalendar } from '@domain/elections/calendar'
import { answerUntil } from '@domain/elections/recall'
import { frozenHash } from '@domain/elections/roll'
import { reaches, smallestReaching } from '@domain/elections/threshold'
import { type CommandContext, implementCommand } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { orderOf, tell } from '../../kernel/messages'
import { answerRecall, supportRecall } from '../contract/terms'
import type { ElectionDoc, Official, RecallFacts, TermDoc } from '../documents'
import { termsUrl } from '../pages'
import { QUESTION_CHOICES } from '../plan/new-election'
import { householdsIn } from '../standing'
import { electionId, elections, terms } from '../store'
import { mustRun, termTarget } from './target'
import { standingWish } from './wish'

/** The vote on a recall: a question to the households, after the answer had its time. */
function voteOn(
  term: TermDoc,
  first: ElectionDoc,
  { reachedAt, answerUntil: until, words }: RecallFacts & { answerUntil: number },
  now: number,
): ElectionDoc {
  const { quorum, majority } = first.rules.recall
  const office = 'question' as const
  const rules = { ...first.rules, office, seats: 1, termYears: 0, quorum, majority }
  const planned = planCalendar(rules, { startsAt: until + 1 }, now)
  if (!planned.ok) throw new Error(planned.problem)
  const _id = electionId(first.planId, `${term._id}\nrecall ${reachedAt}`)
  const title = `是否罢免${term.name}`
  const openedBy: Official = { personId: '', name: '住户联名', role: 'resident_rep' }
  return {
    ...first,
    ...{ _id, title, rules, rulesHash: frozenHash(rules), calendar: planned.value },
    subject: { kind: 'question', title, text: words },
    ...{ openedAt: now, openedBy, rollId: _id },
    roll: { state: 'copying', copiedUpTo: '', households: 0, hash: '' },
    round: { runoff: 0, extended: false, seats: 1 },
    ...{ runoffOf: '', fillsTerm: '', recalls: term._id, choices: QUESTION_CHOICES },
    ...{ scrutineers: [], officers: [], postponed: 0, fingerprint: null },
    ...{ result: null, confirmed: null, filed: null, voided: null },
    ...{ step: 'copy_roll', nextAt: now, order: orderOf(now, _id) },
  }
}

/** Enough households ask: the person may answer, and the vote is on its way. */
async function reach(
  { tx, now, commandId }: CommandContext,
  term: TermDoc,
  election: ElectionDoc,
  wish: RecallFacts,
): Promise<RecallFacts> {
  const until = answerUntil(now, election.rules)
  const reached = { ...wish, reachedAt: now, answerUntil: until }
  const vote = voteOn(term, election, reached, now)
  await tx.add(elections, vote)
  await tell(tx, `${commandId}.recall`, {
    to: term.personId,
    title: '有住户联名提议罢免，您可以申辩',
    body: '申辩会和表决一起给大家看',
    url: termsUrl(term.path),
    at: now,
  })
  return { ...reached, electionId: vote._id }
}

export const supportRecallAction = implementCommand(supportRecall, {
  target: termTarget,
  async prepare(ctx, { words }) {
    if (words !== undefined) await requirePass(ctx, 'forum', [words])
  },
  async run(ctx, { words }, { term, election }) {
    const { tx, session, now } = ctx
    mustRun(term, now)
    const known = standingWish(term, now)
    if (known && known.reachedAt !== null) throw new Failure('recall_running')
    const taken = known?.households ?? []
    const homes = householdsIn(session, term.path).filter((home) => !taken.includes(home))
    if (homes.length === 0) throw new Failure('recall_joined')
    if (!known && words === undefined) throw new Failure('bad_input')
    const begun = { words: words ?? '', proposedAt: now, households: [], reachedAt: null }
    const fresh = { ...begun, answerUntil: null, answer: null, electionId: '' }
    const wish: RecallFacts = { ...(known ?? fresh), households: [...taken, ...homes] }
    const { proposal } = election.rules.recall
    const { households } = election.roll
    const enough = reaches(wish.households.length, households, proposal)
    const recall = enough ? await reach(ctx, term, election, wish) : wish
    await tx.update(terms, term._id, { recall })
    return { count: recall.households.length, needed: smallestReaching(households, proposal) }
  },
})

export const answerRecallAction = implementCommand(answerRecall, {
  target: termTarget,
  prepare: (ctx, { words }) => requirePass(ctx, 'forum', [words]),
  async run({ tx, now }, { words }, { term }) {
    const { recall } = term
    mustRun(term, now)
    if (!recall || recall.answerUntil === null || now > recall.answerUntil)
      throw new Failure('recall_answer')
    await tx.update(terms, term._id, { recall: { ...recall, answer: { words, at: now } } })
    return { answeredAt: now }
  },
})
