/**
 * Collections of claims.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../../kernel/collections'
import { sha256 } from '../../kernel/hash'
import type { ClaimDoc, ClaimTriesDoc, SlipPrintDoc } from './documents'

export const claims = defineCollection<ClaimDoc>({
  name: 'claims',
  indexes: [
    {
      name: 'desk',
      keys: [
        { field: 'desks', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'claimant',
      keys: [
        { field: 'personId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'household',
      keys: [
        { field: 'household', order: 1 },
        { field: 'state', order: 1 },
      ],
    },
    {
      name: 'silent',
      keys: [
        { field: 'state', order: 1 },
        { field: 'askedAt', order: 1 },
      ],
    },
  ],
})

export const claimTries = defineCollection<ClaimTriesDoc>({ name: 'claim_tries', indexes: [] })
export const slipPrints = defineCollection<SlipPrintDoc>({ name: 'slip_prints', indexes: [] })

export const claimCollections: readonly CollectionSpec[] = [claims, claimTries, slipPrints]

/** The id of a person's claim on a household, 24 hex digits. */
export const claimId = (personId: string, household: string): string =>
  sha256(`claim\n${personId}\n${household}`).slice(0, 24)
