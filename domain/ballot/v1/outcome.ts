/**
 * The result: totals from the first `threshold` valid partial decryptions, with who was valid and
 * who wasn't. Everything in it follows from the board, so anyone must get the very same bytes.
 * @module
 */
import { concat, uint } from './bytes'
import { discreteLogs } from './discrete-log'
import { type Element, group, subtract } from './group'
import { multiScalar } from './multiples'
import { encodeTotals, type Totals } from './paper'
import type { TallyFrame } from './partial'
import { lagrangeAtZero } from './polynomial'
import { failure, type Result, success } from './result'

export interface Outcome {
  /** Scrutineers (from 0, ascending) whose partial decryption holds. */
  readonly valid: readonly number[]
  /** Heights of partial decryptions that don't hold, ascending. */
  readonly invalidHeights: readonly number[]
  /** By measure, then by candidate: from phone ballots, and from paper. */
  readonly phone: Totals
  readonly paper: Totals
}

/** The shares of one scrutineer whose partial decryption holds. */
export interface OpenedPartial {
  readonly scrutineer: number
  readonly elements: readonly Element[]
}

/**
 * Totals of the phone ballots. `weights` are the counted ballots' total weight in each measure,
 * which bounds the search. Fails with `TOO_FEW_PARTIALS`, or `NO_DISCRETE_LOG` if sums and shares
 * don't belong together.
 */
export function combinePartials(
  frame: TallyFrame,
  opened: readonly OpenedPartial[],
  weights: readonly number[],
): Result<number[][]> {
  const { definition } = frame.setup
  const { candidates, measures, threshold } = definition
  if (frame.tally.ballots === 0) return success(measures.map(() => candidates.map(() => 0)))
  const ordered = [...opened].sort((left, right) => left.scrutineer - right.scrutineer)
  const used = ordered.slice(0, threshold)
  if (used.length < threshold)
    return failure('TOO_FEW_PARTIALS', `${used.length} valid, ${threshold} needed`)
  const factors = lagrangeAtZero(used.map(({ scrutineer }) => scrutineer + 1))
  const totals: number[][] = []
  for (const [measure, sums] of frame.tally.sums.entries()) {
    const logarithm = discreteLogs(weights[measure] ?? 0, sums.length)
    const row: number[] = []
    for (const [candidate, { b }] of sums.entries()) {
      const at = measure * candidates.length + candidate
      const shares = used.map(({ elements }) => elements[at] ?? group.identity)
      const total = logarithm(subtract(b, multiScalar(shares, factors)))
      if (total === undefined) return failure('NO_DISCRETE_LOG', `sum ${at + 1}`)
      row.push(total)
    }
    totals.push(row)
  }
  return success(totals)
}

/** The payload of a Result event. */
export function encodeOutcome(outcome: Outcome): Uint8Array {
  const { valid, invalidHeights, phone, paper } = outcome
  return concat(
    uint(valid.length, 1),
    ...valid.map((index) => uint(index, 1)),
    uint(invalidHeights.length, 1),
    ...invalidHeights.map((height) => uint(height, 4)),
    encodeTotals(phone),
    encodeTotals(paper),
  )
}
