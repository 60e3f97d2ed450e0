/**
 * Volunteering: what pages may ask of the `volunteering` function.
 * @module
 */
import type { ActivityMove, ActivityState } from '@domain/volunteering/activity-states'
import type { AnomalyKind } from '@domain/volunteering/anomalies'
import type { PresenceReason } from '@domain/volunteering/presence'
import type { Moment } from '@domain/volunteering/rotating-code'
import * as v from 'valibot'
import { defineAction, type Page } from '../kernel/contract'
import { compoundInput, cursorInput, wordsInput } from '../kernel/contract/inputs'
import { APPROVERS, activityInput, momentInput } from './contract/shared'

export * from './contract/honours'
export * from './contract/paper'

const id = activityInput
const moment = momentInput

export interface ActivityCard {
  id: string
  title: string
  place: string
  startsAt: number
  endsAt: number
  state: ActivityState
  /** People who have a place, of how many. */
  joined: number
  capacity: number
  /** What the caller is on it. */
  mine: 'joined' | 'waiting' | null
}

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

export interface ActivityDetail extends ActivityCard {
  about: string
  risk: string
  insurance: string
  leaderName: string
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

export const listActivities = defineAction<Page<ActivityCard> & { canPlan: boolean }>()({
  name: 'volunteering/listActivities',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  /** Everyone may ask; it lists the activities of the compounds the caller lives or serves in. */
  allow: { anyone: true },
})

export const getActivity = defineAction<ActivityDetail>()({
  name: 'volunteering/getActivity',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { anyone: true },
})

export const planActivity = defineAction<{ id: string; state: ActivityState }>()({
  name: 'volunteering/planActivity',
  kind: 'command',
  input: v.strictObject({
    compound: compoundInput,
    title: wordsInput('请写活动名称', 30),
    about: wordsInput('请写做什么', 500),
    place: wordsInput('请写在哪里集合', 40),
    risk: wordsInput('请写要注意什么', 200),
    insurance: wordsInput('请写保险怎么办，没有就写“没有保险”', 100),
    startsAt: moment,
    endsAt: moment,
    posts: v.pipe(
      v.array(
        v.strictObject({
          title: wordsInput('请写岗位', 20),
          capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
        }),
      ),
      v.minLength(1, '至少一个岗位'),
      v.maxLength(10, '最多 10 个岗位'),
    ),
  }),
  /** `neighbour` lives in the compound. */
  allow: { relations: ['neighbour'], roles: APPROVERS },
  audit: '发起志愿活动',
})

export const moveActivity = defineAction<{ state: ActivityState }>()({
  name: 'volunteering/moveActivity',
  kind: 'command',
  input: v.strictObject({
    id,
    move: v.picklist(['approve', 'return', 'start', 'confirm', 'publish', 'cancel']),
    /** With `confirm`: how many the leader counted. */
    headCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))),
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
    /** Said by whoever signs up: grown up, or a guardian agreed. */
    adultOrGuardian: v.literal(true, '未满 18 岁要监护人同意'),
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
