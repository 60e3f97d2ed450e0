/**
 * Confirming a result: the winners' terms begin by that, in the same transaction.
 * @module
 */
import { termEnd } from '@domain/elections/recall'
import { ancestorAt } from '@domain/people/path'
import { endOfSpan } from '@domain/time/spans'
import { implementCommand } from '../../kernel/action'
import type { Database, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import type { ResidentDoc } from '../../kernel/resident'
import { closeTask, openTask } from '../../kernel/tasks'
import { type AppointmentDoc, findInOffice } from '../../people/face'
import { curtailAppointment, findPerson, grantAppointment } from '../../people/face/offices'
import { confirmResult, fileResult } from '../contract/result'
import { CONFIRMERS } from '../contract/shared'
import type { Deed, ElectionDoc, Official, TermDoc } from '../documents'
import { resultUrl } from '../pages'
import { mustBeAt } from '../stage'
import { electionTarget, officialOver } from '../standing'
import { elections, nominations, objections, termId, terms } from '../store'
import { endTerm } from '../terms/end'

/** When a result confirms itself. */
export const confirmationDue = ({ calendar, rules }: ElectionDoc): number =>
  endOfSpan(calendar.resultRulings.until, rules.confirmation).at

/** Objections to a result that are not settled; none may be, for it to be confirmed. */
export const openResultObjections = (db: Database, electionId: string): Promise<number> =>
  db.count(objections, { electionId, about: 'result', waits: true })

/** Who begins a term, and who makes way. */
export interface Winners {
  readonly elected: readonly { choice: string; name: string; person: ResidentDoc }[]
  /** With the term that ends early by it, where an election began it. */
  readonly leaving: readonly { appointment: AppointmentDoc; openid: string; term?: TermDoc }[]
  /** OPENID of whom a vote recalls; empty otherwise. */
  readonly recalled: string
}

/** Choices elected in this round and in those before it. */
async function electedIn(db: Database, { result, runoffOf }: ElectionDoc): Promise<string[]> {
  const own = result && 'elected' in result.outcome ? result.outcome.elected : []
  const before = runoffOf === '' ? undefined : await db.get(elections, runoffOf)
  return before ? [...(await electedIn(db, before)), ...own] : [...own]
}

/** Whether a vote says that somebody leaves office. */
const isRecalledBy = ({ recalls, result }: ElectionDoc): boolean =>
  recalls !== '' && result?.outcome.kind === 'elected' && result.outcome.elected.includes('yes')

/** The term that a vote ended, if it has not ended otherwise. */
async function endRecalled(
  { tx, now, eventId }: Written,
  election: ElectionDoc,
  openid: string,
): Promise<void> {
  const term = await tx.get(terms, election.recalls)
  if (!term || term.ended || term.endsAt <= now) return
  const ended = { at: now, by: null, because: 'recalled' as const }
  await endTerm({ tx, now, eventId }, term, election, {
    ...{ ended, decision: election.title, openid },
  })
}

/** Terms of a place that have not ended; some are there only until a new holder is confirmed. */
async function runningTerms(db: Database, path: string, now: number): Promise<TermDoc[]> {
  const order = { orderBy: { field: 'order', order: 'desc' }, limit: MOST_RUNNING } as const
  const found = await db.find(terms, { path }, order)
  return found.filter(({ ended, endsAt }) => !ended && now < endsAt)
}
const MOST_RUNNING = 30

/** Reads what a confirmation needs. Nobody makes way where a single vacancy is filled. */
export async function findWinners(
  db: Database,
  election: ElectionDoc,
  now: number,
): Promise<Winners> {
  const { rules, path, fillsTerm } = election
  if (rules.office === 'question') {
    const term = isRecalledBy(election) ? await db.get(terms, election.recalls) : undefined
    const person = term && (await findPerson(db, term.personId))
    return { elected: [], leaving: [], recalled: person?._id ?? '' }
  }
  const elected = []
  for (const choice of await electedIn(db, election)) {
    const nomination = await db.get(nominations, choice)
    const person = nomination && (await findPerson(db, nomination.nomineeId))
    if (person) elected.push({ choice, name: nomination.name, person })
  }
  const compound = ancestorAt(path, 'compound') ?? path
  const held = fillsTerm === '' ? await findInOffice(db, compound, [rules.office], now) : []
  const there = held.filter(({ scope }) => scope === path)
  const running = there.length === 0 ? [] : await runningTerms(db, path, now)
  const leaving = []
  for (const appointment of there) {
    const holder = await findPerson(db, appointment.personId)
    const term = running.find(({ appointmentId }) => appointmentId === appointment._id)
    if (holder) leaving.push({ appointment, openid: holder._id, ...(term && { term }) })
  }
  return { elected, leaving, recalled: '' }
}

type Written = { readonly tx: Transaction; readonly now: number; readonly eventId: string }

/** What is handed over at the start of a term. */
const HANDOVER = ['楼栋群和联系方式', '门禁、公用物品和钥匙', '没办完的事和承诺', '台账和资料']

async function begin(
  { tx, now, eventId }: Written,
  election: ElectionDoc,
  { choice, name, person }: Winners['elected'][number],
): Promise<void> {
  const { rules, path, title } = election
  if (rules.office === 'question') return
  const endsAt = termEnd(now, rules.termYears)
  const _id = termId(election._id, choice)
  const appointment = await grantAppointment(tx, {
    eventId: `${_id}${eventId}`,
    openid: person._id,
    name,
    role: rules.office,
    scope: path,
    startsAt: now,
    endsAt,
    sourceDecision: title,
    reason: '选举产生',
    elected: true,
    by: title,
    second: '',
    at: now,
  })
  const term: TermDoc = {
    _id,
    electionId: election._id,
    path,
    personId: person.personId,
    name,
    role: rules.office,
    appointmentId: appointment._id,
    startsAt: now,
    endsAt,
    ended: null,
    recall: null,
    byElectionDue: null,
    byElectionPlan: '',
    handover: HANDOVER.map((item) => ({ item, given: false, received: false })),
    order: `${String(now).padStart(14, '0')}-${_id}`,
  }
  await tx.add(terms, term)
}

/**
 * Begins the winners' terms and ends those that make way. The caller writes `confirmed`.
 * @param by null when the deadline confirms
 */
export async function confirmElection(
  written: Written,
  election: ElectionDoc,
  { elected, leaving, recalled }: Winners,
  by: Official | null,
): Promise<Deed> {
  const { tx, now, eventId } = written
  for (const { appointment, openid, term } of leaving) {
    if (term) await tx.update(terms, term._id, { endsAt: now })
    await curtailAppointment(tx, {
      eventId: `${eventId}.${appointment._id}`,
      openid,
      appointmentId: appointment._id,
      kind: 'ended',
      endsAt: now,
      sourceDecision: election.title,
      reason: '换届',
      by: election.title,
      second: '',
      at: now,
    })
  }
  for (const winner of elected) await begin(written, election, winner)
  if (recalled !== '') await endRecalled(written, election, recalled)
  await closeTask(tx, `election.confirm.${election._id}`)
  if (election.rules.office !== 'question') {
    await openTask(tx, {
      _id: `election.file.${election._id}`,
      desks: [`sub_district_staff@${ancestorAt(election.path, 'sub_district') ?? election.path}`],
      kind: 'election',
      title: `${election.title}：结果备案`,
      url: resultUrl(election._id),
      at: now,
    })
  }
  return { at: now, by }
}

export const confirmResultAction = implementCommand(confirmResult, {
  target: electionTarget,
  async prepare({ db, now }, _input, election) {
    mustBeAt(election, now, 'awaiting_confirmation')
    if ((await openResultObjections(db, election._id)) > 0) throw new Failure('objections_open')
    return findWinners(db, election, now)
  },
  async run({ tx, session, now, commandId }, _input, election, winners) {
    mustBeAt(election, now, 'awaiting_confirmation')
    const by = officialOver(session, CONFIRMERS, election.path)
    const homes = session.households.map(({ path }) => path)
    const own = winners.elected.some(
      ({ person }) =>
        person.personId === session.personId ||
        person.households.some(({ path }) => homes.includes(path)),
    )
    if (own || winners.recalled === session.openid) throw new Failure('nominee_own')
    const written = { tx, now, eventId: commandId }
    const confirmed = await confirmElection(written, election, winners, by)
    await tx.update(elections, election._id, { confirmed })
    return { confirmedAt: now }
  },
})

export const fileResultAction = implementCommand(fileResult, {
  target: electionTarget,
  async run({ tx, session, now }, { number }, election) {
    mustBeAt(election, now, 'confirmed')
    const by = officialOver(session, ['sub_district_staff'], election.path)
    await tx.update(elections, election._id, { filed: { at: now, by, number } })
    await closeTask(tx, `election.file.${election._id}`)
    return { filedAt: now }
  },
})
