/**
 * Voting closes by the clock; what the close writes down is the ballots' affair.
 * @module
 */
import type { Step } from './step'

export const closeVoting: Step = {
  dueAt: ({ calendar }) => calendar.voting.until + 1,
  gather: async () => async () => ({}),
}
