/**
 * Paper: officers register each household's envelope as it is handed over, and after the close count
 * those that count, each officer for themselves. Two equal entries, both signed, go on the board.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { challengeUntil } from '@domain/elections/calendar'
import { proxyProblem } from '@domain/elections/channels'
import { ancestorAt, covers } from '@domain/people/path'
import { momentOf } from '@domain/time/shanghai'
import { implementCommand, implementQuery, type PrepareContext } from '../../kernel/action'
import type { InputOf } from '../../kernel/contract'
import type { Database, Reader, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { sha256 } from '../../kernel/hash'
import { settleForPerson } from '../../kernel/tasks'
import { findMember, tellHousehold } from '../../people/face'
import { findPerson } from '../../people/face/offices'
import {
  enterPaper,
  findProxy,
  getPaperDesk,
  type PaperDeskView,
  recordPaper,
} from '../contract/voting'
import { voteUrl } from '../pages'
import { appendPage, readHead } from './board'
import { accepted, bytesOf } from './bytes'
import type { PaperEntryDoc, PollDoc, ProxyDoc, SeatDoc } from './documents'
import { extendIfTooFew } from './extend'
import { type OpenedPoll, openedAs, pollInTime } from './opened-poll'
import { placeOnRoll, takeSeat } from './seat'
import { besideOf, envelopeOf, placeIn, pollTarget } from './standing'
import { paperEntries, paperEntryId, proxies, proxyId, seats } from './store'
import { paperDone, voteTask } from './tasks'

/** Seats read at once. */
const SEATS_AT_ONCE = 500

/** Every seat with an envelope, by place in the roll. */
export async function readEnvelopes(db: Database, pollId: string): Promise<SeatDoc[]> {
  const found: SeatDoc[] = []
  for (const paper of ['own', 'proxy'] as const) {
    for (let after = -1; ; ) {
      const rows = await db.find(
        seats,
        { pollId, paper, index: { gt: after } },
        { orderBy: { field: 'index', order: 'asc' }, limit: SEATS_AT_ONCE },
      )
      found.push(...rows)
      if (rows.length < SEATS_AT_ONCE) break
      after = rows.at(-1)?.index ?? after
    }
  }
  return found.sort((a, b) => a.index - b.index)
}

type Proxy = NonNullable<InputOf<typeof recordPaper>['proxy']>

export const findProxyAction = implementQuery(findProxy, {
  target: pollTarget,
  async run({ db }, { household, room, name }) {
    const building = ancestorAt(household, 'building') ?? household
    const found = await findMember(db, building, room, name)
    if (!found) throw new Failure('nominee_not_found')
    return { personId: found.personId, name: found.name }
  },
})

/**
 * Whether somebody may hand in for another household: in writing, by a close relative, who lives in the
 * compound and not in that household, whose own members need no mandate.
 * @throws {Failure} `proxy_written`, `proxy_relative`, `proxy_stranger`
 */
async function checkProxy(
  db: Database,
  { path }: PollDoc,
  household: string,
  { personId, written, closeRelative }: Proxy,
): Promise<void> {
  if (!written) throw new Failure('proxy_written')
  if (!closeRelative) throw new Failure('proxy_relative')
  const homes = (await findPerson(db, personId))?.households.map((home) => home.path) ?? []
  const compound = ancestorAt(path, 'compound') ?? path
  if (!homes.some((home) => covers(compound, home)) || homes.includes(household))
    throw new Failure('proxy_stranger')
}

