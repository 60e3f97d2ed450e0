/**
 * The households' wish to recall somebody, while it stands.
 * @module
 */
import { DAY_MS } from '@domain/time/shanghai'
import type { RecallFacts, TermDoc } from '../documents'

/** A wish that too few share lapses after so long, and may be begun anew. */
const LAPSES_MS = 30 * DAY_MS

/** The wish that still stands, or none. */
export function standingWish({ recall }: TermDoc, now: number): RecallFacts | undefined {
  if (!recall || (recall.reachedAt === null && now - recall.proposedAt > LAPSES_MS))
    return undefined
  return recall
}
