/**
 * An office that one person at a time holds, e.g. one captain a building: who sits there, and making room
 * by an explicit choice.
 * @module
 */
import { earlierEnd, needsSecond, overlap } from '@domain/people/appointing'
import type { Role } from '@domain/people/roles'
import type { CommandContext, PrepareContext } from '../../kernel/action'
import type { InputOf } from '../../kernel/contract'
import { Failure } from '../../kernel/errors'
import { residents } from '../../kernel/resident'
import type { appoint, TakenDetails } from '../contract/offices'
import type { AppointmentDoc } from '../documents'
import { appointments } from '../store'
import { curtailAppointment, findPerson } from './grant'
import { partyOf, refuseConflict } from './standing'
import { tellOfEnd } from './tell-end'

type Input = InputOf<typeof appoint>

/** Who makes room, as found before the transaction. */
export interface Former {
  readonly appointmentId: string
  readonly openid: string
}

/** People in office at one place; more is a mistake in the data. */
const MOST_IN_OFFICE = 100

/** Whether one person at a time holds a role over a place here. */
export const isSingle = ({ region }: Pick<CommandContext, 'region'>, role: Role): boolean =>
  region.offices.singleHolder.value.includes(role)

/** The appointments that leave no room for a term. */
async function holdersIn({ db, now }: PrepareContext, input: Input): Promise<AppointmentDoc[]> {
  // A term may begin on today's first moment: who left this morning is gone.
  const where = { scope: input.scope, endsAt: { gt: Math.max(input.startsAt, now) } }
  const found = await db.find(appointments, where, { limit: MOST_IN_OFFICE })
  return found.filter((one) => one.role === input.role && overlap(one, input))
}

const taken = ({ _id: id, name, endsAt }: AppointmentDoc): Failure => {
  const details: TakenDetails = { holder: { id, name, endsAt } }
  return new Failure('office_taken', details)
}

/**
 * Who makes room for a new holder; nobody where there is room.
 * @throws {Failure} `office_taken` with who sits there, unless the caller named them;
 * `office_taken_elected` for whom neighbours elected
 */
export async function formerOf(ctx: PrepareContext, input: Input): Promise<Former | undefined> {
  if (!isSingle(ctx, input.role)) return undefined
  const holders = await holdersIn(ctx, input)
  const other = holders.find(({ _id }) => _id !== input.replaces)
  if (other) throw other.elected ? new Failure('office_taken_elected') : taken(other)
  const [held] = holders
  if (!held) return undefined
  const { _id: appointmentId, role, elected = false } = held
  if (needsSecond(role, 'end', elected)) throw new Failure('office_taken_elected')
  const person = await findPerson(ctx.db, held.personId)
  if (!person) throw new Failure('office_not_found')
  return { appointmentId, openid: person._id }
}

/** Ends the former's term as the new one begins, in the transaction that begins it. */
export async function makeRoom(
  ctx: CommandContext,
  { startsAt, sourceDecision, reason }: Input,
  { appointmentId, openid }: Former,
  by: string,
): Promise<void> {
  const { tx, session, now, commandId } = ctx
  const held = await tx.get(appointments, appointmentId)
  const person = await tx.get(residents, openid)
  if (!held || !person) throw new Failure('office_not_found')
  refuseConflict(session, partyOf(person))
  // It may have ended meanwhile; then there is room already.
  const endsAt = earlierEnd(held, startsAt > now ? startsAt : null, now)
  if (endsAt === undefined) return
  const kind = endsAt > now ? ('shortened' as const) : ('ended' as const)
  const eventId = `${commandId}.former`
  const change = { eventId, openid, appointmentId, kind, endsAt, sourceDecision, reason }
  await curtailAppointment(tx, { ...change, by, second: '', at: now })
  await tellOfEnd(tx, eventId, held, endsAt, sourceDecision, now)
  ctx.note({ details: { replaces: appointmentId } })
}
