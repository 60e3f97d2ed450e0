/**
 * Collections of the people context. Residents are the kernel's: every call reads them.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import { claimCollections } from './claims/store'
import type { AppointmentDoc, HouseholdDoc, PlaceDoc } from './documents'
import { officeCollections } from './offices/store'
import { privacyCollections } from './privacy/store'

export const places = defineCollection<PlaceDoc>({
  name: 'places',
  indexes: [
    {
      name: 'children',
      keys: [
        { field: 'parent', order: 1 },
        { field: '_id', order: 1 },
      ],
    },
  ],
})

export const households = defineCollection<HouseholdDoc>({
  name: 'households',
  indexes: [
    {
      name: 'building',
      keys: [
        { field: 'buildingPath', order: 1 },
        { field: '_id', order: 1 },
      ],
    },
    { name: 'slip', keys: [{ field: 'slip', order: 1 }], unique: true },
  ],
})

export const appointments = defineCollection<AppointmentDoc>({
  name: 'appointments',
  indexes: [
    {
      name: 'scope',
      keys: [
        { field: 'scope', order: 1 },
        { field: 'endsAt', order: 1 },
      ],
    },
    {
      name: 'person',
      keys: [
        { field: 'personId', order: 1 },
        { field: 'endsAt', order: 1 },
      ],
    },
  ],
})

export const collections: readonly CollectionSpec[] = [
  places,
  households,
  appointments,
  ...officeCollections,
  ...claimCollections,
  ...privacyCollections,
]
