/**
 * Collections of offices.
 * @module
 */
import type { Office } from '@domain/people/appointing'
import { type CollectionSpec, defineCollection } from '../../kernel/collections'
import type {
  AppointmentCodeDoc,
  CodeTriesDoc,
  OfficeChangeDoc,
  OfficeProposalDoc,
  OfficeSeatDoc,
} from './documents'

export const officeProposals = defineCollection<OfficeProposalDoc>({
  name: 'office_proposals',
  indexes: [
    {
      name: 'desk',
      keys: [
        { field: 'desks', order: 1 },
        { field: 'state', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'proposer',
      keys: [
        { field: 'proposerId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'person',
      keys: [
        { field: 'personId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
  ],
})

export const officeChanges = defineCollection<OfficeChangeDoc>({
  name: 'office_changes',
  indexes: [
    {
      name: 'within',
      keys: [
        { field: 'within', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'person',
      keys: [
        { field: 'personId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
  ],
})

export const officeSeats = defineCollection<OfficeSeatDoc>({ name: 'office_seats', indexes: [] })

export const seatId = ({ role, scope }: Office): string => `${role}@${scope}`

export const appointmentCodes = defineCollection<AppointmentCodeDoc>({
  name: 'appointment_codes',
  indexes: [{ name: 'age', keys: [{ field: 'expiresAt', order: 1 }] }],
})

export const codeTries = defineCollection<CodeTriesDoc>({
  name: 'appointment_code_tries',
  indexes: [{ name: 'age', keys: [{ field: 'at', order: 1 }] }],
})

export const officeCollections: readonly CollectionSpec[] = [
  officeProposals,
  officeChanges,
  officeSeats,
  appointmentCodes,
  codeTries,
]
