/**
 * Asking to close one's account, and taking that back.
 * @module
 */
import { type ClosingObstacle, closesAt, closingObstacles } from '@domain/people/closing'
import { CONSENT_KINDS, consentState } from '@domain/people/consents'
import { implementCommand, implementQuery } from '../../kernel/action'
import type { Reader } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { type ResidentDoc, residents } from '../../kernel/resident'
import { closeAccount, getPrivacy, keepAccount } from '../contract/privacy'
import { households } from '../store'
import { closings } from './store'

/** What is in the way of closing somebody's account. */
export async function obstaclesOf(
  reader: Reader,
  resident: Pick<ResidentDoc, 'personId' | 'households' | 'appointments'>,
  now: number,
): Promise<ClosingObstacle[]> {
  const homes = []
  for (const { path } of resident.households) homes.push(await reader.get(households, path))
  return closingObstacles({
    hasOffice: resident.appointments.some((one) => one.endsAt > now),
    headsOthers: homes.some(
      (home) => home?.headId === resident.personId && home.members.length > 1,
    ),
  })
}

export const privacy = implementQuery(getPrivacy, {
  async run({ db, session, now, region }) {
    const { personId, consents } = session
    const [closing, resident] = await Promise.all([
      personId ? db.get(closings, personId) : undefined,
      personId ? db.get(residents, session.openid) : undefined,
    ])
    const { value: coolingDays, source: coolingSource } = region.privacy.coolingDays
    return {
      consents: CONSENT_KINDS.map((kind) => {
        const at = consents.find((one) => one.kind === kind)?.at
        return { kind, state: consentState(kind, consents), ...(at !== undefined && { at }) }
      }),
      ...(closing && { closesAt: closing.at }),
      obstacles: resident ? await obstaclesOf(db, resident, now) : [],
      coolingDays,
      coolingSource,
    }
  },
})

export const close = implementCommand(closeAccount, {
  async run({ tx, session, now, region }) {
    const { personId, openid } = session
    const resident = await tx.get(residents, openid)
    const [obstacle] = resident ? await obstaclesOf(tx, resident, now) : []
    if (obstacle) {
      throw new Failure(obstacle === 'in_office' ? 'closing_in_office' : 'closing_head')
    }
    const asked = await tx.get(closings, personId)
    if (asked) return { closesAt: asked.at }
    const at = closesAt(now, region.privacy.coolingDays.value)
    const state = 'waiting' as const
    await tx.add(closings, { _id: personId, openid, since: now, at, state, cursor: '' })
    return { closesAt: at }
  },
})

export const keep = implementCommand(keepAccount, {
  async run({ tx, session }) {
    const asked = await tx.get(closings, session.personId)
    if (!asked || asked.state === 'done') throw new Failure('not_closing')
    if (asked.begun) throw new Failure('closing_begun')
    await tx.remove(closings, session.personId)
    return { kept: true as const }
  },
})
