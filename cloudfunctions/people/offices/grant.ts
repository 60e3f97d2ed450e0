/**
 * The one place where terms begin and end. An appointment is stored twice, by itself and as a copy in
 * its holder's record, which every session reads: both change here, in one transaction, with an entry
 * in the history.
 * @module
 */
import { overlap } from '@domain/people/appointing'
import { lineage } from '@domain/people/path'
import { type Appointment, ROLE_TITLES, type Role } from '@domain/people/roles'
import type { Database, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { orderOf, tell } from '../../kernel/messages'
import { type ResidentDoc, residents } from '../../kernel/resident'
import type { OfficeChangeKind } from '../contract/offices'
import type { AppointmentDoc } from '../documents'
import { appointments } from '../store'
import { DUTIES_URL } from './pages'
import { officeChanges, officeSeats, seatId } from './store'

/** Who decided, in words others may read. */
export interface Deciders {
  /** E.g. `社区书记 榉秋分`, or `3栋楼栋长选举`. */
  readonly by: string
  /** Who said the second yes; empty when none was needed. */
  readonly second: string
}

/** A term that begins. Times are epoch milliseconds. */
export interface Grant extends Deciders {
  /** Id of the command, or of the event, that begins it: unique, the same for every try. */
  readonly eventId: string
  /** OPENID of the holder; `findPerson` gives it for a person id. */
  readonly openid: string
  /** Name as in the decision, shown to everybody; without it the holder's own. */
  readonly name?: string
  readonly role: Role
  readonly scope: string
  readonly startsAt: number
  /** First moment after the term. */
  readonly endsAt: number
  readonly sourceDecision: string
  readonly reason: string
  /** Whether neighbours elected the holder; then nobody ends it alone. */
  readonly elected: boolean
  /** Whether one person at a time holds it, see `singleHolder` of the region. */
  readonly single?: boolean
  readonly at: number
}

/** A person by id, with what `grantAppointment` needs; one read. */
export async function findPerson(db: Database, personId: string): Promise<ResidentDoc | undefined> {
  return (await db.find(residents, { personId }, { limit: 1 }))[0]
}

const overlaps = (one: Omit<Appointment, 'id'>, grant: Grant): boolean =>
  one.role === grant.role && one.scope === grant.scope && overlap(one, grant)

/**
 * Takes the seat of an office that one person at a time holds: two who appoint at once meet here.
 * @throws {Failure} `office_taken`
 */
async function takeSeat(tx: Transaction, grant: Grant, appointmentId: string): Promise<void> {
  const _id = seatId(grant)
  const seat = await tx.get(officeSeats, _id)
  const held = seat && (await tx.get(appointments, seat.appointmentId))
  if (held && held.endsAt > grant.at && overlaps(held, grant)) throw new Failure('office_taken')
  if (seat) await tx.update(officeSeats, _id, { appointmentId })
  else await tx.add(officeSeats, { _id, appointmentId })
}

/**
 * Begins a term, in the caller's transaction: for an appointment, and for who won an election. Whether
 * it may begin is the caller's to judge. The holder is told.
 * @returns the appointment
 * @throws {Failure} `office_not_found` for an unknown person; `office_held` when they hold the same
 * office in that time; `office_taken` where another one sits whom nobody asked to make room
 */
export async function grantAppointment(tx: Transaction, grant: Grant): Promise<AppointmentDoc> {
  const { openid, role, scope, startsAt, endsAt, sourceDecision, elected, at } = grant
  const person = await tx.get(residents, openid)
  if (!person) throw new Failure('office_not_found')
  if (person.appointments.some((one) => overlaps(one, grant))) throw new Failure('office_held')
  const id = `ap-${grant.eventId.slice(0, 24)}`
  if (grant.single) await takeSeat(tx, grant, id)
  const name = grant.name ?? person.name
  const term = { role, scope, startsAt, endsAt, sourceDecision }
  const { personId } = person
  const appointment = { _id: id, personId, name, dutyPhone: null, elected, ...term }
  await tx.add(appointments, appointment)
  await tx.update(residents, openid, {
    name,
    appointments: [...person.appointments, { id, ...term }],
    updatedAt: at,
  })
  await remember(tx, grant.eventId, elected ? 'elected' : 'appointed', appointment, grant)
  await tell(tx, grant.eventId, {
    to: personId,
    title: `您${elected ? '当选' : '被任命'}为${ROLE_TITLES[role]}`,
    body: `依据：${sourceDecision}。任期和职责在“我的职务”里。`,
    url: DUTIES_URL,
    at,
  })
  return appointment
}

/** A term that ends earlier than it would by itself. */
export interface Curtailment extends Deciders {
  readonly eventId: string
  readonly openid: string
  readonly appointmentId: string
  readonly kind: Exclude<OfficeChangeKind, 'appointed' | 'elected'>
  readonly endsAt: number
  readonly sourceDecision: string
  readonly reason: string
  readonly at: number
}

/**
 * Ends a term earlier, in the caller's transaction; whether it may is the caller's to judge.
 * @throws {Failure} `office_not_found` when the person holds no such office
 */
export async function curtailAppointment(tx: Transaction, change: Curtailment): Promise<void> {
  const { openid, appointmentId, endsAt, at } = change
  const person = await tx.get(residents, openid)
  const stored = await tx.get(appointments, appointmentId)
  const held = person?.appointments.some(({ id }) => id === appointmentId)
  if (!person || !stored || !held) throw new Failure('office_not_found')
  await tx.update(appointments, appointmentId, { endsAt })
  await tx.update(residents, openid, {
    appointments: person.appointments.map((one) =>
      one.id === appointmentId ? { ...one, endsAt } : one,
    ),
    updatedAt: at,
  })
  await remember(tx, change.eventId, change.kind, { ...stored, endsAt }, change)
}

async function remember(
  tx: Transaction,
  eventId: string,
  kind: OfficeChangeKind,
  { _id: appointmentId, personId, name, role, scope, startsAt, endsAt }: AppointmentDoc,
  said: Deciders & { sourceDecision: string; reason: string; at: number },
): Promise<void> {
  const _id = `${eventId}.${appointmentId}`
  const { by, second, sourceDecision, reason, at } = said
  await tx.add(officeChanges, {
    _id,
    kind,
    appointmentId,
    role,
    scope,
    within: lineage(scope),
    personId,
    name,
    startsAt,
    endsAt,
    sourceDecision,
    reason,
    by,
    second,
    at,
    order: orderOf(at, _id),
  })
}
