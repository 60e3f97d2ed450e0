/**
 * The appointment code: six digits that a person makes on their own phone and reads out to whoever
 * appoints them. So nobody is appointed who does not know of it, and no phone is looked up.
 * @module
 */
import { randomInt } from 'node:crypto'
import { ROLE_TITLES } from '@domain/people/roles'
import { dayAt } from '@domain/time/shanghai'
import { implementCommand } from '../../kernel/action'
import type { Reader, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { type ResidentDoc, residents } from '../../kernel/resident'
import { findByCode, makeAppointmentCode } from '../contract/offices'
import { namePlace, readPlaces } from '../face'
import { appointmentCodes, codeTries } from './store'
import { officeTarget } from './target'

const MINUTE_MS = 60_000
/** Tries to find six digits that nobody uses; half a million live codes would need more. */
const MOST_TRIES = 20

/** Six digits that no live code has. */
async function freeCode(tx: Transaction, now: number): Promise<string> {
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const taken = await tx.get(appointmentCodes, code)
    if (!taken) return code
    if (taken.expiresAt > now) continue
    await tx.remove(appointmentCodes, code)
    return code
  }
  throw new Failure('busy')
}

export const makeCode = implementCommand(makeAppointmentCode, {
  async run({ tx, session, now, region }) {
    const code = await freeCode(tx, now)
    const expiresAt = now + region.offices.codeMinutes.value * MINUTE_MS
    await tx.add(appointmentCodes, { _id: code, openid: session.openid, expiresAt, foundBy: [] })
    return { code, expiresAt }
  },
})

const liveCode = async (reader: Reader, code: string, now: number) => {
  const found = await reader.get(appointmentCodes, code)
  return found && found.expiresAt > now ? found : undefined
}

/**
 * Whose live code it is, for an official who looked the person up by it; it is used up by that. Codes
 * are guessed at the looking up alone, where wrong ones are counted.
 * @throws {Failure} `appointment_code_wrong`
 */
export async function takeCode(
  tx: Transaction,
  code: string,
  officialId: string,
  now: number,
): Promise<ResidentDoc> {
  const found = await liveCode(tx, code, now)
  const owner = found?.foundBy.includes(officialId) && (await tx.get(residents, found.openid))
  if (!owner) throw new Failure('appointment_code_wrong')
  await tx.remove(appointmentCodes, code)
  return owner
}

export const findPersonByCode = implementCommand(findByCode, {
  target: officeTarget,
  // Names of places are no part of the decision: they are read before the transaction.
  async prepare({ db, now }, { code }) {
    const found = await liveCode(db, code, now)
    const owner = found && (await db.get(residents, found.openid))
    const paths = owner?.households.map((home) => home.path) ?? []
    return readPlaces(db, paths)
  },
  async run({ tx, session, now, region }, { code }, _place, known) {
    const triesId = `${session.personId}.${dayAt(now)}`
    const tries = await tx.get(codeTries, triesId)
    const most = region.offices.wrongCodesPerDay.value
    const wrong = tries?.wrong ?? 0
    if (wrong >= most) throw new Failure('appointment_codes_used_up')
    const live = await liveCode(tx, code, now)
    const owner = live && (await tx.get(residents, live.openid))
    if (!owner) {
      // The count is an effect, so a wrong code is an answer and no failure.
      if (tries) await tx.update(codeTries, triesId, { wrong: wrong + 1, at: now })
      else await tx.add(codeTries, { _id: triesId, wrong: 1, at: now })
      return { found: false as const, triesLeft: most - wrong - 1 }
    }
    const foundBy = [...new Set([...live.foundBy, session.personId])]
    await tx.update(appointmentCodes, code, { foundBy })
    return {
      found: true as const,
      personId: owner.personId,
      name: owner.name,
      homes: owner.households.flatMap((home) => namePlace(known, home.path)?.name ?? []),
      duties: owner.appointments
        .filter((one) => one.endsAt > now)
        .map((one) => ROLE_TITLES[one.role]),
    }
  },
  reveals: (answer) => (answer.found ? [answer.personId] : []),
})
