/**
 * Collections of the volunteering context.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import type { ActivityDoc, AttendanceDoc } from './documents'

export const activities = defineCollection<ActivityDoc>({
  name: 'activities',
  indexes: [
    {
      name: 'compound',
      keys: [
        { field: 'compound', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'due',
      keys: [{ field: 'dueAt', order: 1 }],
    },
  ],
})

export const attendances = defineCollection<AttendanceDoc>({
  name: 'attendances',
  indexes: [
    { name: 'activity', keys: [{ field: 'activityId', order: 1 }] },
    {
      name: 'day',
      keys: [
        { field: 'personId', order: 1 },
        { field: 'day', order: 1 },
      ],
    },
  ],
})

export const collections: readonly CollectionSpec[] = [activities, attendances]

export const attendanceId = (activityId: string, personId: string): string =>
  `${activityId}.${personId}`
