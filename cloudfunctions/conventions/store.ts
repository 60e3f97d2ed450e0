/**
 * Collections of the conventions context.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import { sha256 } from '../kernel/hash'
import type {
  ConventionDoc,
  HouseholdSigningDoc,
  HouseholdVoteDoc,
  OpinionDoc,
  PaperEntryDoc,
  ProgressDoc,
  SignatureDoc,
  SupportDoc,
  VersionDoc,
} from './documents'

const ascending = (...fields: string[]) => fields.map((field) => ({ field, order: 1 as const }))

export const conventions = defineCollection<ConventionDoc>({
  name: 'conventions',
  indexes: [{ name: 'review', keys: ascending('reviewAt') }],
})

export const versions = defineCollection<VersionDoc>({
  name: 'convention_versions',
  indexes: [
    {
      name: 'convention',
      keys: [...ascending('conventionId'), { field: 'version', order: -1 }],
    },
    { name: 'coming', keys: ascending('state', 'inForceAt') },
    { name: 'voting', keys: ascending('state', 'voteUntil') },
    { name: 'polled', keys: ascending('state', 'pollId') },
  ],
})

export const votes = defineCollection<HouseholdVoteDoc>({
  name: 'convention_votes',
  indexes: [
    { name: 'count', keys: ascending('versionId', 'choice', 'woman') },
    { name: 'waiting', keys: ascending('versionId', 'building', 'waits', 'at') },
    { name: 'person', keys: ascending('by', '_id') },
  ],
})

export const opinions = defineCollection<OpinionDoc>({
  name: 'convention_opinions',
  indexes: [
    { name: 'person', keys: ascending('authorId', '_id') },
    {
      name: 'shown',
      keys: [...ascending('versionId', 'shown', 'about'), { field: 'order', order: -1 }],
    },
    { name: 'all', keys: [...ascending('versionId', 'about'), { field: 'order', order: -1 }] },
  ],
})

export const supports = defineCollection<SupportDoc>({ name: 'convention_supports', indexes: [] })

export const signings = defineCollection<HouseholdSigningDoc>({
  name: 'convention_households',
  indexes: [
    { name: 'visits', keys: ascending('conventionId', 'building', 'visit', 'signedVersion') },
  ],
})

export const signatures = defineCollection<SignatureDoc>({
  name: 'convention_signatures',
  indexes: [{ name: 'person', keys: ascending('signerId', '_id') }],
})

export const paperEntries = defineCollection<PaperEntryDoc>({
  name: 'convention_paper_entries',
  indexes: [{ name: 'waiting', keys: ascending('conventionId', 'building', 'waits', 'at') }],
})

export const progress = defineCollection<ProgressDoc>({
  name: 'convention_progress',
  indexes: [{ name: 'convention', keys: ascending('conventionId', 'building') }],
})

export const collections: readonly CollectionSpec[] = [
  conventions,
  versions,
  votes,
  opinions,
  supports,
  signings,
  signatures,
  paperEntries,
  progress,
]

const idOf = (...parts: string[]): string => sha256(parts.join('\n')).slice(0, 24)

/** Id of a compound's convention. */
export const conventionIdOf = (compound: string): string => idOf('convention', compound)
export const versionIdOf = (conventionId: string, version: number): string =>
  `${conventionId}v${version}`
/** Hashed, so that ids tell nobody which household signed. */
export const signingIdOf = (conventionId: string, household: string): string =>
  idOf('signing', conventionId, household)
export const progressIdOf = (conventionId: string, building: string): string =>
  idOf('progress', conventionId, building)
export const supportIdOf = (opinionId: string, personId: string): string =>
  `${opinionId}.${personId}`
/**
 * What the votes of the running open vote are kept under. Each vote on a version begins empty: who agreed
 * to words that failed has not agreed to those that came after.
 */
export const ballotOn = ({ _id, ballots = 1 }: Pick<VersionDoc, '_id' | 'ballots'>): string =>
  ballots > 1 ? `${_id}.${ballots}` : _id
export const voteIdOf = (ballot: string, household: string): string =>
  idOf('vote', ballot, household)
/** A signer on paper is known by household and name only. */
export const paperSignerOf = (household: string, name: string): string =>
  idOf('paper', household, name)
