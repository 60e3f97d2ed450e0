/**
 * Ending an office before its term: by those who appoint to it, or by its holder.
 * @module
 */
import { earlierEnd, needsSecond, OFFICE_RULES } from '@domain/people/appointing'
import { lineage } from '@domain/people/path'
import { isInForce, ROLE_TITLES } from '@domain/people/roles'
import { dateOf, dayAt } from '@domain/time/shanghai'
import { officeEnded } from '../../elections/face/offices'
import { implementCommand, type PrepareContext } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { tell } from '../../kernel/messages'
import { residents } from '../../kernel/resident'
import { roleDesks } from '../../kernel/tasks'
import { endOffice, resignOffice, setDutyPhone } from '../contract/offices'
import type { AppointmentDoc } from '../documents'
import { appointments } from '../store'
import { curtailAppointment, findPerson } from './grant'
import { propose } from './propose'
import { appointerFor, officialWords, partyOf, refuseConflict } from './standing'
import { appointmentTarget } from './target'
import { tellOfEnd } from './tell-end'

/** Officials told of a resignation; more hold the same office only by a mistake in the data. */
const MOST_TOLD = 5

/** @throws {Failure} `office_over`, `office_term` */
function newEnd(office: AppointmentDoc, endsAt: number | null, now: number): number {
  if (office.endsAt <= now) throw new Failure('office_over')
  const end = earlierEnd(office, endsAt, now)
  if (end !== undefined) return end
  const words = '要早于原来的结束日期，也不能早于今天'
  throw new Failure('office_term', { problem: 'backwards', endsAt: words }, words)
}

export const endAction = implementCommand(endOffice, {
  target: appointmentTarget,
  async prepare(ctx, { endsAt, reason, sourceDecision }, office) {
    newEnd(office, endsAt, ctx.now)
    await requirePass(ctx, 'forum', [reason, sourceDecision])
    const holder = await findPerson(ctx.db, office.personId)
    if (!holder) throw new Failure('office_not_found')
    return holder._id
  },
  async run(ctx, { endsAt: wish, reason, sourceDecision }, office, openid: string) {
    const { tx, session, now, commandId } = ctx
    const as = appointerFor(session, office)
    const holder = await tx.get(residents, openid)
    if (!as || !holder) throw new Failure('office_not_found')
    refuseConflict(session, partyOf(holder))
    const endsAt = newEnd(office, wish, now)
    const { _id: appointmentId, role, scope, name, startsAt, elected = false } = office
    const isPending = needsSecond(role, 'end', elected)
    ctx.note({ details: { role, as: `${as.role}@${as.scope}`, pending: isPending, endsAt } })
    if (isPending) {
      await propose(ctx, as, {
        change: 'end',
        appointmentId,
        role,
        scope,
        openid,
        personId: office.personId,
        name,
        homes: partyOf(holder).homes.slice(),
        startsAt,
        endsAt: wish,
        sourceDecision,
        reason,
        desks: roleDesks(OFFICE_RULES[role].seconders, scope),
        title: `提前结束${ROLE_TITLES[role]}任职等您确认`,
      })
      return { state: 'pending' as const, endsAt: office.endsAt }
    }
    const by = officialWords(session, as)
    const kind = endsAt > now ? ('shortened' as const) : ('ended' as const)
    const change = { eventId: commandId, openid, appointmentId, kind, endsAt, sourceDecision }
    await curtailAppointment(tx, { ...change, reason, by, second: '', at: now })
    await tellOfEnd(tx, commandId, office, endsAt, sourceDecision, now)
    return { state: 'done' as const, endsAt }
  },
})

/** Those who appoint to an office, to be told of a resignation. */
async function appointersOf(
  { db, now }: PrepareContext,
  office: AppointmentDoc,
): Promise<string[]> {
  const scope = { in: lineage(office.scope) }
  const found = await db.find(appointments, { scope, endsAt: { gt: now } }, { limit: 500 })
  const { appointers } = OFFICE_RULES[office.role]
  const people = found
    .filter((one) => appointers.includes(one.role) && isInForce({ ...one, id: one._id }, now))
    .map((one) => one.personId)
  return [...new Set(people)].slice(0, MOST_TOLD)
}

export const resign = implementCommand(resignOffice, {
  target: appointmentTarget,
  async prepare(ctx, { endsAt, reason }, office) {
    newEnd(office, endsAt, ctx.now)
    await requirePass(ctx, 'forum', [reason])
    return appointersOf(ctx, office)
  },
  async run(ctx, { endsAt: wish, reason }, office, toTell: string[]) {
    const { tx, session, now, commandId } = ctx
    const endsAt = newEnd(office, wish, now)
    const { _id: appointmentId, role, name } = office
    ctx.note({ details: { role, endsAt } })
    await curtailAppointment(tx, {
      eventId: commandId,
      openid: session.openid,
      appointmentId,
      kind: 'resigned',
      endsAt,
      sourceDecision: '本人辞去',
      reason,
      by: `${ROLE_TITLES[role]} ${name}`,
      second: '',
      at: now,
    })
    await officeEnded({ tx, now }, { appointmentId, endsAt, because: 'resigned', by: null })
    const when = endsAt > now ? `${dateOf(dayAt(endsAt - 1))} 后离任` : '已经离任'
    for (const to of toTell.filter((one) => one !== session.personId)) {
      await tell(tx, commandId, {
        to,
        title: `${ROLE_TITLES[role]} ${name} 辞去职务`,
        body: `${when}，请安排接替的人。`,
        url: `/features/offices/pages/office/index?id=${appointmentId}`,
        at: now,
      })
    }
    return { endsAt }
  },
})

export const publishPhone = implementCommand(setDutyPhone, {
  target: appointmentTarget,
  async run({ tx, now, note }, { id, phone }, office) {
    if (office.endsAt <= now) throw new Failure('office_over')
    await tx.update(appointments, id, { dutyPhone: phone })
    note({ details: { published: phone !== null } })
    return { published: phone !== null }
  },
})
