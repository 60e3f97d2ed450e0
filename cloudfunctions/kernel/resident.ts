/**
 * The resident document: who a caller is, with everything a permission needs, in one read.
 * @module
 */
import type { ConsentGiven } from '@domain/people/consents'
import type { Appointment } from '@domain/people/roles'
import { defineCollection } from './collections'

/** Whose home a household is to a resident. */
export type HouseholdRelation = 'owner' | 'family' | 'tenant'

/** A person known to the product. `_id` is the OPENID, never shown to anybody. */
export interface ResidentDoc {
  _id: string
  /** Public, random id of the person, unique. */
  personId: string
  /** The name others see. */
  name: string
  /** Mainland mobile number; masked by the server unless duty needs it. */
  phone: string | null
  /** File id of their picture; absent before they chose one. Shown to nobody else. */
  avatar?: string
  households: { path: string; relation: HouseholdRelation; since: number }[]
  /** All appointments, ended ones included; judge them with `isInForce`. */
  appointments: Appointment[]
  /** Messages up to this moment are read; absent before the first was. */
  readUpTo?: number
  /** What they last agreed to or took back, of each kind; absent before the first time. */
  consents?: ConsentGiven[]
  createdAt: number
  updatedAt: number
}

export const residents = defineCollection<ResidentDoc>({
  name: 'residents',
  indexes: [{ name: 'person', keys: [{ field: 'personId', order: 1 }], unique: true }],
})

/** What somebody is called who has not said a name. */
export const GUEST_NAME = '居民'
