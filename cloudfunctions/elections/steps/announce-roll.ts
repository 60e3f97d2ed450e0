/**
 * When the roll hangs out, every home it concerns is asked to look.
 * @module
 */
import { homeDesk, openTask } from '../../kernel/tasks'
import { rollUrl } from '../pages'
import type { Step } from './step'

export const announceRoll: Step = {
  dueAt: ({ runoffOf, calendar }) => (runoffOf === '' ? calendar.roll.from : undefined),
  gather:
    async () =>
    async ({ tx, election, now }) => {
      const { _id, title, path, calendar } = election
      await openTask(tx, {
        _id: `election.roll.${_id}`,
        desks: [homeDesk(path)],
        kind: 'election',
        title: '查一查您家在不在名册上',
        detail: title,
        dueAt: calendar.roll.until,
        goneAt: calendar.roll.until,
        url: rollUrl(_id),
        at: now,
      })
      return {}
    },
}
