/**
 * The tree itself, for the one context that fills it: `organization` adds and changes places and
 * households, nobody else does.
 * @module
 */
import type { Database } from '../../kernel/database'
import { appointments } from '../store'

export type { HouseholdDoc, PlaceDoc } from '../documents'
export { newHousehold, rosterPhoneHash } from '../households'
export { households, places } from '../store'

/** Paths of a compound and below over which somebody has or had an office; one read. */
export async function scopesInOffice(db: Database, compound: string): Promise<Set<string>> {
  const scope = { gte: compound, lt: `${compound}0` }
  const found = await db.find(appointments, { scope }, { limit: 1000 })
  return new Set(found.map((one) => one.scope))
}
