/**
 * Where a stored election stands.
 * @module
 */
import { type ElectionStage, stageAt } from '@domain/elections/stages'
import { Failure } from '../kernel/errors'
import type { ElectionDoc } from './documents'

/** The stage at a moment, from the frozen calendar and what people did. */
export function stageOf(election: ElectionDoc, now: number): ElectionStage {
  const { calendar, result, confirmed, filed, voided } = election
  return stageAt(
    calendar,
    {
      ...(result && { outcome: result.outcome }),
      ...(confirmed && { confirmedAt: confirmed.at }),
      ...(filed && { filedAt: filed.at }),
      ...(voided && { voidedAt: voided.at }),
    },
    now,
  )
}

/** Stages after which nothing more happens in an election. */
const OVER: readonly ElectionStage[] = ['filed', 'runoff', 'rerun', 'void']

/** Whether an election still runs. */
export const isRunning = (election: ElectionDoc, now: number): boolean =>
  !OVER.includes(stageOf(election, now))

/**
 * Refuses what belongs to another stage.
 * @throws {Failure} `election_stage`
 */
export function mustBeAt(
  election: ElectionDoc,
  now: number,
  ...stages: readonly ElectionStage[]
): void {
  if (!stages.includes(stageOf(election, now))) throw new Failure('election_stage')
}
