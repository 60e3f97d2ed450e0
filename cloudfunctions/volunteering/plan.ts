/**
 * Planning an activity, for a team, for a need, and again after it was returned.
 * @module
 */
import { randomBytes, randomInt } from 'node:crypto'
import { ancestorAt } from '@domain/people/path'
import { NEVER } from '@domain/points/expiry'
import { DAY_MS, HOUR_MS } from '@domain/time/shanghai'
import { nextActivityState } from '@domain/volunteering/activity-states'
import { shareHome } from '@domain/volunteering/need'
import { plannedWordsOf } from '@domain/volunteering/planned-words'
import { middleMoment } from '@domain/volunteering/presence'
import {
  type CommandContext,
  implementCommand,
  implementQuery,
  type PrepareContext,
} from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import { orderOf } from '../kernel/messages'
import { openTask, roleDesks } from '../kernel/tasks'
import { getPlanDesk, planActivity, type ReturnedPlan, replanActivity } from './contract'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, NeedDoc, Served } from './documents'
import { planFor } from './needs'
import { activityTarget, arrangesAt, compoundsOf, homesOf, partsOf, planTarget } from './standing'
import { activities, needs, teams } from './store'
import { activityUrl, approveTask } from './urls'

/** Longest activity, and how long before its start a place can be given back. */
const LONGEST_MS = 12 * HOUR_MS
const CANCEL_BEFORE_MS = 2 * HOUR_MS
const FURTHEST_MS = 180 * DAY_MS
/** Plans of one person that wait for an answer at once. */
const MOST_DRAFTS = 10
/** Teams of one person. */
const MOST_TEAMS = 50

type Planned = Omit<InputOf<typeof replanActivity>, 'id'>

function refuseBadTimes(startsAt: number, endsAt: number, now: number): void {
  const bad = startsAt <= now || endsAt <= startsAt || endsAt - startsAt > LONGEST_MS
  if (bad || startsAt > now + FURTHEST_MS) throw new Failure('activity_times')
}

async function refuseBadPlan(ctx: PrepareContext, plan: Planned): Promise<void> {
  refuseBadTimes(plan.startsAt, plan.endsAt, ctx.now)
  const words = Object.values(plannedWordsOf(plan))
  await requireNotRefused(ctx, 'forum', [...words, ...plan.posts.map((post) => post.title)])
  // What is unsure stays a draft, which an approver reads before anybody else does: as all drafts.
}

/** The team an activity is planned for. @throws {Failure} `not_team_member`, `team_state` */
async function teamOf({ tx, session }: CommandContext, compound: string, id: string | undefined) {
  if (id === undefined) return { teamId: '', teamName: '' }
  const team = await tx.get(teams, id)
  if (team?.compound !== compound || !team.people.includes(session.personId)) {
    throw new Failure('not_team_member')
  }
  if (team.state !== 'active') throw new Failure('team_state')
  return { teamId: id, teamName: team.name }
}

/** What of an activity its plan says. */
function fieldsOf(plan: Planned, random: number) {
  const { startsAt, endsAt } = plan
  return {
    ...plannedWordsOf(plan),
    ...{ startsAt, endsAt },
    cancelBy: startsAt - CANCEL_BEFORE_MS,
    posts: plan.posts.map((post, i) => ({ id: `p${i + 1}`, ...post })),
    middleAt: middleMoment({ startsAt, endsAt }, random),
  }
}

/** Whom it serves. Caring for one's own family is no volunteering. @throws {Failure} `family_serves` */
function servedBy({ session }: CommandContext, need: NeedDoc | undefined): Served | null {
  if (!need) return null
  const { _id, personId, home } = need
  if (personId === session.personId || shareHome(homesOf(session), [home])) {
    throw new Failure('family_serves')
  }
  return { need: _id, personId, home }
}

async function askApprovers({ tx, now, session }: CommandContext, activity: ActivityDoc) {
  await openTask(tx, {
    _id: approveTask(activity._id),
    desks: roleDesks(APPROVERS, activity.compound),
    kind: 'activity_to_approve',
    title: '有一个志愿活动等您审批',
    detail: activity.title,
    url: activityUrl(activity._id),
    at: now,
    askedBy: session.personId,
  })
}

