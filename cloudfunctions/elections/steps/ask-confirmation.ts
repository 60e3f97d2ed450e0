/**
 * When objections to the result had their time, those who confirm are asked to.
 * @module
 */
import { openTask, roleDesks } from '../../kernel/tasks'
import { CONFIRMERS } from '../contract/shared'
import { resultUrl } from '../pages'
import { confirmationDue } from '../result/confirm'
import type { Step } from './step'

export const askConfirmation: Step = {
  dueAt: ({ result, calendar }) =>
    result?.outcome.kind === 'elected' ? calendar.resultRulings.until + 1 : undefined,
  gather:
    async () =>
    async ({ tx, election, now }) => {
      const { _id, title, path } = election
      await openTask(tx, {
        _id: `election.confirm.${_id}`,
        desks: roleDesks(CONFIRMERS, path),
        kind: 'election',
        title: `${title}：确认结果`,
        dueAt: confirmationDue(election),
        url: resultUrl(_id),
        at: now,
      })
      return {}
    },
}
