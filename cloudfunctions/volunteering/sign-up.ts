/**
 * Signing up for an activity, taking that back, and a guardian's answer for a minor.
 * @module
 */
import { shareHome } from '@domain/volunteering/need'
import {
  type SignUpProblem,
  signUp,
  cancelSignUp as withoutOne,
} from '@domain/volunteering/sign-up'
import { type CommandContext, implementCommand } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import { closeTask, openTask, personDesk } from '../kernel/tasks'
import { householdOf } from '../people/face'
import { answerForMinor, cancelSignUp, signUpFor } from './contract'
import type { ActivityDoc, NamedSignUp } from './documents'
import { activityTarget, homesOf, minorsOf } from './standing'
import { activities } from './store'
import { activityUrl } from './urls'

const SIGN_UP_FAILURES = {
  no_such_post: 'post_not_found',
  already_signed_up: 'already_signed_up',
  not_signed_up: 'not_signed_up',
  list_is_long: 'activity_crowded',
  too_late: 'sign_up_closed',
} as const satisfies Record<SignUpProblem, string>

const minorTask = (activity: string, person: string) => `minor.${activity}.${person}`

/** Writes a list down. */
async function putList({ tx, now }: CommandContext, { _id }: ActivityDoc, signUps: NamedSignUp[]) {
  const people = signUps.map((one) => one.personId)
  await tx.update(activities, _id, { signUps, people, updatedAt: now })
}

/** Everybody else of the caller's households. @throws {Failure} `guardian_missing` when there is nobody */
async function familyOf({ tx, session }: CommandContext): Promise<string[]> {
  const found = new Set<string>()
  for (const path of homesOf(session)) {
    const home = await householdOf(tx, path)
    for (const { personId } of home?.members ?? []) found.add(personId)
  }
  found.delete(session.personId)
  if (found.size === 0) throw new Failure('guardian_missing')
  return [...found]
}

/** Asks the grown-ups at home. */
async function askGuardians(ctx: CommandContext, activity: ActivityDoc): Promise<void> {
  const { personId, name } = ctx.session
  const family = await familyOf(ctx)
  await openTask(ctx.tx, {
    _id: minorTask(activity._id, personId),
    desks: family.map(personDesk),
    kind: 'minor_to_answer',
    title: `${name}未满 18 岁，想参加志愿活动，等您同意`,
    detail: activity.title,
    url: activityUrl(activity._id),
    at: ctx.now,
    goneAt: activity.endsAt,
  })
}

export const signUpForAction = implementCommand<typeof signUpFor, ActivityDoc>(signUpFor, {
  target: activityTarget,
  async run(ctx, { post, age }, activity) {
    const { now, session } = ctx
    if (activity.state !== 'recruiting') throw new Failure('activity_state')
    const { personId, name } = session
    const homes = homesOf(session)
    const { served } = activity
    if (served && (served.personId === personId || shareHome(homes, [served.home]))) {
      throw new Failure('family_serves')
    }
    const consent = age === 'adult' ? ('adult' as const) : ('asked' as const)
    const who = { personId, postId: post, at: now, name, homes, consent, guardianId: '' }
    const joined = signUp(activity.posts, activity.signUps, who, activity.startsAt)
    if (!joined.ok) throw new Failure(SIGN_UP_FAILURES[joined.problem])
    await putList(ctx, activity, joined.value)
    if (consent === 'asked') await askGuardians(ctx, activity)
    return { state: joined.value[joined.value.length - 1]?.state ?? 'waiting' }
  },
})

/** Takes somebody off the list and tells whoever gets their place. */
async function takeOff(
  ctx: CommandContext,
  activity: ActivityDoc,
  personId: string,
  deadline: number,
) {
  const left = withoutOne(activity.signUps, personId, ctx.now, deadline)
  if (!left.ok) throw new Failure(SIGN_UP_FAILURES[left.problem])
  const { list, promoted } = left.value
  await putList(ctx, activity, list)
  const gone = activity.signUps.find((one) => one.personId === personId)
  if (gone?.consent === 'asked') await closeTask(ctx.tx, minorTask(activity._id, personId))
  if (promoted === undefined) return
  await tell(ctx.tx, ctx.commandId, {
    to: promoted,
    title: '您候补的志愿活动有位置了',
    body: activity.title,
    url: activityUrl(activity._id),
    at: ctx.now,
  })
}

export const cancelSignUpAction = implementCommand<typeof cancelSignUp, ActivityDoc>(cancelSignUp, {
  target: activityTarget,
  async run(ctx, _input, activity) {
    if (activity.state !== 'recruiting') throw new Failure('sign_up_closed')
    await takeOff(ctx, activity, ctx.session.personId, activity.cancelBy)
    return { cancelled: true as const }
  },
})

export const answerForMinorAction = implementCommand<typeof answerForMinor, ActivityDoc>(
  answerForMinor,
  {
    target: activityTarget,
    async run(ctx, { person, agree }, activity) {
      const { tx, now, session, commandId } = ctx
      const minor = minorsOf(session, activity).find((one) => one.personId === person)
      if (!minor) throw new Failure('minor_not_found')
      if (!['recruiting', 'running'].includes(activity.state)) throw new Failure('activity_state')
      if (agree) {
        const agreed = { ...minor, consent: 'given' as const, guardianId: session.personId }
        await putList(
          ctx,
          activity,
          activity.signUps.map((one) => (one === minor ? agreed : one)),
        )
        await closeTask(tx, minorTask(activity._id, person))
      } else {
        // A guardian's no holds at any time: the place goes to whoever waits.
        await takeOff(ctx, activity, person, Number.MAX_SAFE_INTEGER)
      }
      await tell(tx, `${commandId}.minor`, {
        to: person,
        title: agree ? '家长同意您参加志愿活动了' : '家长这次没有同意您参加志愿活动',
        body: activity.title,
        url: activityUrl(activity._id),
        at: now,
      })
      ctx.note({ details: { agree } })
      return { agreed: agree }
    },
  },
)