const aRandom = () => randomInt(1_000_000) / 1_000_000

export const planActivityAction = implementCommand<
  typeof planActivity,
  NeedDoc | undefined,
  { secret: string; random: number }
>(planActivity, {
  target: planTarget,
  async prepare(ctx, input) {
    const { personId: leaderId } = ctx.session
    const drafts = await ctx.db.count(activities, { leaderId, state: 'draft' })
    if (drafts >= MOST_DRAFTS) throw new Failure('asked_enough')
    await refuseBadPlan(ctx, input)
    return { secret: randomBytes(16).toString('hex'), random: aRandom() }
  },
  async run(ctx, input, need, { secret, random }) {
    const { tx, now, session, commandId } = ctx
    const _id = commandId.slice(0, 24)
    const { compound } = input
    const activity: ActivityDoc = {
      ...{ _id, compound, secret },
      ...fieldsOf(input, random),
      ...(await teamOf(ctx, compound, input.team)),
      order: orderOf(now, _id),
      leaderId: session.personId,
      leaderName: session.name,
      leaderHomes: homesOf(session),
      served: servedBy(ctx, need),
      state: 'draft',
      reason: '',
      ...{ signUps: [], people: [], hours: [], objections: [], paid: [], anomalies: [] },
      ...{ headCount: null, sheet: null, objectBy: null, suspect: false },
      dueAt: NEVER,
      updatedAt: now,
    }
    await tx.add(activities, activity)
    if (need) await planFor(ctx, need, _id)
    await askApprovers(ctx, activity)
    ctx.note({ target: _id, path: compound })
    return { id: _id, state: activity.state }
  },
})

export const replanActivityAction = implementCommand<
  typeof replanActivity,
  ActivityDoc,
  { random: number }
>(replanActivity, {
  target: activityTarget,
  async prepare(ctx, input) {
    await refuseBadPlan(ctx, input)
    return { random: aRandom() }
  },
  async run(ctx, { id, ...plan }, activity, { random }) {
    const { tx, now, session } = ctx
    const next = nextActivityState(activity.state, 'resubmit', partsOf(session, activity))
    if (!next.ok) throw new Failure('activity_state')
    const fields = {
      ...fieldsOf(plan, random),
      ...(await teamOf(ctx, activity.compound, plan.team)),
    }
    await tx.update(activities, id, { ...fields, state: next.value, reason: '', updatedAt: now })
    await askApprovers(ctx, { ...activity, ...fields })
    return { id, state: next.value }
  },
})

export const getPlanDeskAction = implementQuery(getPlanDesk, {
  async run({ db, session }, { need: needId, again }) {
    const returned = again === undefined ? undefined : await db.get(activities, again)
    if (again !== undefined && returned?.leaderId !== session.personId) {
      throw new Failure('activity_not_found')
    }
    const need = needId === undefined ? undefined : await db.get(needs, needId)
    if (needId !== undefined && (!need || !arrangesAt(session, need.home))) {
      throw new Failure('need_not_found')
    }
    const homes = homesOf(session).flatMap((home) => ancestorAt(home, 'compound') ?? [])
    const compound =
      returned?.compound ?? need?.compound ?? homes[0] ?? compoundsOf(session)[0] ?? null
    const mine = await db.find(teams, { people: session.personId }, { limit: MOST_TEAMS })
    return {
      compound,
      teams: mine
        .filter((one) => one.state === 'active' && one.compound === compound)
        .map(({ _id: id, name }) => ({ id, name })),
      need: need
        ? {
            ...{ id: need._id, kind: need.kind, words: need.words },
            ...{ wished: need.wished, placeName: need.placeName },
          }
        : null,
      returned: returned?.state === 'returned' ? planIn(returned) : null,
    }
  },
})

/** A plan as it was handed in. */
function planIn(activity: ActivityDoc): ReturnedPlan {
  const { startsAt, endsAt } = activity
  return {
    ...plannedWordsOf(activity),
    ...{ startsAt, endsAt },
    posts: activity.posts.map((post) => ({ title: post.title, capacity: post.capacity })),
    team: activity.teamId,
    reason: activity.reason,
  }
}
