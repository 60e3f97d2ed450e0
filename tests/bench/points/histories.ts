/** Two thousand random histories, or as many as `RUNS` says. @module */
import { runHistories } from '../../functions/points/histories/worlds'

const RUNS = Number(process.env.RUNS ?? 2000)

/** Whether every history ended as the naive count says; prints what was tried. */
export async function historiesHold(): Promise<boolean> {
  const startedAt = performance.now()
  try {
    const tally = await runHistories(RUNS)
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    console.log({ histories: RUNS, ...tally, seconds })
    return true
  } catch (thrown) {
    console.log(thrown instanceof Error ? thrown.message : thrown)
    return false
  }
}
