/**
 * Needs for a hand: filed by a resident, arranged by the captain or the community, confirmed by who
 * was served.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { type NeedMove, nextNeedState } from '@domain/volunteering/need'
import {
  type CommandContext,
  implementCommand,
  implementQuery,
  type PrepareContext,
  type TargetContext,
} from '../kernel/action'
import { requireNotRefused, requirePass } from '../kernel/content-safety'
import type { Transaction } from '../kernel/database'
import { Failure } from '../kernel/errors'
import { orderOf, tell } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import type { Target } from '../kernel/permission'
import type { Session } from '../kernel/session'
import { closeTask, desksOf, openTask, personDesk, roleDesks } from '../kernel/tasks'
import { namePlace, readPlaces, readRoom } from '../people/face'
import * as c from './contract'
import { NEED_ROLES } from './contract/needs'
import type { ActivityDoc, AttendanceDoc, NeedDoc } from './documents'
import { hoursOfAll } from './hours'
import { activityTarget, arrangesAt, homesOf, needTarget } from './standing'
import { activities, attendanceOf, attendances, needs } from './store'
import { activityUrl } from './urls'

const MOST_PEOPLE = 300
/** Needs of one person that wait at once. */
const MOST_OPEN = 5

const needUrl = (id: string) => `/features/volunteering/pages/need/index?id=${id}`
const arrangeTask = (id: string) => `need.${id}`
const serviceTask = (activity: string) => `service.${activity}`

/** Moves a need on, in the transaction of what moves it. @throws {Failure} `need_state` */
async function moveNeed(
  tx: Transaction,
  need: NeedDoc,
  move: NeedMove,
  now: number,
  change: Partial<NeedDoc> = {},
): Promise<void> {
  const next = nextNeedState(need.state, move)
  if (!next.ok) throw new Failure('need_state')
  await tx.update(needs, need._id, { state: next.value, ...change, updatedAt: now })
}

async function askToArrange(tx: Transaction, need: NeedDoc, at: number): Promise<void> {
  await openTask(tx, {
    _id: arrangeTask(need._id),
    desks: need.desks,
    kind: 'need_to_arrange',
    title: '有邻居需要帮一把，等您安排',
    detail: need.placeName,
    url: needUrl(need._id),
    at,
  })
}

/** The activity made of a need is planned: it waits for nobody, and its resident is told. */
export async function planFor(ctx: CommandContext, need: NeedDoc, activity: string) {
  await moveNeed(ctx.tx, need, 'plan', ctx.now, { activity })
  await closeTask(ctx.tx, arrangeTask(need._id))
  await tell(ctx.tx, ctx.commandId, {
    to: need.personId,
    title: '您的求助有人安排了，批准后招募志愿者',
    body: need.placeName,
    url: needUrl(need._id),
    at: ctx.now,
  })
}

/** What becomes of a need when its activity comes to an end: done, or waiting again. */
export async function settleNeed(ctx: CommandContext, activity: ActivityDoc, done: boolean) {
  const { tx, now } = ctx
  if (!activity.served) return
  await closeTask(tx, serviceTask(activity._id))
  const need = await tx.get(needs, activity.served.need)
  if (need?.state !== 'planned') return
  if (done) return moveNeed(tx, need, 'finish', now)
  await moveNeed(tx, need, 'free', now, { activity: '' })
  await askToArrange(tx, need, now)
}

/** Asks who is served to say who came. */
export async function askServed(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  activity: ActivityDoc,
): Promise<void> {
  if (!activity.served) return
  await openTask(tx, {
    _id: serviceTask(activity._id),
    desks: [personDesk(activity.served.personId)],
    kind: 'service_to_confirm',
    title: '帮过您的志愿者，请确认谁来了',
    detail: activity.title,
    url: activityUrl(activity._id),
    at: now,
  })
}

/** @throws {Failure} `asked_enough` to who has many needs open: others have to be looked after too */
async function refuseMany({ db, session: { personId } }: PrepareContext): Promise<void> {
  const latest = { orderBy: { field: 'order', order: 'desc' }, limit: 2 * MOST_OPEN } as const
  const mine = personId === '' ? [] : await db.find(needs, { personId }, latest)
  if (mine.filter((one) => one.state === 'open').length >= MOST_OPEN) {
    throw new Failure('asked_enough')
  }
}

async function homeTarget(
  { session }: TargetContext,
  { home }: { home: string },
): Promise<Target<undefined>> {
  const relations = homesOf(session).includes(home) ? ['household'] : []
  return { id: home, path: home, relations, doc: undefined }
}

