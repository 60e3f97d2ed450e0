/**
 * Documents of the people context, as stored.
 * @module
 */
import type { Member } from '@domain/people/members'
import type { Level } from '@domain/people/path'
import type { Appointment } from '@domain/people/roles'
import type { SolvedByDay } from '@domain/requests/solved'

export type { HouseholdRelation, ResidentDoc } from '../kernel/resident'

/** A node of the organization tree. `_id` is its path. */
export interface PlaceDoc {
  _id: string
  level: Level
  /** Last segment of the path. */
  code: string
  name: string
  /** Path of the parent, absent for the district. */
  parent: string | null
  /** Households below it, fixed when the tree is imported. */
  householdCount: number
  /** Of a compound: what was solved there lately; absent before anything was. */
  solved?: SolvedByDay
}

/** A household. `_id` is its path; `newHousehold` makes one. */
export interface HouseholdDoc {
  _id: string
  buildingPath: string
  /** Room as people say it, e.g. `1单元302`. */
  room: string
  /** Exclusive area in 0.01 square metres. */
  areaCentiares: number
  /** What the QR code on its slip calls it, see `slipOf`. */
  slip: string
  /** Which edition of its code is valid, from 1; a new one makes the old slip worthless. */
  codeEdition: number
  /** Hashes of the phones on the roster, see `rosterPhoneHash`. */
  rosterPhones: string[]
  /** Person id of the head, one of its members; null while it has none. */
  headId: string | null
  /** Everyone who belongs to it; their own documents say the same. */
  members: Member[]
}

/** An appointment, found by its scope. `_id` is the appointment's id; the resident carries a copy. */
export interface AppointmentDoc extends Omit<Appointment, 'id'> {
  _id: string
  personId: string
  /** Name of its holder, as shown. */
  name: string
  /** Duty phone, published for those who are to be called; null otherwise. */
  dutyPhone: string | null
  /** Whether neighbours elected the holder; absent when they were appointed. */
  elected?: boolean
}
