/**
 * The events from Setup to Tally, walked in order (sections 5.2 to 5.5): who may do what, when.
 * The proofs of ballots are left for `ballots.ts`, all at once.
 * @module
 */
import { type BallotRecord, readBallot } from './ballots'
import type { Keys } from './ceremony'
import { Cursor } from './cursor'
import type { Event, Type } from './lines'
import { type PaperBatch, readPaper } from './paper'
import { signed } from './proofs'
import { insist, Rejected } from './rejected'
import type { Setup } from './setup'

/** What one household did. */
export interface Part {
  credential?: string
  /** Its last ballot. */
  ballot?: BallotRecord
  paper?: 'counted' | 'replaces' | 'set-aside'
}

/** What the walk gathers for the steps after it. */
export interface Walk {
  readonly parts: ReadonlyMap<number, Part>
  readonly credentials: number
  /** Every ballot on the board, counted or not. */
  readonly ballots: readonly BallotRecord[]
  readonly papers: readonly PaperBatch[]
  readonly close: Event | undefined
  readonly tally: Event | undefined
  readonly partials: readonly Event[]
  readonly result: Event | undefined
}

/** The phases in which each type may appear, and the phase it leads to. */
const ALLOWED: Record<Type, { in: readonly string[]; to?: string }> = {
  Setup: { in: ['empty'], to: 'open' },
  Credential: { in: ['open'] },
  Ballot: { in: ['open'] },
  PaperBatch: { in: ['open', 'closed'] },
  Close: { in: ['open'], to: 'closed' },
  Tally: { in: ['closed'], to: 'tallied' },
  PartialDecryption: { in: ['tallied'] },
  Result: { in: ['tallied'], to: 'finished' },
}

/** Checks that every event comes in its phase and that the board is complete. */
export function checkOrder(events: readonly Event[]): void {
  let phase = 'empty'
  for (const { type, height } of events) {
    const rule = ALLOWED[type]
    insist(rule.in.includes(phase), `event ${height}: ${type} while the board is ${phase}`)
    phase = rule.to ?? phase
  }
  insist(phase === 'finished', `the board is not complete: it is ${phase}`)
}

/** Walks over the events; signatures of credentials and officers are checked here. */
export function walk(setup: Setup, keys: Keys, events: readonly Event[]): Walk {
  const parts = new Map<number, Part>()
  const byCredential = new Map<string, number>()
  const ballots: BallotRecord[] = []
  const papers: PaperBatch[] = []
  const partOf = (household: number): Part => {
    const part = parts.get(household) ?? {}
    parts.set(household, part)
    return part
  }
  for (const event of events) {
    if (event.type === 'Credential') credential(setup, event, partOf, byCredential)
    if (event.type === 'PaperBatch') {
      const batch = readPaper(setup, event, partOf)
      for (const { household, disposition } of batch.entries) partOf(household).paper = disposition
      papers.push(batch)
    }
    if (event.type === 'Ballot') {
      const ballot = readBallot(setup, keys, event)
      const household = byCredential.get(ballot.key)
      insist(household !== undefined, `event ${event.height}: an unknown credential`)
      const part = partOf(household)
      const byPaper = part.paper === 'counted' || part.paper === 'replaces'
      insist(!byPaper, `event ${event.height}: household ${household} voted on paper`)
      const last = part.ballot?.sequence ?? 0
      insist(ballot.sequence > last, `event ${event.height}: sequence ${ballot.sequence} is stale`)
      part.ballot = ballot
      ballots.push(ballot)
    }
    if (event.type === 'Close') checkClose(event, byCredential.size, ballots.length)
  }
  const only = (type: Type) => events.filter((event) => event.type === type)
  return {
    parts,
    credentials: byCredential.size,
    ballots,
    papers,
    close: only('Close')[0],
    tally: only('Tally')[0],
    partials: only('PartialDecryption'),
    result: only('Result')[0],
  }
}

function credential(
  setup: Setup,
  event: Event,
  partOf: (household: number) => Part,
  byCredential: Map<string, number>,
): void {
  const where = `event ${event.height}`
  const cursor = new Cursor(event.payload, where)
  const household = cursor.int(4, 0, setup.roll.length - 1)
  const K = cursor.point()
  const message = Buffer.concat([setup.fingerprint, cursor.past()])
  const signature = cursor.signature()
  cursor.end()
  const part = partOf(household)
  if (part.credential !== undefined || part.paper !== undefined || byCredential.has(K.toHex()))
    throw new Rejected(`${where}: household ${household} or its key was there before`)
  insist(signed('credential', K, message, signature), `${where}: signature`)
  part.credential = K.toHex()
  byCredential.set(K.toHex(), household)
}

function checkClose({ payload, height }: Event, credentials: number, ballots: number): void {
  const cursor = new Cursor(payload, `event ${height}`)
  cursor.int(4, credentials, credentials)
  cursor.int(4, ballots, ballots)
  cursor.end()
}

/** The ballots that count, each with its household's weights (5.6). */
export function counted(setup: Setup, parts: ReadonlyMap<number, Part>) {
  return [...parts]
    .sort(([left], [right]) => left - right)
    .flatMap(([household, { ballot, paper }]) =>
      ballot === undefined || paper === 'replaces'
        ? []
        : [{ ballot, weights: setup.roll[household]?.weights ?? [] }],
    )
}
