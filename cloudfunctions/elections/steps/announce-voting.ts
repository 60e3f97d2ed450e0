/**
 * When voting opens, every home is asked for its vote.
 * @module
 */
import { homeDesk, openTask } from '../../kernel/tasks'
import { electionUrl } from '../pages'
import type { Step } from './step'

export const announceVoting: Step = {
  dueAt: ({ calendar }) => calendar.voting.from,
  gather:
    async () =>
    async ({ tx, election, now }) => {
      const { _id, title, path, calendar } = election
      await openTask(tx, {
        _id: `election.vote.${_id}`,
        desks: [homeDesk(path)],
        kind: 'election',
        title: '请为您家投一票',
        detail: title,
        dueAt: calendar.voting.until,
        goneAt: calendar.voting.until,
        url: electionUrl(_id),
        at: now,
      })
      return {}
    },
}
