/**
 * Documents of the volunteering context, as stored.
 * @module
 */
import type { ActivityState } from '@domain/volunteering/activity-states'
import type { Anomaly } from '@domain/volunteering/anomalies'
import type { NeedKind, NeedState } from '@domain/volunteering/need'
import type { SheetRow, SheetWitnesses } from '@domain/volunteering/paper-sheet'
import type { PlannedWords } from '@domain/volunteering/planned-words'
import type { Hours } from '@domain/volunteering/presence'
import type { Consent, Post, SignUp } from '@domain/volunteering/sign-up'
import type { TeamMember, TeamState } from '@domain/volunteering/team'

/** A sign-up with the name its neighbours know. */
export interface NamedSignUp extends SignUp {
  name: string
  /** Paths of their households: family decides nothing about them. */
  homes: string[]
  consent: Consent
  /** Who agreed for a minor; empty otherwise. */
  guardianId: string
}

/** Whom an activity serves, when it answers a need. */
export interface Served {
  need: string
  personId: string
  home: string
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
  /** Paths of the households of who objected: their family does not decide on it. */
  homes?: string[]
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
export interface ActivityDoc extends PlannedWords {
  _id: string
  compound: string
  order: string
  startsAt: number
  endsAt: number
  /** Until when a place can be given back. */
  cancelBy: number
  posts: Post[]
  leaderId: string
  leaderName: string
  /** Paths of the leader's households. */
  leaderHomes: string[]
  /** Empty without one. */
  teamId: string
  teamName: string
  served: Served | null
  state: ActivityState
  /** Why it was returned or cancelled; empty otherwise. */
  reason: string
  signUps: NamedSignUp[]
  /** Ids of everybody on the list, for their own lists. */
  people: string[]
  /** Hex; the leader's phone makes codes of it. */
  secret: string
  /** When the middle code is asked. */
  middleAt: number
  headCount: number | null
  /** What looked wrong when it was confirmed. */
  anomalies: Anomaly[]
  /** Whether anything did: for the list of those. */
  suspect: boolean
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
  /** As known when it was published. */
  name: string
  compound: string
  /** The team's name, empty without one. */
  team: string
  post: string
  place: string
  leader: string
  order: string
  title: string
  startsAt: number
  endsAt: number
  halfHours: number
  kind: 'witnessed' | 'supplementary'
}

/** What a person's hours add up to. `_id` is the person. */
export interface VolunteerDoc {
  _id: string
  halfHours: number
  name: string
  /** Where the latest hours are from: the red list they can be on. */
  compound: string
  /** Whether they agreed to be on it. */
  shown: boolean
  order: string
}

/** What somebody's hours were when a certificate was made. `_id` comes from what it says. */
export interface CertificateDoc {
  _id: string
  personId: string
  name: string
  compound: string
  halfHours: number
  stars: number
  at: number
}

/** A team. `_id` comes from the command that founded it. */
export interface TeamDoc {
  _id: string
  compound: string
  order: string
  name: string
  about: string
  leaderId: string
  leaderName: string
  state: TeamState
  /** Why it was not approved. */
  reason: string
  members: (TeamMember & { name: string })[]
  /** Ids of those in it, those who only asked left out. */
  people: string[]
  updatedAt: number
}

/** A need for a hand. `_id` comes from the command that filed it. */
export interface NeedDoc {
  _id: string
  compound: string
  /** Path of the household. */
  home: string
  order: string
  kind: NeedKind
  words: string
  wished: string
  personId: string
  name: string
  placeName: string
  state: NeedState
  /** Desks of those who arrange, as tasks have them. */
  desks: string[]
  reason: string
  /** The activity made of it; empty before. */
  activity: string
  updatedAt: number
}
