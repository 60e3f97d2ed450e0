/**
 * Other scrutineers or officers mean another key: what was begun of it is taken back, and begun anew.
 * @module
 */
import type { Transaction } from '../../kernel/database'
import { closeTask } from '../../kernel/tasks'
import type { ElectionDoc } from '../documents'
import { discardPoll } from '../voting/prepare-poll'
import { forgetCeremony } from '../voting/tasks'

/**
 * Takes back a poll whose key is not made yet; its step is due again.
 * @returns what changes in the election
 * @throws {Failure} `poll_stage` when the key is made
 */
export async function redoPoll(
  tx: Transaction,
  { _id, step }: ElectionDoc,
  now: number,
): Promise<Partial<Pick<ElectionDoc, 'step' | 'nextAt'>>> {
  if (step !== 'prepare_poll' && step !== 'open_voting') return {}
  const poll = await discardPoll(tx, _id)
  if (poll) await forgetCeremony(tx, poll)
  await closeTask(tx, `election.scrutineers.${_id}`)
  return { step: 'prepare_poll', nextAt: now }
}
