/**
 * Documents of an election, as stored; see docs/decisions/0006 for what is stored and what is
 * computed. Ballots, keys and the board have documents of their own in `voting/documents.ts`.
 *
 * Stages are never stored: `stageOf` in `stage.ts` computes them from the frozen calendar, the facts
 * here and the clock.
 * @module
 */
import type { ElectionCalendar, PlannedTimes } from '@domain/elections/calendar'
import type { Disqualification } from '@domain/elections/candidacy'
import type { Count, Outcome, Round } from '@domain/elections/outcome'
import type { ObjectionKind } from '@domain/elections/roll'
import type { ElectionRules } from '@domain/elections/rules'
import type { Role } from '@domain/people/roles'

/** Somebody who did something by their duty, as shown to everybody. */
export interface Official {
  personId: string
  name: string
  role: Role
}

/** What is decided. */
export type Subject = { kind: 'office' } | { kind: 'question'; title: string; text: string }

/**
 * A plan before it starts: the one place where rules and times may be changed. `_id` comes from the
 * command that wrote it. Opening it makes one election for each building.
 */
export interface PlanDoc {
  _id: string
  /** Compound (or one building) it covers; decides who may change it. */
  path: string
  subject: Subject
  rules: ElectionRules
  times: PlannedTimes
  /** Paths whose households vote: buildings for an office; buildings or the compound for a question. */
  places: string[]
  state: 'draft' | 'opened' | 'dropped'
  by: Official
  /** The term whose vacancy this fills; empty for an ordinary election. */
  fillsTerm: string
  /** Sorts by when it was planned, then by id; unique. */
  order: string
  at: number
  updatedAt: number
}

/** What a ballot chooses among, in ballot order: the place in the list is the index on the board. */
export interface Choice {
  /** A nomination's id; `yes`, `no`, `abstain` of a question. */
  id: string
  title: string
}

/** The roll of an election; its households are {@link RollEntryDoc}. */
export interface RollHead {
  /**
   * `copying` until every household has its entry · `published` while objections are taken and ruled
   * on · `frozen`: nothing on it changes any more.
   */
  state: 'copying' | 'published' | 'frozen'
  /** Path of the last household copied; where copying goes on after a stop. Empty at the start. */
  copiedUpTo: string
  /** Households entitled to vote; fixed when frozen, 0 before that. */
  households: number
  /** `rollHash` over all entitled households, shown to everybody; empty before it is frozen. */
  hash: string
}

/**
 * What the count gave, written once by the count, with {@link ElectionDoc.nextAt} set to `resultAt`.
 * Nobody but scrutineers sees it before `calendar.resultAt`.
 */
export interface ElectionResult {
  /** Votes by choice id. */
  count: Count
  outcome: Outcome
  countedAt: number
  /** Of the finished board: hash of its last event, and how many events there are. */
  boardHead: string
  boardHeight: number
}

/**
 * What happens by itself, in this order. Windows open and close by the clock alone; these are what
 * has to be written down when they do.
 */
export const STEPS = [
  'copy_roll',
  'announce_roll',
  'freeze_roll',
  'close_nominations',
  'publish_candidates',
  'prepare_poll',
  'open_voting',
  'publish_result',
  'ask_confirmation',
  'confirm',
  'none',
] as const
export type StepName = (typeof STEPS)[number]

/**
 * Nobody stands · two people found it irregular · the scrutineers made no key, so that nobody could
 * vote · too few of them came to the count.
 */
export type VoidReason = 'no_candidates' | 'irregular' | 'no_key' | 'no_count'

/** When somebody did something, and who. */
export interface Deed {
  at: number
  /** Null when the deadline did it: nobody can hold it back. */
  by: Official | null
}

/**
 * An election: one place, one vote. `_id` is made of plan and place, so opening twice makes one.
 * Everything in it changes rarely and in one transaction each; nothing here counts anything.
 */
export interface ElectionDoc {
  _id: string
  planId: string
  /** Whose households vote: a building, or a compound for a question. */
  path: string
  /** Lists it is in: `at@<path>` for those who live there, `in@<place above>` for officials. */
  listedIn: string[]
  /** E.g. `小满荷苑 3栋`. */
  placeName: string
  /** E.g. `3栋楼栋长选举`. */
  title: string
  subject: Subject

  /** Frozen at opening, with the hash that everybody sees. */
  rules: ElectionRules
  rulesHash: string
  /** Profile and version the rules started from, e.g. `default@1`. */
  profile: string
  /** Frozen at opening; only the rules' one extension of voting changes it. */
  calendar: ElectionCalendar
  openedAt: number
  openedBy: Official

  /** Whose roll is used: its own id; a runoff votes by the roll of the first round. */
  rollId: string
  roll: RollHead
  round: Round
  /** The election whose runoff this is; empty for a first round. */
  runoffOf: string
  /** The term whose vacancy this fills; empty for an ordinary election. */
  fillsTerm: string
  /** The term that this vote is about to recall; empty for all others. */
  recalls: string

  /** Null until candidates are published; a question has its choices from the start. */
  choices: Choice[] | null
  /** Person ids and names of the scrutineers in office, in the order of their keys. */
  scrutineers: { personId: string; name: string }[]
  /** Who registers and counts paper, each for themselves: nobody, or at least two. */
  officers: { personId: string; name: string }[]
  /** Days by which voting was put off since its key was not made. */
  postponed: number
  /** Fingerprint of definition, keys and roll, once the key ceremony is done; null before. */
  fingerprint: string | null
  result: ElectionResult | null
  confirmed: Deed | null
  filed: (Deed & { number: string }) | null
  /** Over without a result that holds. */
  voided: (Deed & { reason: VoidReason; words: string }) | null

