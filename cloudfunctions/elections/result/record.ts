/**
 * The count's way into an election.
 * @module
 */
import type { Transaction } from '../../kernel/database'
import type { ElectionDoc, ElectionResult } from '../documents'
import { publishResult } from '../steps/publish-result'
import { elections } from '../store'

/**
 * Writes a finished count, in the count's own transaction. It is shown from `calendar.resultAt` on,
 * whatever anybody does.
 * @throws {Error} when there is a result already: a count is never written twice
 */
export async function recordResult(
  tx: Transaction,
  election: ElectionDoc,
  result: ElectionResult,
): Promise<void> {
  if (election.result) throw new Error('an election has one result')
  const counted = { ...election, result }
  const nextAt = publishResult.dueAt(counted) ?? election.nextAt
  await tx.update(elections, election._id, { result, step: 'publish_result', nextAt })
}
