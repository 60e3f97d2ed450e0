/**
 * Which roles may do what with a request.
 * @module
 */
import type { Role } from '../people/roles'

/** Who receives a compound's requests: accepts, refuses, hands on. */
export const COMPOUND_ROLES = [
  'grid_worker_full',
  'grid_worker_part',
  'branch_secretary',
] as const satisfies readonly Role[]

/** Who decides about words that wait for a person. */
export const REVIEWER_ROLES = [
  'branch_secretary',
  'community_secretary',
] as const satisfies readonly Role[]

/** Whom a request can be handed to. */
export const HANDLER_ROLES = [
  'property_staff',
  'building_captain',
  ...COMPOUND_ROLES,
] as const satisfies readonly Role[]
