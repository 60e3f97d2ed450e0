/**
 * Planning an activity, signing up for it and taking that back.
 * @module
 */
import { randomBytes, randomInt } from 'node:crypto'
import { NEVER } from '@domain/points/expiry'
import { DAY_MS, HOUR_MS } from '@domain/time/shanghai'
import { middleMoment } from '@domain/volunteering/presence'
import {
  type SignUpProblem,
  signUp,
  cancelSignUp as withoutOne,
} from '@domain/volunteering/sign-up'
import { implementCommand } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { orderOf, tell } from '../kernel/messages'
import { openTask, roleDesks } from '../kernel/tasks'
import { cancelSignUp, planActivity, signUpFor } from './contract'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, NamedSignUp } from './documents'
import { activityTarget, planTarget } from './standing'
import { activities } from './store'

export const activityUrl = (id: string) => `/features/volunteering/pages/detail/index?id=${id}`
export const approveTask = (id: string) => `activity.${id}`

/** Longest activity, and how long before its start a place can be given back. */
const LONGEST_MS = 12 * HOUR_MS
const CANCEL_BEFORE_MS = 2 * HOUR_MS
const FURTHEST_MS = 180 * DAY_MS

const SIGN_UP_FAILURES = {
  no_such_post: 'post_not_found',
  already_signed_up: 'already_signed_up',
  not_signed_up: 'not_signed_up',
  list_is_long: 'activity_crowded',
  too_late: 'sign_up_closed',
} as const satisfies Record<SignUpProblem, string>

function refuseBadTimes(startsAt: number, endsAt: number, now: number): void {
  const bad = startsAt <= now || endsAt <= startsAt || endsAt - startsAt > LONGEST_MS
  if (bad || startsAt > now + FURTHEST_MS) throw new Failure('activity_times')
}

export const planActivityAction = implementCommand<
  typeof planActivity,
  undefined,
  { secret: string; random: number }
>(planActivity, {
  target: planTarget,
  async prepare(ctx, input) {
    refuseBadTimes(input.startsAt, input.endsAt, ctx.now)
    const { title, about, place, risk, insurance, posts } = input
    const said = [title, about, place, risk, insurance, ...posts.map((post) => post.title)]
    const verdict = await ctx.checkText('forum', said.join('\n'))
    if (verdict === 'refused') throw new Failure('content_refused')
    // What is unsure stays a draft, which an approver reads before anybody else does: as all drafts.
    return { secret: randomBytes(16).toString('hex'), random: randomInt(1_000_000) / 1_000_000 }
  },
  async run(ctx, input, _doc, { secret, random }) {
    const { tx, now, session, commandId } = ctx
    const _id = commandId.slice(0, 24)
    const { compound, title, about, place, risk, insurance, startsAt, endsAt } = input
    const activity: ActivityDoc = {
      ...{ _id, compound, title, about, place, risk, insurance, startsAt, endsAt },
      order: orderOf(now, _id),
      cancelBy: startsAt - CANCEL_BEFORE_MS,
      posts: input.posts.map((post, i) => ({ id: `p${i + 1}`, ...post })),
      leaderId: session.personId,
      leaderName: session.name,
      state: 'draft',
      signUps: [],
      people: [],
      secret,
      middleAt: middleMoment({ startsAt, endsAt }, random),
      headCount: null,
      sheet: null,
      hours: [],
      objectBy: null,
      objections: [],
      paid: [],
      dueAt: NEVER,
      updatedAt: now,
    }
    await tx.add(activities, activity)
    await openTask(tx, {
      _id: approveTask(_id),
      desks: roleDesks(APPROVERS, compound),
      kind: 'activity_to_approve',
      title: '有一个志愿活动等您审批',
      detail: title,
      url: activityUrl(_id),
      at: now,
    })
    ctx.note({ target: _id, path: compound })
    return { id: _id, state: activity.state }
  },
})

/** The list with the names people go by. */
function named(list: readonly (NamedSignUp | Omit<NamedSignUp, 'name'>)[], name: string) {
  return list.map((one): NamedSignUp => ({ name, ...one }))
}

export const signUpForAction = implementCommand<typeof signUpFor, ActivityDoc>(signUpFor, {
  target: activityTarget,
  async run({ tx, now, session }, { post }, activity) {
    if (activity.state !== 'recruiting') throw new Failure('activity_state')
    const { personId, name } = session
    const who = { personId, postId: post, at: now }
    const joined = signUp(activity.posts, activity.signUps, who, activity.startsAt)
    if (!joined.ok) throw new Failure(SIGN_UP_FAILURES[joined.problem])
    const signUps = named(joined.value, name)
    const people = signUps.map((one) => one.personId)
    await tx.update(activities, activity._id, { signUps, people, updatedAt: now })
    return { state: signUps.at(-1)?.state ?? 'waiting' }
  },
})

export const cancelSignUpAction = implementCommand<typeof cancelSignUp, ActivityDoc>(cancelSignUp, {
  target: activityTarget,
  async run({ tx, now, session, commandId }, _input, activity) {
    if (activity.state !== 'recruiting') throw new Failure('sign_up_closed')
    const left = withoutOne(activity.signUps, session.personId, now, activity.cancelBy)
    if (!left.ok) throw new Failure(SIGN_UP_FAILURES[left.problem])
    const { list, promoted } = left.value
    const signUps = named(list, '')
    const people = signUps.map((one) => one.personId)
    await tx.update(activities, activity._id, { signUps, people, updatedAt: now })
    if (promoted !== undefined) {
      await tell(tx, commandId, {
        to: promoted,
        title: '您候补的志愿活动有位置了',
        body: activity.title,
        url: activityUrl(activity._id),
        at: now,
      })
    }
    return { cancelled: true as const }
  },
})
