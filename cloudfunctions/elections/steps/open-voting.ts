/**
 * When voting opens, every home is asked for its vote; without a key it is put off.
 * @module
 */
import { homeDesk, openTask } from '../../kernel/tasks'
import { voteUrl } from '../pages'
import { voteTask } from '../voting/tasks'
import { postpone } from './postpone'
import type { Step, StepContext } from './step'

/** Asks every home for its vote until voting closes; again when it is extended. */
export async function askForVotes({
  tx,
  election,
  now,
}: Pick<StepContext, 'tx' | 'election' | 'now'>): Promise<void> {
  const { _id, title, path, calendar } = election
  await openTask(tx, {
    _id: voteTask(_id),
    desks: [homeDesk(path)],
    kind: 'election',
    title: '请为您家投一票',
    detail: title,
    dueAt: calendar.voting.until,
    goneAt: calendar.voting.until,
    url: voteUrl(_id),
    at: now,
  })
}

export const openVoting: Step = {
  dueAt: ({ calendar }) => calendar.voting.from,
  gather: async () => async (ctx) => {
    if (ctx.election.fingerprint === null) return postpone(ctx)
    await askForVotes(ctx)
    return {}
  },
}
