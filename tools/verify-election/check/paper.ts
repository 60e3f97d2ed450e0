/**
 * Paper batches (section 5.4).
 * @module
 */
import { Cursor } from './cursor'
import { Point } from './curve'
import type { Part } from './households'
import type { Event } from './lines'
import { signed } from './proofs'
import { insist } from './rejected'
import type { Setup } from './setup'

export interface PaperBatch {
  readonly entries: readonly {
    readonly household: number
    readonly disposition: 'counted' | 'replaces' | 'set-aside'
  }[]
  readonly spoiled: number
  readonly totals: readonly (readonly number[])[]
}

const DISPOSITIONS = ['counted', 'replaces', 'set-aside'] as const

/** Reads and checks a batch against what its households did before. */
export function readPaper(
  setup: Setup,
  event: Event,
  partOf: (household: number) => Part,
): PaperBatch {
  const where = `event ${event.height}`
  const { measures, candidates, officers } = setup.definition
  const cursor = new Cursor(event.payload, where)
  let next = 0
  const entries = cursor.many(cursor.int(4, 1, 100_000), () => {
    const household = cursor.int(4, next, setup.roll.length - 1)
    next = household + 1
    const disposition = DISPOSITIONS[cursor.int(1, 0, 2)] ?? 'set-aside'
    const { paper, ballot } = partOf(household)
    insist(paper === undefined, `${where}: household ${household} is in an earlier batch`)
    const phone = ballot !== undefined
    insist(
      phone === (disposition !== 'counted'),
      `${where}: household ${household}, ${disposition}`,
    )
    return { household, disposition }
  })
  const spoiled = cursor.int(4, 0, 100_000)
  const totals = measures.map(() => candidates.map(() => cursor.int(8, 0, 2 ** 36)))
  const message = Buffer.concat([setup.fingerprint, cursor.past()])
  let above = 0
  for (let left = cursor.int(1, 2, 8); left > 0; left--) {
    const officer = cursor.int(1, above, officers.length - 1)
    above = officer + 1
    const key = officers[officer]?.key ?? Point.ZERO
    insist(
      signed('paper', key, message, cursor.signature()),
      `${where}: signature of paper officer ${officer + 1}`,
    )
  }
  cursor.end()
  const batch = { entries, spoiled, totals }
  checkTotals(setup, batch, where)
  return batch
}

function checkTotals(setup: Setup, batch: PaperBatch, where: string): void {
  const { min, max } = setup.definition
  const open = batch.entries.filter(({ disposition }) => disposition !== 'set-aside')
  insist(batch.spoiled <= open.length, `${where}: more spoiled ballots than ballots`)
  for (const [measure, totals] of batch.totals.entries()) {
    const W = open.reduce(
      (sum, { household }) => sum + (setup.roll[household]?.weights[measure] ?? 0),
      0,
    )
    const all = totals.reduce((sum, each) => sum + each, 0)
    insist(totals.every((each) => each <= W) && all <= max * W, `${where}: too many votes`)
    insist(batch.spoiled > 0 || all >= min * W, `${where}: too few votes`)
  }
}
