/**
 * Candidates, frozen roll and scrutineers become a poll, and the scrutineers are asked to make its key.
 * It waits for scrutineers; voting is put off rather than held without a key.
 * @module
 */
import { HOUR_MS } from '@domain/time/shanghai'
import { openTask, roleDesks } from '../../kernel/tasks'
import { OFFICIALS } from '../contract/shared'
import type { ElectionDoc, RollEntryDoc } from '../documents'
import { electionUrl } from '../pages'
import { pollPlanOf } from '../voting/poll-plan'
import { preparePoll } from '../voting/prepare-poll'
import { polls } from '../voting/store'
import { askForKeys } from '../voting/tasks'
import { readRoll } from './freeze-roll'
import { postpone } from './postpone'
import type { Step, StepContext, StepEffect } from './step'

const scrutineersTask = (id: string) => `election.scrutineers.${id}`

const hasScrutineers = ({ scrutineers, rules }: ElectionDoc): boolean =>
  scrutineers.length === rules.scrutineers.count

/** Those who choose scrutineers are asked to; looked at again within the hour. */
async function waitForScrutineers(ctx: StepContext): Promise<StepEffect> {
  const { tx, election, now } = ctx
  const { _id, title, path, calendar, rules } = election
  const { from } = calendar.voting
  if (now >= from) return postpone(ctx)
  await openTask(tx, {
    _id: scrutineersTask(_id),
    desks: roleDesks(OFFICIALS, path),
    kind: 'election',
    title: `${title}：请选定 ${rules.scrutineers.count} 名监票人`,
    detail: '选定以后他们才能做开票钥匙，没有钥匙不能投票',
    dueAt: from,
    goneAt: from,
    url: electionUrl(_id),
    at: now,
  })
  return { retryAt: Math.min(now + HOUR_MS, from) }
}

async function prepare(
  { tx, election, now }: StepContext,
  roll: readonly RollEntryDoc[],
): Promise<StepEffect> {
  if (await tx.get(polls, election._id)) return {}
  const households = roll.filter(({ eligible }) => eligible).map(({ household }) => household)
  const plan = pollPlanOf(election, households)
  const poll = await preparePoll(tx, plan, now)
  await askForKeys(tx, poll, now)
  return {}
}

export const preparePollStep: Step = {
  dueAt: ({ openedAt }) => openedAt,
  async gather(db, { rollId }) {
    const roll = await readRoll(db, rollId)
    return (ctx) => (hasScrutineers(ctx.election) ? prepare(ctx, roll) : waitForScrutineers(ctx))
  },
}
