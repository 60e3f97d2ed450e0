/**
 * Two thousand random histories, or as many as `RUNS` says. One that failed is tried again by its
 * `SEED`, and with `SHRINK=1` made as small as it goes.
 * @module
 */
import { runHistories } from '../../functions/points/histories/worlds'

const RUNS = Number(process.env.RUNS ?? 2000)
const SEED = process.env.SEED === undefined ? undefined : Number(process.env.SEED)
const SHRINK = process.env.SHRINK === '1'

/** Whether every history ended as the naive count says; prints what was tried. */
export async function historiesHold(): Promise<boolean> {
  const startedAt = performance.now()
  try {
    const tally = await runHistories(RUNS, { seed: SEED, shrink: SHRINK })
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    console.log({ histories: RUNS, ...tally, seconds })
    return true
  } catch (thrown) {
    console.log(thrown instanceof Error ? thrown.message : thrown)
    return false
  }
}
