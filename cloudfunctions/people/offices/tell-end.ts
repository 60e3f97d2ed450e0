/**
 * Telling people that an office ends.
 * @module
 */
import { ROLE_TITLES } from '@domain/people/roles'
import { dateOf, dayAt } from '@domain/time/shanghai'
import type { Transaction } from '../../kernel/database'
import { tell } from '../../kernel/messages'
import type { AppointmentDoc } from '../documents'
import { DUTIES_URL } from './pages'

/** Tells the holder that others ended their office, or will. */
export async function tellOfEnd(
  tx: Transaction,
  eventId: string,
  { personId, role }: AppointmentDoc,
  endsAt: number,
  sourceDecision: string,
  now: number,
): Promise<void> {
  const when = endsAt > now ? `${dateOf(dayAt(endsAt - 1))} 后` : '已经'
  await tell(tx, eventId, {
    to: personId,
    title: `您的${ROLE_TITLES[role]}任职${when}结束`,
    body: `依据：${sourceDecision}`,
    url: DUTIES_URL,
    at: now,
  })
}
