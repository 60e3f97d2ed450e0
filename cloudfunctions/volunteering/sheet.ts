/**
 * The paper sheet: entered with photos by one person, countersigned by another.
 * @module
 */
import { sheetProblem } from '@domain/volunteering/paper-sheet'
import {
  type CommandContext,
  implementCommand,
  implementQuery,
  type PrepareContext,
} from '../kernel/action'
import { Failure } from '../kernel/errors'
import { canonicalJson, sha256 } from '../kernel/hash'
import { keepPictures } from '../kernel/pictures/keep'
import { lookAtPictures, type ShownPictures } from '../kernel/pictures/show'
import type { Session } from '../kernel/session'
import { closeTask, openTask, personDesk, roleDesks } from '../kernel/tasks'
import { countersignSheet, enterSheet, getSheet, printSheet, type SheetView } from './contract'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, AttendanceDoc, PaperSheet } from './documents'
import { hoursOfAll } from './hours'
import { drawSheet } from './sheet-paper'
import { activityTarget } from './standing'
import { activities, attendanceOf, attendances } from './store'

const MOST_PEOPLE = 300
const OPEN = ['recruiting', 'running']

const sheetTask = (id: string) => `sheet.${id}`
const sheetUrl = (id: string) => `/features/volunteering/pages/sheet/index?id=${id}`

/** What a second witness signs: the very lines and photos, and who entered them. */
function digestOf({ rows, photos, enteredBy }: PaperSheet): string {
  return sha256(canonicalJson({ rows, photos, enteredBy })).slice(0, 16)
}

/** Whom a line can be about: a minor whose guardian has not agreed is not there. */
const joinedOn = ({ signUps }: ActivityDoc) =>
  signUps.filter((one) => one.state === 'joined' && one.consent !== 'asked')

/** Whether somebody was there by their part: its leader, or with a place; who only waited for one was not. */
const isThere = ({ personId }: Session, activity: ActivityDoc): boolean =>
  personId === activity.leaderId || joinedOn(activity).some((one) => one.personId === personId)

function mayCountersign(session: Session, activity: ActivityDoc): boolean {
  const { sheet, state, people } = activity
  if (people.includes(session.personId) && !isThere(session, activity)) return false
  if (!sheet || sheet.secondBy !== null || ![...OPEN, 'confirmed'].includes(state)) return false
  const family = session.households.some((home) => sheet.enteredHomes.includes(home.path))
  return sheet.enteredBy !== session.personId && !family
}

/** The leader may enter again what another has: nobody keeps the sheet from being entered. */
function mayEnter(session: Session, activity: ActivityDoc, now: number) {
  const { sheet, state, startsAt, leaderId } = activity
  if (!OPEN.includes(state) || now < startsAt || !isThere(session, activity)) return false
  return (
    !sheet || (sheet.secondBy === null && [sheet.enteredBy, leaderId].includes(session.personId))
  )
}

function viewOf(
  activity: ActivityDoc,
  sheet: PaperSheet,
  { shown: photos, pending }: ShownPictures,
): SheetView {
  const nameOf = new Map(activity.signUps.map((one) => [one.personId, one.name]))
  const { enteredByName, secondByName, rows } = sheet
  return {
    rows: rows.map(({ personId, start, end }) => ({
      name: nameOf.get(personId) ?? '',
      start,
      end,
    })),
    ...{ photos, enteredByName, secondByName },
    ...(pending.length > 0 && { photosPending: pending }),
    digest: digestOf(sheet),
  }
}

export const getSheetAction = implementQuery<typeof getSheet, ActivityDoc>(getSheet, {
  target: activityTarget,
  async run({ db, session, now }, _input, activity) {
    const { title, startsAt, endsAt, sheet } = activity
    const canCountersign = mayCountersign(session, activity)
    const photos = sheet?.photos ?? []
    const pick = await lookAtPictures({ db, session }, photos)
    // A witness was there and signs what the photos show: they see them as a reviewer does.
    const seen = pick(photos, canCountersign)
    return {
      ...{ title, startsAt, endsAt },
      roster: joinedOn(activity).map(({ personId: person, name }) => ({ person, name })),
      sheet: sheet && viewOf(activity, sheet, seen),
      canPrint: session.personId === activity.leaderId && OPEN.includes(activity.state),
      canEnter: mayEnter(session, activity, now),
      canCountersign,
    }
  },
})

