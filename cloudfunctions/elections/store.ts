/**
 * Collections of the elections context. Those of ballots and the board are in `voting/store.ts`.
 * @module
 */
import type { Office } from '@domain/elections/rules'
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import { sha256 } from '../kernel/hash'
import type {
  ElectionDoc,
  ElectionSlotDoc,
  NominationDoc,
  ObjectionDoc,
  PlanDoc,
  RollEntryDoc,
  ScrutineerDoc,
  SupportDoc,
  TermDoc,
} from './documents'
import { votingCollections } from './voting/store'

const asc = (field: string) => ({ field, order: 1 as const })
const desc = (field: string) => ({ field, order: -1 as const })

export const electionPlans = defineCollection<PlanDoc>({
  name: 'election_plans',
  indexes: [{ name: 'desk', keys: [asc('path'), asc('state'), desc('order')] }],
})

export const elections = defineCollection<ElectionDoc>({
  name: 'elections',
  indexes: [
    { name: 'listed', keys: [asc('listedIn'), desc('order')] },
    { name: 'plan', keys: [asc('planId'), asc('order')] },
    { name: 'due', keys: [asc('nextAt')] },
  ],
})

export const electionSlots = defineCollection<ElectionSlotDoc>({
  name: 'election_slots',
  indexes: [],
})

export const rollEntries = defineCollection<RollEntryDoc>({
  name: 'election_roll_entries',
  indexes: [{ name: 'roll', keys: [asc('rollId'), asc('order')] }],
})

export const objections = defineCollection<ObjectionDoc>({
  name: 'election_objections',
  indexes: [
    { name: 'election', keys: [asc('electionId'), asc('about'), desc('order')] },
    { name: 'person', keys: [asc('raisedBy'), asc('_id')] },
    { name: 'waiting', keys: [asc('electionId'), asc('about'), asc('waits')] },
  ],
})

export const nominations = defineCollection<NominationDoc>({
  name: 'election_nominations',
  indexes: [
    { name: 'election', keys: [asc('electionId'), asc('order')] },
    { name: 'person', keys: [asc('nomineeId'), asc('_id')] },
  ],
})

export const supports = defineCollection<SupportDoc>({
  name: 'election_supports',
  indexes: [
    { name: 'nomination', keys: [asc('nominationId'), asc('at')] },
    { name: 'person', keys: [asc('personId'), asc('_id')] },
  ],
})

export const scrutineers = defineCollection<ScrutineerDoc>({
  name: 'election_scrutineers',
  indexes: [
    { name: 'election', keys: [asc('electionId'), asc('at')] },
    { name: 'person', keys: [asc('personId'), asc('_id')] },
  ],
})

export const terms = defineCollection<TermDoc>({
  name: 'election_terms',
  indexes: [
    { name: 'place', keys: [asc('path'), desc('order')] },
    { name: 'person', keys: [asc('personId'), asc('_id')] },
  ],
})

export const collections: readonly CollectionSpec[] = [
  electionPlans,
  elections,
  electionSlots,
  rollEntries,
  objections,
  nominations,
  supports,
  scrutineers,
  terms,
  ...votingCollections,
]

const idOf = (...parts: string[]): string => sha256(parts.join('\n')).slice(0, 24)

/** 24 hex digits: opening a plan twice makes one election for each place. */
export const electionId = (planId: string, place: string): string => idOf('election', planId, place)
export const slotId = (office: Office, path: string): string => `${office}@${path}`
/** Hashed, so that an id shown to a phone tells no path. */
export const rollEntryId = (rollId: string, household: string): string =>
  `${rollId}.${sha256(`roll\n${rollId}\n${household}`).slice(0, 16)}`
export const nominationId = (election: string, personId: string): string =>
  idOf('nomination', election, personId)
export const supportId = (nomination: string, household: string): string =>
  idOf('support', nomination, household)
export const scrutineerId = (election: string, personId: string): string =>
  `${election}.${personId}`
export const termId = (election: string, choice: string): string => idOf('term', election, choice)
