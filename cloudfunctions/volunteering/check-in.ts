/**
 * Being there, witnessed: the leader's kit and scanned codes.
 * @module
 */
import { dayAt, HOUR_MS } from '@domain/time/shanghai'
import { MIDDLE_OPEN_MS } from '@domain/volunteering/presence'
import { judgeCode, MOMENTS, type Moment, readCode } from '@domain/volunteering/rotating-code'
import { type CommandContext, implementCommand, implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { sha256 } from '../kernel/hash'
import { checkIn, getLeaderKit } from './contract'
import type { ActivityDoc, AttendanceDoc } from './documents'
import { activityTarget } from './standing'
import { attendanceId, attendances } from './store'

/** Codes are taken from an hour before the plan to two hours after it. */
const BEFORE_MS = HOUR_MS
const AFTER_MS = 2 * HOUR_MS
const MOST_PEOPLE = 300

export const getLeaderKitAction = implementQuery<typeof getLeaderKit, ActivityDoc>(getLeaderKit, {
  target: activityTarget,
  async run({ db, now }, _input, activity) {
    const { _id: activityId, secret, title, startsAt, endsAt, middleAt, signUps } = activity
    const found = await db.find(attendances, { activityId }, { limit: MOST_PEOPLE })
    const seen = (moment: Moment) => found.filter((one) => one[moment] !== null).length
    return {
      ...{ secret, title, startsAt, endsAt, now },
      middleAt: now >= middleAt ? middleAt : null,
      seen: { start: seen('start'), middle: seen('middle'), end: seen('end') },
      joined: signUps.filter((one) => one.state === 'joined').length,
    }
  },
})

/** Whether a moment is open: the middle only for a while after the server chose it. */
function isOpen(activity: ActivityDoc, moment: Moment, now: number): boolean {
  const { startsAt, endsAt, middleAt } = activity
  if (now < startsAt - BEFORE_MS || now > endsAt + AFTER_MS) return false
  return moment !== 'middle' || (now >= middleAt && now <= middleAt + MIDDLE_OPEN_MS)
}

async function attendanceOf(ctx: CommandContext, activity: ActivityDoc): Promise<AttendanceDoc> {
  const { personId } = ctx.session
  const _id = attendanceId(activity._id, personId)
  const found = await ctx.tx.get(attendances, _id)
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
    device: '',
    staleScans: 0,
    counted: 0,
  }
  await ctx.tx.add(attendances, fresh)
  return fresh
}

export const checkInAction = implementCommand<typeof checkIn, ActivityDoc>(checkIn, {
  target: activityTarget,
  async run(ctx, { code, device }, activity) {
    const { tx, now, session } = ctx
    const scanned = readCode(code)
    if (!scanned || scanned.activity !== activity._id) throw new Failure('check_in_code_wrong')
    const { moment } = scanned
    const own = activity.signUps.find((one) => one.personId === session.personId)
    if (own?.state !== 'joined') throw new Failure('not_signed_up')
    if (!['recruiting', 'running'].includes(activity.state)) throw new Failure('activity_state')
    const verdict = judgeCode(activity.secret, scanned, now)
    if (verdict === 'wrong') throw new Failure('check_in_code_wrong')
    const attendance = await attendanceOf(ctx, activity)
    if (verdict === 'stale' || !isOpen(activity, moment, now)) {
      // Kept, not thrown away: a code of another time is what a forwarded picture looks like.
      await tx.update(attendances, attendance._id, { staleScans: attendance.staleScans + 1 })
      return { accepted: false, moment }
    }
    const phone = sha256(`phone\n${activity._id}\n${device}`).slice(0, 24)
    // The first start and the last end count; a phone that changes on the way is kept as the first.
    const at = moment === 'end' ? now : (attendance[moment] ?? now)
    await tx.update(attendances, attendance._id, {
      [moment]: at,
      device: attendance.device || phone,
    })
    return { accepted: true, moment }
  },
})

/** The moments at which somebody was seen. */
export const witnessedMoments = (attendance: AttendanceDoc | undefined): Moment[] =>
  MOMENTS.filter((moment) => attendance !== undefined && attendance[moment] !== null)