export const printSheetAction = implementQuery<typeof printSheet, ActivityDoc>(printSheet, {
  target: activityTarget,
  async run(ctx, _input, activity) {
    if (!OPEN.includes(activity.state)) throw new Failure('activity_state')
    const code = await ctx.codePage(activity._id, 'features/volunteering/pages/detail/index')
    const pdf = await drawSheet(activity, code)
    return { fileName: `签到表-${activity.title}.pdf`, pdfBase64: pdf.toString('base64') }
  },
})

/** A sheet entered again says nothing of who was only on the earlier one. */
async function writeRows(ctx: CommandContext, activity: ActivityDoc, sheet: PaperSheet) {
  const before = activity.sheet?.rows.map((row) => row.personId) ?? []
  const rows = new Map(sheet.rows.map((row) => [row.personId, row]))
  for (const personId of new Set([...before, ...rows.keys()])) {
    const row = rows.get(personId)
    const attendance = await attendanceOf(ctx.tx, activity, personId)
    const paper = row ? { start: row.start, end: row.end } : null
    await ctx.tx.update(attendances, attendance._id, { paper })
  }
}

export const enterSheetAction = implementCommand<typeof enterSheet, ActivityDoc, void>(enterSheet, {
  target: activityTarget,
  prepare: (ctx, { photos }) => ctx.inspectPictures(photos, 'forum'),
  async run(ctx, { rows: lines, photos }, activity) {
    const { tx, now, session } = ctx
    if (!OPEN.includes(activity.state) || now < activity.startsAt) {
      throw new Failure('activity_state')
    }
    if (!isThere(session, activity)) throw new Failure('not_signed_up')
    if (!mayEnter(session, activity, now)) throw new Failure('sheet_entered')
    const rows = lines.map(({ person: personId, start, end }) => ({ personId, start, end }))
    const joined = joinedOn(activity).map((one) => one.personId)
    const plan = { startsAt: activity.startsAt, endsAt: Math.min(activity.endsAt, now) }
    const problem = sheetProblem(plan, rows, joined)
    if (problem) throw new Failure('sheet_wrong', { problem })
    await keepPictures(ctx, photos, {
      about: '签到表',
      url: sheetUrl(activity._id),
      path: activity.compound,
      desks: roleDesks(APPROVERS, activity.compound),
    })
    const sheet: PaperSheet = {
      ...{ rows, photos, at: now },
      enteredBy: session.personId,
      enteredByName: session.name,
      enteredHomes: session.households.map((home) => home.path),
      secondBy: null,
      secondByName: '',
    }
    await writeRows(ctx, activity, sheet)
    await tx.update(activities, activity._id, { sheet, updatedAt: now })
    const others = [activity.leaderId, ...joined].filter((one) => one !== session.personId)
    await openTask(tx, {
      _id: sheetTask(activity._id),
      desks: [...new Set(others)].map(personDesk),
      kind: 'sheet_to_sign',
      title: '签到表等在场的人作证',
      detail: activity.title,
      url: sheetUrl(activity._id),
      at: now,
    })
    ctx.note({ details: { rows: rows.length } })
    return { waitsForSecond: true as const }
  },
})

const seenOf = ({ db }: PrepareContext, { _id: activityId }: ActivityDoc) =>
  db.find(attendances, { activityId }, { limit: MOST_PEOPLE })

export const countersignSheetAction = implementCommand<
  typeof countersignSheet,
  ActivityDoc,
  readonly AttendanceDoc[]
>(countersignSheet, {
  target: activityTarget,
  // Codes are no longer taken once it is confirmed: what was seen before the transaction holds.
  prepare: async (ctx, _input, activity) =>
    activity.state === 'confirmed' ? seenOf(ctx, activity) : [],
  async run({ tx, now, session, region }, { digest }, activity, seen) {
    const { sheet, state, _id } = activity
    if (!sheet || sheet.secondBy !== null) throw new Failure('activity_state')
    if (![...OPEN, 'confirmed'].includes(state)) throw new Failure('activity_state')
    if (!mayCountersign(session, activity)) throw new Failure('sheet_witness')
    if (digestOf(sheet) !== digest) throw new Failure('sheet_changed')
    const signed = { ...sheet, secondBy: session.personId, secondByName: session.name }
    const known = { ...activity, sheet: signed }
    const hours = state === 'confirmed' ? { hours: hoursOfAll(known, seen, region) } : {}
    await tx.update(activities, _id, { sheet: signed, ...hours, updatedAt: now })
    await closeTask(tx, sheetTask(_id))
    return { countersigned: true as const }
  },
})

/** Nobody is asked to countersign what was published or cancelled. */
export const closeSheetTask = (tx: CommandContext['tx'], id: string) => closeTask(tx, sheetTask(id))
