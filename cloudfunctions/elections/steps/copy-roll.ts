/**
 * The roll is copied when an election opens: an entry for each household of the place, by pieces that
 * fit a transaction.
 * @module
 */
import { maskRoom } from '@domain/elections/roll'
import { householdsUnder } from '../../people/face'
import type { RollEntryDoc } from '../documents'
import { rollEntries, rollEntryId } from '../store'
import type { Step } from './step'

/** Households copied in one transaction. */
const PIECE = 80

/** A household's entry on a roll. */
export function entryOf(
  rollId: string,
  household: { _id: string; room: string },
  source: RollEntryDoc['source'],
): RollEntryDoc {
  return {
    _id: rollEntryId(rollId, household._id),
    rollId,
    household: household._id,
    shownAs: maskRoom(household.room),
    eligible: true,
    source,
    order: household._id,
  }
}

export const copyRoll: Step = {
  dueAt: ({ openedAt, runoffOf }) => (runoffOf === '' ? openedAt : undefined),
  async gather(db, { path, roll: seen }) {
    const found = await householdsUnder(db, path, seen.copiedUpTo, PIECE)
    return async ({ tx, election: { roll, rollId } }) => {
      const fresh = found.filter(({ _id }) => _id > roll.copiedUpTo)
      for (const one of fresh) await tx.add(rollEntries, entryOf(rollId, one, 'roll'))
      const copiedUpTo = fresh.at(-1)?._id ?? roll.copiedUpTo
      if (found.length === PIECE) return { patch: { roll: { ...roll, copiedUpTo } }, again: true }
      return { patch: { roll: { ...roll, copiedUpTo, state: 'published' } } }
    }
  },
}
