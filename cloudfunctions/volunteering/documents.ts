/**
 * Documents of the volunteering context, as stored.
 * @module
 */
import type { ActivityState } from '@domain/volunteering/activity-states'
import type { SheetRow, SheetWitnesses } from '@domain/volunteering/paper-sheet'
import type { Hours } from '@domain/volunteering/presence'
import type { Post, SignUp } from '@domain/volunteering/sign-up'

/** A sign-up with the name its neighbours know. */
export interface NamedSignUp extends SignUp {
  name: string
}

/** Somebody's hours, once they are confirmed. */
export interface PersonHours extends Hours {
  personId: string
  name: string
  points: number
}

export interface Objection {
  id: string
  by: string
  reason: string
  /** Whether its words wait for a content check; then only approvers see them. */
  held: boolean
  decided: boolean
}

/** What was entered of a paper sheet. */
export interface PaperSheet extends SheetWitnesses {
  rows: SheetRow[]
  /** `cloud://` ids of its photos. */
  photos: string[]
  enteredByName: string
  /** Households of who entered it: the second witness is of none of them. */
  enteredHomes: string[]
  secondByName: string
  at: number
}

/** An activity. `_id` comes from the command that planned it. */
export interface ActivityDoc {
  _id: string
  compound: string
  order: string
  title: string
  about: string
  place: string
  risk: string
  insurance: string
  startsAt: number
  endsAt: number
  /** Until when a place can be given back. */
  cancelBy: number
  posts: Post[]
  leaderId: string
  leaderName: string
  state: ActivityState
  signUps: NamedSignUp[]
  /** Ids of everybody on the list, for their own lists. */
  people: string[]
  /** Hex; the leader's phone makes codes of it. */
  secret: string
  /** When the middle code is asked. */
  middleAt: number
  headCount: number | null
  sheet: PaperSheet | null
  hours: PersonHours[]
  objectBy: number | null
  objections: Objection[]
  /** People whose points are posted already. */
  paid: string[]
  /** Next moment at which the clock does something; a huge number when never. */
  dueAt: number
  updatedAt: number
}

/** What was witnessed of one person. `_id` is activity and person. */
export interface AttendanceDoc {
  _id: string
  activityId: string
  personId: string
  /** Start of the activity, to find others of the same time. */
  day: number
  start: number | null
  middle: number | null
  end: number | null
  servedConfirmed: boolean
  /** What paper says, if anything. */
  paper: { start: number; end: number } | null
  /** Hash of the phone. */
  device: string
  staleScans: number
  /** Half hours that earned points; 0 before they are posted. */
  counted: number
}

/** Published hours of one person at one activity, for good. `_id` is activity and person. */
export interface HoursRecordDoc {
  _id: string
  personId: string
  order: string
  title: string
  startsAt: number
  halfHours: number
  kind: 'witnessed' | 'supplementary'
}

/** What a person's hours add up to. `_id` is the person. */
export interface VolunteerDoc {
  _id: string
  halfHours: number
}
