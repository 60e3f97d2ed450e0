/**
 * A result that nobody confirmed in time, with no objection open, confirms itself.
 * @module
 */
import { DAY_MS } from '@domain/time/shanghai'
import {
  confirmationDue,
  confirmElection,
  findWinners,
  openResultObjections,
} from '../result/confirm'
import type { Step } from './step'

export const confirmByItself: Step = {
  dueAt: (election) => {
    if (election.result?.outcome.kind !== 'elected') return undefined
    return election.confirmed ? undefined : confirmationDue(election) + 1
  },
  async gather(db, election, now) {
    const open = await openResultObjections(db, election._id)
    // It stays open to confirm by hand; the machine looks again tomorrow.
    if (open > 0) return async () => ({ retryAt: now + DAY_MS })
    const winners = await findWinners(db, election, now)
    return async ({ tx, election: fresh, eventId }) => {
      if (fresh.confirmed) return {}
      const confirmed = await confirmElection({ tx, now, eventId }, fresh, winners, null)
      return { patch: { confirmed } }
    }
  },
}
