/**
 * Volunteering: what pages may ask of the `volunteering` function.
 * @module
 */
import type { ActivityMove, ActivityState } from '@domain/volunteering/activity-states'
import type { AnomalyKind } from '@domain/volunteering/anomalies'
import type { PlannedWords } from '@domain/volunteering/planned-words'
import type { PresenceReason } from '@domain/volunteering/presence'
import type { Moment } from '@domain/volunteering/rotating-code'
import * as v from 'valibot'
import { defineAction, type Page } from '../kernel/contract'
import { cursorInput, wordsInput } from '../kernel/contract/inputs'
import type { ActivityCard } from './contract/cards'
import { APPROVERS, activityInput } from './contract/shared'

export * from './contract/desk'
export * from './contract/guardian'
export * from './contract/honours'
export * from './contract/needs'
export * from './contract/paper'
export * from './contract/plan'
export * from './contract/teams'
export type { ActivityCard }

const id = activityInput

/** Hours of one person, as shown for objections. */
export interface HoursRow {
  /** Id of the person, for those who decide on objections; empty for others. */
  person: string
  name: string
  halfHours: number
  points: number
  kind: 'witnessed' | 'supplementary' | 'none'
  reason: PresenceReason
  /** Whether it is the caller's own. */
  own: boolean
}

export interface ActivityDetail extends ActivityCard, PlannedWords {
  leaderName: string
  /** The team it belongs to; empty without one. */
  team: string
  /** Why it was returned or cancelled; for its leader and those who approve. */
  reason: string
  /** The need it answers; for who leads or approves it, and who is served. */
  need: string
  /** How many wait before the caller for a place, themselves included; null unless they wait. */
  waitingAt: number | null
  /** Whether the caller is a minor whose guardian has not agreed yet. */
  asksGuardian: boolean
  /** Minors of the caller's household who wait for a guardian's answer. */
  minors: { person: string; name: string }[]
  /** Whom the caller, who is served, can confirm; empty for everybody else. */
  toConfirm: { person: string; name: string; confirmed: boolean }[]
  posts: { id: string; title: string; capacity: number; joined: number }[]
  /** Until when a place can be given back. */
  cancelBy: number
  moves: ActivityMove[]
  /** Whether the caller leads it. */
  leads: boolean
  /** Moments at which the caller's presence was witnessed. */
  witnessed: Moment[]
  /** From the publication on. */
  hours: HoursRow[]
  /** Until when anybody concerned may object; null before the publication. */
  objectBy: number | null
  objections: { id: string; reason: string; own: boolean }[]
  /** What looks wrong; for whoever publishes. */
  anomalies: { kind: AnomalyKind; names: string[] }[]
}

export interface Activities extends Page<ActivityCard> {
  canPlan: boolean
  /** The compound whose hours the caller publishes; null for everybody else. */
  desk: string | null
}

export const listActivities = defineAction<Activities>()({
  name: 'volunteering/listActivities',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  /** Everyone may ask; it lists the activities of the compounds the caller lives or serves in, a community's too. */
  allow: { anyone: true },
})

export const getActivity = defineAction<ActivityDetail>()({
  name: 'volunteering/getActivity',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { anyone: true },
  logs: { what: '您的志愿时长：称呼、时长、积分', why: '核实志愿时长' },
})

export const moveActivity = defineAction<{ state: ActivityState }>()({
  name: 'volunteering/moveActivity',
  kind: 'command',
  input: v.strictObject({
    id,
    move: v.picklist(['approve', 'return', 'start', 'confirm', 'publish', 'cancel']),
    /** With `confirm`: how many the leader counted. */
    headCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))),
    /** With `return` and `cancel`: why. */
    reason: v.optional(wordsInput('请写原因', 100)),
  }),
  allow: { relations: ['leader'], roles: APPROVERS },
  audit: '推进志愿活动',
})

export const signUpFor = defineAction<{ state: 'joined' | 'waiting' }>()({
  name: 'volunteering/signUpFor',
  kind: 'command',
  input: v.strictObject({
    id,
    post: v.pipe(v.string(), v.maxLength(8)),
    /** Said by whoever signs up. Of a minor, somebody grown-up at home is asked to agree. */
    age: v.picklist(['adult', 'minor'], '请说明满没满 18 岁'),
    riskRead: v.literal(true, '请先看注意事项'),
  }),
  allow: { anyone: true },
  audit: '报名志愿活动',
})

export const cancelSignUp = defineAction<{ cancelled: true }>()({
  name: 'volunteering/cancelSignUp',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { relations: ['volunteer'] },
  audit: '取消报名',
})

/** What the leader's phone needs to make codes without network. */
export interface LeaderKit {
  secret: string
  title: string
  startsAt: number
  endsAt: number
  /** When the middle code is to be shown; its moment is told when it has come. */
  middleAt: number | null
  /** The server's clock, to correct the phone's. */
  now: number
  seen: Record<Moment, number>
  joined: number
}

export const getLeaderKit = defineAction<LeaderKit>()({
  name: 'volunteering/getLeaderKit',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['leader'] },
})

export const checkIn = defineAction<{ accepted: boolean; moment: Moment }>()({
  name: 'volunteering/checkIn',
  kind: 'command',
  input: v.strictObject({
    id,
    /** The text of the scanned code, or its eight digits typed by who can't scan. */
    code: v.pipe(v.string(), v.maxLength(120)),
    /** A random name the phone keeps; hashed here. */
    device: v.pipe(v.string(), v.regex(/^[0-9a-f]{16,64}$/, '手机没有认出来，请重新打开小程序')),
  }),
  allow: { relations: ['volunteer'] },
  audit: '志愿活动签到',
})

export const objectToHours = defineAction<{ id: string }>()({
  name: 'volunteering/objectToHours',
  kind: 'command',
  input: v.strictObject({ id, reason: wordsInput('请写哪里不对', 200) }),
  allow: { relations: ['volunteer', 'neighbour'] },
  audit: '对时长提出异议',
})

export const decideObjection = defineAction<{ decided: true }>()({
  name: 'volunteering/decideObjection',
  kind: 'command',
  input: v.strictObject({
    id,
    objection: v.pipe(v.string(), v.maxLength(64)),
    /** People whose hours fall away or are mended, by the half hours they get; empty when it is turned down. */
    change: v.pipe(
      v.array(
        v.strictObject({
          person: v.pipe(v.string(), v.maxLength(64)),
          halfHours: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(48)),
        }),
      ),
      v.maxLength(100),
    ),
  }),
  allow: { roles: APPROVERS },
  audit: '处理时长异议',
})
