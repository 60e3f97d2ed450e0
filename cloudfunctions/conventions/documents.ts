/**
 * Documents of the conventions context, as stored.
 * @module
 */
import type { Commitment } from '@domain/conventions/certificate'
import type { HouseholdChoice, Reading } from '@domain/conventions/paper-vote'
import type { ForceVersion, SigningAct, SigningChannel } from '@domain/conventions/signing'
import type { VersionState } from '@domain/conventions/states'
import type { ConventionText } from '@domain/conventions/text'
import type { VoteWay } from '@domain/region/conventions'

/** The convention of a compound, one each. `_id` comes from its path. */
export interface ConventionDoc {
  _id: string
  /** Path of the compound. */
  path: string
  /** The version being made, or null when none is. */
  openVersion: number | null
  /** Number of the newest version that was ever begun. */
  lastVersion: number
  /** Versions that were ever in force, oldest first; the last one is. */
  force: ForceVersion[]
  /** When the secretary is asked to look at it again; null while asked, and before it is in force. */
  reviewAt: number | null
  /** What came of looking at it, oldest first. */
  reviews: { outcome: 'keep' | 'revise'; words: string; version: number; at: number }[]
  updatedAt: number
}

/** Why a warning of the legality check stays. */
export interface LegalityNote {
  clauseId: string
  kind: string
  why: string
}

/** What the households decided. */
export interface MeetingVote {
  /** Households that took part. */
  present: number
  /** Women among those who took part. */
  women: number
  for: number
  against: number
  abstain: number
  /** Pictures of the signed minutes; none of an open vote. */
  minutes: string[]
}

/** That a clause came of somebody's opinion. */
export interface Credit {
  clauseId: string
  opinionId: string
  name: string
  /** Name of their building. */
  place: string
}

/** One version of a convention. `_id` is the convention's with `v` and its number. */
export interface VersionDoc extends ConventionText {
  _id: string
  conventionId: string
  path: string
  version: number
  state: VersionState
  /** A plain summary, read first by those who sign. */
  summary: string
  /** Number of the version it revises; null for the first. */
  base: number | null
  /** Whose opinions became which clauses; it goes on to the versions that revise it. */
  credits: Credit[]
  /** Grows with every save: nobody writes over what they have not seen. */
  revision: number
  /** Clauses that the editor calls materially changed. */
  marked: string[]
  notes: LegalityNote[]
  /** Whether the content check could not say: then the sub-district's review is the check. */
  contentPending: boolean
  /** Of the text as it went to review; null before. */
  textHash: string | null
  /** What the sub-district wrote when it sent the draft back last. */
  returnedBecause: string
  /** As entered by the first of two people, until the second has entered the same. */
  voteEntry: (MeetingVote & { by: string }) | null
  vote:
    | (Omit<MeetingVote, 'women'> & {
        /** Null of a secret vote, which knows nobody. */
        women: number | null
        households: number
        at: number
        way: VoteWay
      })
    | null
  /** Last moment of the open vote, or null while there is none. */
  voteUntil: number | null
  /** Open votes that were ever begun on it; absent before the first. */
  ballots?: number
  /** Homes of the compound when the open vote began: what half of them is moves no more. */
  voteHouseholds?: number
  /** Id of the election that is its secret vote; empty while none runs. */
  pollId: string
  /** Secret votes that were ever begun on it. */
  polls: number
  filingNumber: string
  filedAt: number | null
  publishedAt: number | null
  inForceAt: number | null
  /** Who began it. */
  editorId: string
  editorName: string
  createdAt: number
  updatedAt: number
}

/** Every opinion is about this. */
export const ANY = '*'

/** What a resident thinks of a topic, a clause, or how it should be worded. */
export interface OpinionDoc {
  _id: string
  versionId: string
  /** Sorts by time; unique. */
  order: string
  topic: string
  clauseId: string | null
  /** What it can be looked for by: its topic, its clause, and {@link ANY} for all. */
  about: string[]
  text: string
  /** A wording for the clause; empty without one. */
  wording: string
  authorId: string
  authorName: string
  /** Name of the author's building. */
  place: string
  /** `false` until the content check or a person passed it: then only its author and editors see it. */
  shown: boolean
  refused: boolean
  /** People who support it; each has a document of their own, so this can be counted again. */
  supports: number
  at: number
}

/** That one person supports an opinion. `_id` is opinion and person. */
export interface SupportDoc {
  _id: string
  opinionId: string
  at: number
}

/** A ballot on paper as one person read it. */
export interface PaperReading extends Reading {
  /** Picture of the paper. */
  readonly sheet: string
  readonly byName: string
}

/** The one vote of a household in an open vote. `_id` is version and household, hashed. */
export interface HouseholdVoteDoc {
  _id: string
  /** The version, and which open vote on it: see `ballotOn`. */
  versionId: string
  building: string
  household: string
  /** What counts: the last act on the phone, else the paper; null while nothing does. */
  choice: HouseholdChoice | null
  /** Whether a woman spoke for the household. */
  woman: boolean
  channel: SigningChannel
  /** Person id of who cast it, or of the second who entered it. */
  by: string
  /** The paper as people read it, until two of them read the same. */
  readings: PaperReading[]
  /** Whether there are readings that no second person has read alike. */
  waits: boolean
  /** Picture of the paper that two people read alike; empty without one. */
  sheet: string
  at: number
}

/** What the people of one household signed. `_id` is convention and household, hashed. */
export interface HouseholdSigningDoc {
  _id: string
  conventionId: string
  building: string
  household: string
  signers: {
    /** Person id, or the hash of a name on paper. */
    signer: string
    name: string
    acts: (SigningAct & { signatureId?: string })[]
  }[]
  /** Newest version that anyone of it stands by; 0 for none. Follows from `signers`. */
  signedVersion: number
  /** Whether it agreed to be visited. */
  visit: boolean
  updatedAt: number
}

/** One signature, never changed. */
export interface SignatureDoc extends Omit<Commitment, 'signatureId'> {
  _id: string
  /** Id of the household's document. */
  signingId: string
  signerId: string
  /** Drawn lines, `x,y x,y;…` in a box of 1,000; empty on paper. */
  strokes: string
  /** Picture of the signed sheet; empty on the phone. */
  sheet: string
}

/** A line of a signed sheet, as the first of two people entered it. */
export interface PaperEntryDoc {
  _id: string
  conventionId: string
  building: string
  household: string
  /** Version that was signed. */
  version: number
  name: string
  by: string
  byName: string
  sheet: string
  at: number
  /** Whether it waits for the second person. */
  waits: boolean
  /** Set when the second person entered the same. */
  signatureId: string | null
}

/** How far a building is. Follows from the households' documents. */
export interface ProgressDoc {
  _id: string
  conventionId: string
  building: string
  /** Households by the newest version they stand by. */
  byVersion: Record<string, number>
}

export type { SigningChannel }
