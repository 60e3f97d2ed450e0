/**
 * The figures of the local cloud: `npm run bench:local-cloud`. Counts and ratios have limits, times
 * are printed; exits with 1 when a limit is missed.
 * @module
 */
import { missedLimits } from './report'
import { scale } from './scale'
import { throughput } from './throughput'

async function main(): Promise<void> {
  await throughput()
  scale()
  process.exitCode = missedLimits() > 0 ? 1 : 0
}

void main()
