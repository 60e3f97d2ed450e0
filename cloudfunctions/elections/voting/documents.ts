/**
 * Documents of voting and counting. A poll is one round of voting of an election: its roll, its key,
 * its board. What the board holds can be checked by anyone; what is kept beside it only serves it.
 * @module
 */
import type { Threshold } from '@domain/elections/threshold'

/**
 * Where a poll stands. `officers` to `accept` make its key; `open` takes ballots within its window;
 * the rest is the count. Whether voting is going on follows from the clock, never from here alone.
 */
export type PollStage =
  | 'officers'
  | 'commit'
  | 'reveal'
  | 'deal'
  | 'accept'
  | 'open'
  | 'closed'
  | 'tallied'
  | 'finished'

/** One round of the key ceremony: a message a scrutineer, base64url, empty until it is there. */
export type KeyRound = 'commits' | 'reveals' | 'deals' | 'accepts'

export interface PollPerson {
  personId: string
  name: string
}

export interface PollOfficer extends PollPerson {
  /** Public key in hexadecimal, made on the officer's phone; empty until then. */
  publicKey: string
}

/** What came out, recomputed from the whole board. */
export interface PollResult {
  /** Households whose ballot counts, on the phone or on paper, spoiled ones included. */
  cast: number
  onPaper: number
  spoiled: number
  /** Votes by candidate, in the order of `candidates`. */
  votes: number[]
  at: number
}

/** One round of voting. Times are epoch milliseconds; both ends of the window belong to it. */
export interface PollDoc {
  _id: string
  electionId: string
  /** Building or compound that votes. */
  path: string
  title: string
  candidates: { id: string; name: string }[]
  /** Fewest and most candidates on a valid ballot. */
  min: number
  max: number
  scrutineers: PollPerson[]
  threshold: number
  /** None, or at least two; with three a difference can be settled by the third. */
  officers: PollOfficer[]
  /** 16 bytes in hexadecimal, so that no two polls are alike. */
  definitionId: string
  /** Hash of the roll, in hexadecimal. */
  rollHash: string
  households: number
  proxyLimit: number
  quorum: Threshold | null
  from: number
  until: number
  /** Until when voting goes on once more if too few came by `until`; null when it may not. */
  extension: { until: number; paperUntil: number; resultAt: number } | null
  /** Until when paper may be entered; then the count goes on without it. */
  paperUntil: number
  /** The result is published by itself at this moment. */
  resultAt: number
  stage: PollStage
  keyMessages: Record<KeyRound, string[]>
  /** In hexadecimal; empty before the key is made. */
  fingerprint: string
  /** Whether the timer still has to look after it. */
  active: boolean
  /** Households, in the order of the roll, that were looked at to be reminded. */
  reminded: number
  /** When the timer last looked after it. */
  tendedAt: number
  result: PollResult | null
  /** The finished board in storage; null before it is there. */
  boardFile: { fileId: string; bytes: number } | null
  createdAt: number
}

/** The frozen roll of a poll. `_id` is the poll's. Who is who leaves the server only one by one. */
export interface PollRollDoc {
  _id: string
  /** Makes the pseudonyms; in hexadecimal. */
  seed: string
  /** Paths of the households in the order of the board's roll. */
  households: string[]
}

/** An assisted session: who helped and who saw it, by name, and until when it lasts. */
export interface Assisted {
  readonly helperId: string
  readonly helper: string
  readonly witnessId: string
  readonly witness: string
  readonly consent: 'spoken' | 'written'
  readonly from: number
  readonly until: number
}

/** What a household did. `_id` is the poll's id and its place in the roll; made when first needed. */
export interface SeatDoc {
  _id: string
  pollId: string
  /** Place in the roll, from 0. */
  index: number
  household: string
  building: string
  /** Whether a ballot of the household was taken in, however it came. */
  voted: boolean
  /** Who holds the credential. */
  holderId: string | null
  /** The credential's public key in hexadecimal; empty before it is claimed. */
  credential: string
  /** 0 before the first ballot. */
  lastSequence: number
  /** Hash of the last phone ballot, in hexadecimal, and when it came. */
  ballotHash: string
  castAt: number
  /** Moment of the household's last event, so that its events come in order on any machine's clock. */
  lastAt: number
  /** Hashes of ballots that were opened in an audit. */
  opened: string[]
  /** Who helped the household to vote, its holder then; null when nobody did. */
  assisted: Assisted | null
  paper: 'none' | 'own' | 'proxy'
  /** When that was registered; 0 without paper. */
  paperAt: number
  /** Envelopes that the household said are not its own. */
  struck: number
  proxyId: string | null
  /** Whether the household asked that its paper counts in the place of its phone ballot. */
  withdrawn: boolean
}

/** What is on its way to the board. `_id` says what may be there once. */
export interface IntakeDoc {
  _id: string
  pollId: string
  /** Sorts by the moment it came in, then by id; unique. */
  order: string
  type: 'Credential' | 'Ballot'
  /** Base64url. */
  payload: string
  /** The receipt of a ballot; empty otherwise. */
  receipt: string
}

/** The end of a poll's board. `_id` is the poll's. */
export interface BoardHeadDoc {
  _id: string
  /** Events so far. */
  height: number
  /** Hash of the last event, in hexadecimal. */
  hash: string
  pages: number
  /** `order` of the last intake that is on it. */
  cursor: string
  credentials: number
  ballots: number
  paper: boolean
  /** Hash of the Tally event in hexadecimal and the page it is on; empty and 0 before. */
  tallyHash: string
  tallyPage: number
  /** Places of the scrutineers whose partial decryption is on it. */
  partials: number[]
}

/** A page of the board: some of its lines. `_id` is the poll's id and its number; never changed. */
export interface BoardPageDoc {
  _id: string
  pollId: string
  page: number
  /** Height of its first line. */
  height: number
  lines: string[]
  /** Receipts of the ballots on it. */
  receipts: string[]
}

/** How far a board's ballots are added up. `_id` is the poll's. */
export interface SumsDoc {
  _id: string
  /** Of the board that they are of, in hexadecimal. */
  head: string
  /** How many of the ballots that count are in. */
  added: number
  /** Encoded as a Tally event's payload, base64url. */
  sums: string
}

/** What one officer counted. `_id` is the poll's id and the officer's place. */
export interface PaperEntryDoc {
  _id: string
  pollId: string
  officer: number
  spoiled: number
  /** By candidate. */
  totals: number[]
  /** Hash of exactly what was signed: two that are equal make the count. */
  countHash: string
  /** Base64url. */
  signature: string
  at: number
}

/** For which households somebody hands in paper. `_id` is the poll's id and the person's. */
export interface ProxyDoc {
  _id: string
  households: string[]
}