  /** What the machine does next by itself, and when; a huge number when nothing is left. See `steps/`. */
  step: StepName
  nextAt: number
  /** Sorts by when it was opened, then by id; unique. */
  order: string
}

/** Which election is on for an office of a place, so that there is one. `_id` is office and path. */
export interface ElectionSlotDoc {
  _id: string
  electionId: string
}

/**
 * A household on a roll. `_id` is roll and household. It holds no name and no person: which household
 * may vote is all that others need.
 */
export interface RollEntryDoc {
  _id: string
  rollId: string
  /** Path of the household. Never sent to phones but to its own members and to officials. */
  household: string
  /** As published, e.g. `1单元3**`. */
  shownAs: string
  /** False when a ruling took it off; the entry stays, so that everybody sees that. */
  eligible: boolean
  /** `roll` copied at opening · `ruling` added by one. */
  source: 'roll' | 'ruling'
  /** Sorts by household; unique within a roll. Equal to `household`, see `findPage`. */
  order: string
}

/** An objection, to a roll or to a result. `_id` comes from the command that raised it. */
export interface ObjectionDoc {
  _id: string
  electionId: string
  /** Of the election; decides who rules. */
  path: string
  about: 'roll' | 'result'
  /** What a roll objection asks for; null about a result. */
  asks: ObjectionKind | null
  /** Household it is about; null about a result. */
  household: string | null
  /** That household as published. */
  shownAs: string
  words: string
  /** Words wait for a person when the check was unsure; officials see them, others don't. */
  wordsHeld: boolean
  raisedBy: string
  raisedAt: number
  /** Until when it is ruled on; a roll objection is ruled in the vote's favour then. */
  dueAt: number
  /** Until it is settled: ruled on, and for a result found irregular seconded. */
  waits: boolean
  ruling: ObjectionRuling | null
  /** A result found irregular takes a second person's yes; null until then. */
  second: (Deed & { agrees: boolean }) | null
  order: string
}

export interface ObjectionRuling extends Deed {
  decision: 'upheld' | 'denied'
  words: string
}

/** The ways somebody is proposed; several may come together. */
export type NominationWay = 'self' | 'joint' | 'party_branch' | 'residents_committee'

/** Somebody proposed. `_id` is election and person, so that each is proposed once. */
export interface NominationDoc {
  _id: string
  electionId: string
  /** Of the election. */
  path: string
  nomineeId: string
  /** As the ballot will show it. */
  name: string
  /** Households of the nominee, for the rule about scrutineers. */
  households: string[]
  way: NominationWay
  /** Who started it. */
  proposedBy: string
  proposedAt: number
  /**
   * `proposed` waits for the nominee · `accepted` · `declined`, by the nominee, or taken back before
   * candidates are published. Whether enough households joined a joint one is counted, not stored.
   */
  state: 'proposed' | 'accepted' | 'declined'
  acceptedAt: number | null
  statement: string
  /** A file id, or empty. */
  photo: string
  /** Whether the statement waits for a person's look; nobody but reviewers sees it then. */
  statementHeld: boolean
  /** What the review needs and nobody else sees; erased when candidates are published. */
  facts: { bornOn: string; livesHereSince: string } | null
  review: NominationReview | null
  appeal: NominationAppeal | null
  order: string
}

export interface NominationReview extends Deed {
  decision: 'qualified' | 'refused'
  reasons: Disqualification[]
  words: string
}

export interface NominationAppeal {
  words: string
  at: number
  ruling: (Deed & { decision: 'qualified' | 'refused'; words: string }) | null
}

/** That a household supports a joint nomination. `_id` is nomination and household. */
export interface SupportDoc {
  _id: string
  nominationId: string
  household: string
  personId: string
  at: number
}

/** Somebody who offered to be a scrutineer. `_id` is election and person. */
export interface ScrutineerDoc {
  _id: string
  electionId: string
  path: string
  personId: string
  name: string
  households: string[]
  /** `offered` · `chosen` · `stepped_down`: by themselves, or since they or theirs became a candidate. */
  state: 'offered' | 'chosen' | 'stepped_down'
  at: number
}

/** A term that an election began. `_id` is the election's id and the elected choice's. */
export interface TermDoc {
  _id: string
  electionId: string
  /** Where the office is held. */
  path: string
  personId: string
  name: string
  role: 'building_captain' | 'resident_rep'
  appointmentId: string
  startsAt: number
  /** First moment after the term. */
  endsAt: number
  /** Why it ended early; null while it runs its course. */
  ended: (Deed & { because: 'resigned' | 'moved_away' | 'recalled' | 'died' | 'dismissed' }) | null
  /** What one official found out, until another confirms it; absent before. */
  endAsked?: Deed & { because: 'moved_away' | 'died'; by: Official }
  /** The households' latest wish to recall; null before there was one. */
  recall: RecallFacts | null
  /** Until when the by-election must have opened; null without a vacancy. */
  byElectionDue: number | null
  /** The plan that fills the vacancy; empty until it is made. */
  byElectionPlan: string
  /** What is handed over, and what both sides have ticked. */
  handover: { item: string; given: boolean; received: boolean }[]
  order: string
}

/** A recall, as stored; where it stands follows from these facts and the clock. */
export interface RecallFacts {
  /** What the first household gave as its reason. */
  words: string
  proposedAt: number
  /** Paths of the households that ask for it, each once. */
  households: string[]
  /** When enough had joined; null before. */
  reachedAt: number | null
  /** Until when the person in office may answer; null before enough had joined. */
  answerUntil: number | null
  answer: { words: string; at: number } | null
  /** The vote; empty before enough had joined. */
  electionId: string
}
