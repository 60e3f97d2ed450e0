/**
 * What claims keep about a person who closes their account: that there was one stays, who it was not.
 * @module
 */
import { isPending } from '@domain/people/claims'
import { GONE_NAME } from '@domain/people/closing'
import type { Database } from '../../kernel/database'
import { findAll } from '../../kernel/pages'
import { closeTask } from '../../kernel/tasks'
import { transact } from '../../kernel/transact'
import type { ClaimDoc } from '../claims/documents'
import { claimTask } from '../claims/move'
import { claims } from '../claims/store'

/** Claims in one run of the timer; a person has a few. */
const ROWS = 20

/** Takes name and words of a claimant out of some of their claims; true when none is left. */
export async function forgetClaims(db: Database, personId: string): Promise<boolean> {
  const all = await findAll(db, claims, { personId })
  const naming = all.filter((one) => one.claimantName !== GONE_NAME)
  for (const { _id } of naming.slice(0, ROWS)) {
    await transact(db, async (tx) => {
      const claim = await tx.get(claims, _id)
      if (!claim) return
      const steps = claim.steps.map((one) => (one.by === 'claimant' ? { ...one, words: '' } : one))
      // Nobody is asked any longer to let in somebody who is gone.
      const over: Partial<ClaimDoc> = isPending(claim.state)
        ? { state: 'withdrawn', desks: [] }
        : {}
      await tx.update(claims, _id, { claimantName: GONE_NAME, steps, ...over })
      await closeTask(tx, claimTask(_id))
    })
  }
  return naming.length <= ROWS
}
