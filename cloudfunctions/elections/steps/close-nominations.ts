/**
 * When nominations are over, those who review are asked to.
 * @module
 */
import { openTask, roleDesks } from '../../kernel/tasks'
import { OFFICIALS } from '../contract/shared'
import { reviewUrl } from '../pages'
import type { Step } from './step'

export const closeNominations: Step = {
  dueAt: ({ runoffOf, calendar }) =>
    runoffOf === '' && calendar.nomination ? calendar.nomination.until + 1 : undefined,
  gather:
    async () =>
    async ({ tx, election, now }) => {
      const { _id, title, path, calendar } = election
      const until = calendar.review?.until ?? now
      await openTask(tx, {
        _id: `election.review.${_id}`,
        desks: roleDesks(OFFICIALS, path),
        kind: 'election',
        title: `${title}：审查候选人资格`,
        dueAt: until,
        goneAt: until,
        url: reviewUrl(_id),
        at: now,
      })
      return {}
    },
}