export const fileNeedAction = implementCommand<typeof c.fileNeed, undefined, string>(c.fileNeed, {
  target: homeTarget,
  async prepare(ctx, { home, words, wished }) {
    await refuseMany(ctx)
    // Read by those who arrange alone; what is unsure they judge themselves.
    await requireNotRefused(ctx, 'comment', [words, wished])
    // Without the room: those who need it read it of its own.
    const place = namePlace(await readPlaces(ctx.db, [home]), home)
    return [place?.compoundName, place?.buildingName].filter(Boolean).join(' ')
  },
  async run(ctx, { home, kind, words, wished }, _doc, placeName) {
    const { tx, now, session, commandId } = ctx
    const _id = commandId.slice(0, 24)
    const need: NeedDoc = {
      ...{ _id, home, kind, words, wished, placeName },
      compound: ancestorAt(home, 'compound') ?? home,
      order: orderOf(now, _id),
      personId: session.personId,
      name: session.name,
      state: 'open',
      desks: roleDesks(NEED_ROLES, ancestorAt(home, 'building') ?? home),
      reason: '',
      activity: '',
      updatedAt: now,
    }
    await tx.add(needs, need)
    await askToArrange(tx, need, now)
    ctx.note({ target: _id })
    return { need: _id }
  },
})

const cardOfNeed = (need: NeedDoc, session: Session): c.NeedCard => {
  const { _id: id, kind, state, placeName, order, personId } = need
  return {
    id,
    kind,
    state,
    placeName,
    at: Number(order.slice(0, 14)),
    own: personId === session.personId,
  }
}

export const listNeedsAction = implementQuery(c.listNeeds, {
  async run({ db, session }, { which, cursor }) {
    const arranges = session.appointments.some((one) =>
      NEED_ROLES.some((role) => role === one.role),
    )
    const where =
      which === 'mine' ? { personId: session.personId } : { desks: { in: desksOf(session) } }
    const page = await findPage(db, needs, where, 'desc', cursor)
    return { ...page, items: page.items.map((one) => cardOfNeed(one, session)), arranges }
  },
})

export const getNeedAction = implementQuery<typeof c.getNeed, NeedDoc>(c.getNeed, {
  target: needTarget,
  async run({ db, session }, _input, need): Promise<c.NeedDetail> {
    const { words, wished, name, reason, activity, state } = need
    const card = cardOfNeed(need, session)
    return {
      ...{ ...card, words, wished, name, reason, activity },
      room: (await readRoom(db, need.home)) ?? '',
      canArrange: state === 'open' && !card.own && arrangesAt(session, need.home),
      canWithdraw: state === 'open' && card.own,
    }
  },
  reveals: (_output, need) => [need.personId],
})

export const withdrawNeedAction = implementCommand<typeof c.withdrawNeed, NeedDoc>(c.withdrawNeed, {
  target: needTarget,
  async run({ tx, now }, _input, need) {
    await moveNeed(tx, need, 'withdraw', now)
    await closeTask(tx, arrangeTask(need._id))
    return { withdrawn: true as const }
  },
})

export const declineNeedAction = implementCommand<typeof c.declineNeed, NeedDoc, void>(
  c.declineNeed,
  {
    target: needTarget,
    prepare: (ctx, { reason }) => requirePass(ctx, 'comment', [reason], 'reason'),
    async run({ tx, now, commandId }, { reason }, need) {
      await moveNeed(tx, need, 'decline', now, { reason })
      await closeTask(tx, arrangeTask(need._id))
      await tell(tx, commandId, {
        to: need.personId,
        title: '您的求助这次没有安排，看看原因',
        body: need.placeName,
        url: needUrl(need._id),
        at: now,
      })
      return { declined: true as const }
    },
  },
)

const seenOf = ({ db }: PrepareContext, { _id: activityId }: ActivityDoc) =>
  db.find(attendances, { activityId }, { limit: MOST_PEOPLE })

/** Whom the served can confirm: those with a place, until the hours are out. */
export const confirmable = ({ state, signUps }: ActivityDoc) =>
  ['running', 'confirmed'].includes(state) ? signUps.filter((one) => one.state === 'joined') : []

export const confirmServiceAction = implementCommand<
  typeof c.confirmService,
  ActivityDoc,
  readonly AttendanceDoc[]
>(c.confirmService, {
  target: activityTarget,
  // Codes are no longer taken once it is confirmed: what was seen before the transaction holds.
  prepare: async (ctx, _input, activity) =>
    activity.state === 'confirmed' ? seenOf(ctx, activity) : [],
  async run({ tx, now, region }, { people }, activity, seen) {
    const there = confirmable(activity).map((one) => one.personId)
    if (there.length === 0 || now < activity.startsAt) throw new Failure('activity_state')
    if (people.some((one) => !there.includes(one))) throw new Failure('not_signed_up')
    const known = new Map(seen.map((one) => [one.personId, one]))
    for (const personId of there) {
      const attendance = await attendanceOf(tx, activity, personId)
      const servedConfirmed = people.includes(personId)
      if (attendance.servedConfirmed !== servedConfirmed) {
        await tx.update(attendances, attendance._id, { servedConfirmed })
      }
      known.set(personId, { ...attendance, servedConfirmed })
    }
    if (activity.state === 'confirmed') {
      const hours = hoursOfAll(activity, [...known.values()], region)
      await tx.update(activities, activity._id, { hours, updatedAt: now })
    }
    await closeTask(tx, serviceTask(activity._id))
    return { confirmed: people.length }
  },
})
