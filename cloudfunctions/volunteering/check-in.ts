/**
 * Being there, witnessed: the leader's kit and scanned codes.
 * @module
 */
import { HOUR_MS } from '@domain/time/shanghai'
import { MIDDLE_OPEN_MS } from '@domain/volunteering/presence'
import {
  judgeCode,
  judgeDigits,
  MOMENTS,
  type Moment,
  readCode,
  type TypedCode,
} from '@domain/volunteering/rotating-code'
import { implementCommand, implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { sha256 } from '../kernel/hash'
import { checkIn, getLeaderKit } from './contract'
import type { ActivityDoc, AttendanceDoc } from './documents'
import { activityTarget } from './standing'
import { attendanceOf, attendances } from './store'

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

/** What a scanned text or typed digits open. @throws {Failure} `check_in_code_wrong` */
function judged(activity: ActivityDoc, said: string, now: number): TypedCode {
  const digits = said.replace(/\s/g, '')
  const found = /^\d{8}$/.test(digits)
    ? judgeDigits(activity.secret, activity._id, digits, now)
    : judgeScanned(activity, said, now)
  if (found.verdict === 'wrong') throw new Failure('check_in_code_wrong')
  return found
}

function judgeScanned(activity: ActivityDoc, said: string, now: number): TypedCode {
  const scanned = readCode(said)
  if (!scanned || scanned.activity !== activity._id) throw new Failure('check_in_code_wrong')
  return { moment: scanned.moment, verdict: judgeCode(activity.secret, scanned, now) }
}

export const checkInAction = implementCommand<typeof checkIn, ActivityDoc>(checkIn, {
  target: activityTarget,
  async run(ctx, { code, device }, activity) {
    const { tx, now, session } = ctx
    const own = activity.signUps.find((one) => one.personId === session.personId)
    if (own?.state !== 'joined') throw new Failure('not_signed_up')
    if (!['recruiting', 'running'].includes(activity.state)) throw new Failure('activity_state')
    if (own.consent === 'asked') throw new Failure('guardian_asked')
    const { moment, verdict } = judged(activity, code, now)
    const attendance = await attendanceOf(tx, activity, session.personId)
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
