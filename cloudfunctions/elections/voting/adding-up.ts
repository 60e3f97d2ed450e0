/**
 * Adding up the ballots that count, piece by piece. How far it has come is kept, so that another run of
 * the timer goes on from there, in whatever process.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import type { Database } from '../../kernel/database'
import { transact } from '../../kernel/transact'
import { keptBytes, sound } from './bytes'
import type { BoardHeadDoc, SumsDoc } from './documents'
import { PIECE_BALLOTS, PIECES_A_RUN } from './pieces'
import { pollSums } from './store'

interface Sums {
  /** How many of the ballots that count are in, in the order of the roll. */
  readonly added: number
  readonly tally: ballot.EncryptedTally
}

const NONE: Sums = { added: 0, tally: ballot.EMPTY_TALLY }

/** What a kept document holds, if it is of this very board. */
function read(doc: SumsDoc | undefined, hash: string, { definition }: ballot.Setup): Sums {
  if (doc?.head !== hash) return NONE
  const tally = sound(ballot.decodeTally(definition, keptBytes(doc.sums)))
  return { added: doc.added, tally }
}

/** Keeps how far it has come, unless another run has come as far or further. */
async function keep(
  db: Database,
  { _id, hash }: BoardHeadDoc,
  setup: ballot.Setup,
  sums: Sums,
): Promise<Sums> {
  const fields = {
    ...{ head: hash, added: sums.added },
    sums: ballot.toBase64url(ballot.encodeTally(sums.tally)),
  }
  return transact(db, async (tx) => {
    const known = await tx.get(pollSums, _id)
    const other = read(known, hash, setup)
    if (other.added >= sums.added) return other
    if (known) await tx.update(pollSums, _id, fields)
    else await tx.add(pollSums, { _id, ...fields })
    return sums
  })
}

/**
 * Goes on adding up a closed board's ballots.
 * @param endsAt `performance.now()` after which no piece but the first is begun
 * @returns the sums, or undefined when there is more to add: ask again in the next run
 */
export async function addUp(
  db: Database,
  head: BoardHeadDoc,
  { setup, skimmed }: ballot.Board,
  endsAt: number,
): Promise<ballot.EncryptedTally | undefined> {
  let sums = read(await db.get(pollSums, head._id), head.hash, setup)
  for (let piece = 0; piece < PIECES_A_RUN && sums.added < skimmed.length; piece++) {
    if (piece > 0 && performance.now() > endsAt) break
    const some = skimmed.slice(sums.added, sums.added + PIECE_BALLOTS)
    const tally = sound(ballot.addBallots(setup.definition, sums.tally, some))
    const added = sums.added + some.length
    // The last piece goes on the board at once.
    if (added === skimmed.length) return tally
    sums = await keep(db, head, setup, { added, tally })
  }
  return sums.added === skimmed.length ? sums.tally : undefined
}