export const recordPaperAction = implementCommand(recordPaper, {
  target: pollTarget,
  async prepare({ db, now }, { household, proxy }, poll) {
    await extendIfTooFew(db, poll, now)
    if (proxy) await checkProxy(db, poll, household, proxy)
  },
  async run({ tx, session, now, note, commandId }, { household, proxy, box }, poll) {
    const opened = await pollInTime(tx, poll._id, now)
    const along = box && besideOf(poll, box.beside, session.personId)
    if (box && !along) throw new Failure('box_beside')
    const index = placeOnRoll(opened, household)
    const seat = await takeSeat(tx, opened, index, household)
    const kind = proxy ? 'proxy' : 'own'
    // The household's own paper takes the place of one that was handed in for it.
    if (seat.paper === 'own' || seat.paper === kind) throw new Failure('paper_recorded')
    if (proxy) await takeProxy(tx, poll, household, proxy.personId)
    const change = {
      paper: kind,
      proxyId: proxy?.personId ?? null,
      voted: true,
      paperAt: now,
    } as const
    await tx.update(seats, seat._id, change)
    const people = await tellHousehold(tx, `${commandId}.paper`, household, {
      title: proxy ? '有人受托代您家交了纸质票' : '您家的纸质票收到了',
      body: `${poll.title}。${along ? `是${session.name}和${along.name}带流动票箱上门收的。` : ''}不是您家的意思，${momentOf(challengeUntil(opened.poll, now))}前可以在投票页提出，这张票就不算`,
      url: voteUrl(poll._id),
      at: now,
    })
    // Paper of its own settles it; a proxy's may still be overridden, so the home is asked on.
    const settled = proxy ? [] : people
    for (const one of settled) await settleForPerson(tx, voteTask(poll.electionId), one, now)
    note({ details: { channel: kind, ...(along && { box: along.personId }) } })
    return { recorded: index }
  },
})

/** @throws {Failure} `proxy_limit` */
async function takeProxy(
  tx: Transaction,
  poll: PollDoc,
  household: string,
  personId: string,
): Promise<void> {
  const id = proxyId(poll._id, personId)
  const known: ProxyDoc | undefined = await tx.get(proxies, id)
  const taken = (known?.households ?? []).map((one) => ({
    household: one,
    proxyPersonId: personId,
    closeRelative: true,
  }))
  const mandate = { household, proxyPersonId: personId, closeRelative: true }
  const problem = proxyProblem(mandate, taken, poll.proxyLimit)
  if (problem === 'too_many_households') throw new Failure('proxy_limit')
  const all = [...(known?.households ?? []), household]
  if (known) await tx.update(proxies, id, { households: all })
  else await tx.add(proxies, { _id: id, households: all })
}

/** Officers' entries so far, by officer. */
async function readEntries(reader: Reader, poll: PollDoc): Promise<PaperEntryDoc[]> {
  const found = await Promise.all(
    poll.officers.map((_, officer) => reader.get(paperEntries, paperEntryId(poll._id, officer))),
  )
  return found.flatMap((entry) => (entry ? [entry] : []))
}

function differ(entries: readonly PaperEntryDoc[]): boolean {
  const counts = new Set(entries.map(({ countHash }) => countHash))
  return entries.length > 1 && counts.size === entries.length
}

export const getPaperDeskAction = implementQuery(getPaperDesk, {
  target: pollTarget,
  async run({ db, session, now }, _input, poll): Promise<PaperDeskView> {
    const [envelopes, entries, head] = await Promise.all([
      readEnvelopes(db, poll._id),
      readEntries(db, poll),
      readHead(db, poll._id),
    ])
    const counting = poll.stage === 'closed' && !head.paper
    const collecting = poll.stage === 'open'
    const from = countFrom(poll, envelopes)
    const officer = placeIn(poll.officers, session.personId)
    return {
      title: poll.title,
      path: poll.path,
      stage: collecting ? 'collecting' : counting ? 'counting' : 'done',
      ...(counting && now < from && { countFrom: from }),
      envelopes: envelopes.map((seat) => ({
        index: seat.index,
        household: seat.household,
        disposition: envelopeOf(seat),
      })),
      officer: officer ?? 0,
      fingerprint: poll.fingerprint,
      candidates: poll.candidates.map(({ name }) => name),
      entered: entries.map(({ officer }) => officer),
      differ: differ(entries),
      witnesses: [...poll.officers, ...poll.scrutineers]
        .filter(({ personId }) => personId !== session.personId)
        .map(({ personId, name }) => ({ personId, name })),
    }
  },
})

