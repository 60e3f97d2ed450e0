/**
 * Claims whose head or captain stays silent pass to the secretary.
 * @module
 */
import { HEAD_ANSWER_MS, isPending, stateAt } from '@domain/people/claims'
import type { Database } from '../../kernel/database'
import { transact } from '../../kernel/transact'
import { readPlaces } from '../face'
import { findAskable, moveClaim } from './move'
import { placeNameOf } from './place-name'
import { claims } from './store'

/** Claims passed on in one run of the timer; the next run takes the rest. */
const RUN_SIZE = 20

/**
 * Passes on what is overdue. Safe to run twice at once: each claim is looked at again in its own
 * transaction. Until it has run, `stateAt` shows the same state to whoever looks.
 * @param now epoch milliseconds
 * @returns how many were passed on
 */
export async function passSilentClaims(db: Database, now: number): Promise<number> {
  const overdue = { lte: now - HEAD_ANSWER_MS }
  const states = ['pending_head', 'pending_captain'] as const
  const found = await Promise.all(
    states.map((state) => db.find(claims, { state, askedAt: overdue }, { limit: RUN_SIZE })),
  )
  let passed = 0
  for (const { _id, household, personId } of found.flat()) {
    const askable = await findAskable(db, household, personId, now)
    const placeName = placeNameOf(await readPlaces(db, [household]), household)
    passed += await transact(db, async (tx) => {
      const claim = await tx.get(claims, _id)
      if (!claim || !isPending(claim.state) || stateAt(claim, now) === claim.state) return 0
      const step = { at: now, by: 'time', what: 'passed_on', words: '' } as const
      const to = { state: 'pending_secretary', desks: askable.secretary, step } as const
      await moveClaim(tx, claim, to, `silent.${_id}.${claim.askedAt}`, { placeName })
      return 1
    })
  }
  return passed
}
