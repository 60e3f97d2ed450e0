/**
 * Where a household is, as far as everybody may know.
 * @module
 */
import type { PlaceDoc } from '../documents'
import { namePlace } from '../face'

/** Compound and building of a household, e.g. `小满荷苑 3栋`; '' when they are unknown. */
export function placeNameOf(known: ReadonlyMap<string, PlaceDoc>, household: string): string {
  const place = namePlace(known, household)
  return place ? `${place.compoundName} ${place.buildingName}` : ''
}