interface PreparedEntry {
  readonly opened: OpenedPoll
  readonly count: ballot.PaperCount
  readonly entry: PaperEntryDoc
  readonly check: (signatures: ballot.PaperBatch['signatures']) => ballot.PaperBatch
}

export const enterPaperAction = implementCommand<typeof enterPaper, PollDoc, PreparedEntry>(
  enterPaper,
  {
    target: pollTarget,
    prepare: prepareEntry,
    async run({ tx, note }, _input, poll, { entry, check }) {
      if (poll.stage !== 'closed') throw new Failure('poll_stage')
      const head = await readHead(tx, poll._id)
      if (head.paper) throw new Failure('poll_stage')
      const others = (await readEntries(tx, poll)).filter(
        ({ officer }) => officer !== entry.officer,
      )
      const { _id, ...fields } = entry
      if (await tx.get(paperEntries, _id)) await tx.update(paperEntries, _id, fields)
      else await tx.add(paperEntries, entry)
      const equal = others.find(({ countHash }) => countHash === entry.countHash)
      if (!equal) return { settled: false, differ: differ([...others, entry]) }
      const signed = [equal, entry].sort((a, b) => a.officer - b.officer)
      const batch = check(signed.map(signatureOf))
      const payload = ballot.encodePaperBatch(batch)
      await appendPage(tx, head, [{ type: 'PaperBatch', payload }], { paper: true })
      await paperDone(tx, poll)
      note({ details: { envelopes: batch.entries.length } })
      return { settled: true, differ: false }
    },
  },
)

function signatureOf({ officer, signature }: PaperEntryDoc) {
  const bytes = bytesOf(signature, 'paper_signature')
  return { officer, signature: accepted(ballot.decodeSignature(bytes), 'paper_signature') }
}

/** What was struck in its last moment is in by then; see `SETTLED_MS` in `tend.ts`. */
const STRUCK_MARGIN_MS = 60_000

/** When no household can strike its paper any more: only then are envelopes opened. */
function countFrom(poll: PollDoc, envelopes: readonly SeatDoc[]): number {
  const last = Math.max(0, ...envelopes.map(({ paperAt }) => challengeUntil(poll, paperAt)))
  return last > poll.until ? last + STRUCK_MARGIN_MS : 0
}

/** Once counting may begin no seat changes, so what is read here still holds in the transaction. */
async function prepareEntry(
  { db, session, now }: PrepareContext,
  { spoiled, totals, signature }: InputOf<typeof enterPaper>,
  poll: PollDoc,
): Promise<PreparedEntry> {
  if (poll.stage !== 'closed') throw new Failure('poll_stage')
  const opened = await openedAs(db, poll)
  const found = await readEnvelopes(db, poll._id)
  if (totals.length !== poll.candidates.length || found.length === 0)
    throw new Failure('paper_wrong')
  if (now < countFrom(poll, found)) throw new Failure('paper_wait')
  const count: ballot.PaperCount = {
    entries: found.map((seat) => ({ household: seat.index, disposition: envelopeOf(seat) })),
    spoiled,
    totals: [totals],
  }
  const phones = new Set(found.filter((one) => one.lastSequence > 0).map(({ index }) => index))
  const check: PreparedEntry['check'] = (signatures) => {
    const facts = (household: number) => ({ listed: false, phone: phones.has(household) })
    const batch = { ...count, signatures }
    const checked = ballot.checkPaperBatch(opened.setup, batch, facts)
    if (checked.ok) return checked.value
    throw new Failure(checked.code === 'SIGNATURE_INVALID' ? 'paper_signature' : 'paper_wrong')
  }
  const officer = placeIn(poll.officers, session.personId) ?? 0
  const countHash = sha256(ballot.toHex(ballot.encodePaperCount(count)))
  const _id = paperEntryId(poll._id, officer)
  const own = { _id, pollId: poll._id, officer, spoiled, totals, countHash, signature, at: now }
  check([signatureOf(own)])
  return { opened, count, entry: own, check }
}
