/**
 * Collections of the volunteering context.
 * @module
 */
import { dayAt } from '@domain/time/shanghai'
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import type { Transaction } from '../kernel/database'
import type {
  ActivityDoc,
  AttendanceDoc,
  CertificateDoc,
  HoursRecordDoc,
  NeedDoc,
  TeamDoc,
  VolunteerDoc,
} from './documents'

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
    {
      name: 'leader',
      keys: [
        { field: 'leaderId', order: 1 },
        { field: 'state', order: 1 },
      ],
    },
    {
      name: 'team',
      keys: [
        { field: 'teamId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'suspect',
      keys: [
        { field: 'compound', order: 1 },
        { field: 'suspect', order: 1 },
        { field: 'order', order: -1 },
      ],
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

export const hoursRecords = defineCollection<HoursRecordDoc>({
  name: 'volunteer_hours',
  indexes: [
    {
      name: 'person',
      keys: [
        { field: 'personId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'compound',
      keys: [
        { field: 'compound', order: 1 },
        { field: 'order', order: 1 },
      ],
    },
  ],
})

export const volunteers = defineCollection<VolunteerDoc>({
  name: 'volunteers',
  indexes: [
    {
      name: 'red_list',
      keys: [
        { field: 'compound', order: 1 },
        { field: 'shown', order: 1 },
        { field: 'order', order: 1 },
      ],
    },
  ],
})

export const certificates = defineCollection<CertificateDoc>({
  name: 'volunteer_certificates',
  indexes: [{ name: 'person', keys: [{ field: 'personId', order: 1 }] }],
})

export const teams = defineCollection<TeamDoc>({
  name: 'volunteer_teams',
  indexes: [
    {
      name: 'compound',
      keys: [
        { field: 'compound', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    { name: 'people', keys: [{ field: 'people', order: 1 }] },
  ],
})

export const needs = defineCollection<NeedDoc>({
  name: 'service_needs',
  indexes: [
    {
      name: 'desk',
      keys: [
        { field: 'desks', order: 1 },
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

export const collections: readonly CollectionSpec[] = [
  activities,
  attendances,
  certificates,
  hoursRecords,
  needs,
  teams,
  volunteers,
]

export const attendanceId = (activityId: string, personId: string): string =>
  `${activityId}.${personId}`

/** What is known of somebody's presence; a fresh record of nothing when there is none. */
export async function attendanceOf(
  tx: Transaction,
  activity: ActivityDoc,
  personId: string,
): Promise<AttendanceDoc> {
  const _id = attendanceId(activity._id, personId)
  const found = await tx.get(attendances, _id)
  if (found) return found
  const fresh: AttendanceDoc = {
    _id,
    activityId: activity._id,
    personId,
    day: dayAt(activity.startsAt),
    start: null,
    middle: null,
    end: null,
    servedConfirmed: false,
    paper: null,
    device: '',
    staleScans: 0,
    counted: 0,
  }
  await tx.add(attendances, fresh)
  return fresh
}
