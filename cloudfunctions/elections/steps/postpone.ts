/**
 * Without the scrutineers' key nobody can vote: voting is put off by a day, so that households keep
 * their whole window, and after a week the election is started anew.
 * @module
 */
import { MOST_POSTPONED_DAYS, postponeVoting } from '@domain/elections/calendar'
import { openTask, roleDesks } from '../../kernel/tasks'
import { OFFICIALS } from '../contract/shared'
import { electionUrl } from '../pages'
import { timesOf } from '../voting/poll-plan'
import { polls } from '../voting/store'
import { askForRerun } from './publish-result'
import type { StepContext, StepEffect } from './step'

/** Puts voting off once more, or gives up. */
export async function postpone(ctx: StepContext): Promise<StepEffect> {
  const { tx, election, now } = ctx
  if (election.postponed >= MOST_POSTPONED_DAYS) {
    await askForRerun(ctx)
    const words = '监票人没有按时做好开票钥匙，投票没有开始，请重新启动选举'
    return { patch: { voided: { at: now, by: null, reason: 'no_key', words } } }
  }
  const calendar = postponeVoting(election.calendar, election.rules)
  const changed = { ...election, calendar, postponed: election.postponed + 1 }
  if (await tx.get(polls, election._id)) await tx.update(polls, election._id, timesOf(changed))
  await openTask(tx, {
    _id: `election.late.${election._id}`,
    desks: roleDesks(OFFICIALS, election.path),
    kind: 'election',
    title: `${election.title}：开票钥匙还没做好，投票推迟了一天`,
    detail: '请联系监票人，或者另选监票人',
    goneAt: calendar.voting.from,
    url: electionUrl(election._id),
    at: now,
  })
  const { postponed } = changed
  return { patch: { calendar, postponed }, retryAt: calendar.voting.from }
}
