/**
 * An election at its full size through the real functions on the embedded cloud: 4,000 households, 10
 * candidates, 500 ballots in the last seconds and 50 after the close; then a thousand households that
 * vote from two phones and on paper at once: `npm run bench:election`, with `-- 400` for fewer
 * households, with `-- races` for the second part alone. Exits with 1 when a ballot is lost, late, doubled or counted wrong.
 * @module
 */
import '../../../tools/quick-curves'
import { runRaces } from '../../functions/elections/support/household-race'
import { openWorld } from '../../functions/world'
import { holdElection } from './hold'

const FULL = 4_000
const RACES = 1_000

async function hold(households: number): Promise<boolean> {
  const share = households / FULL
  const size = {
    ...{ households, candidates: 10 },
    ...{ bell: Math.ceil(500 * share), late: Math.ceil(50 * share) },
  }
  const world = await openWorld()
  const held = await holdElection(world, size)
  await world.close()
  console.log(size, held)
  const whole = held.lost === 0 && held.unknown === 0 && held.refusedLate === size.late
  return whole && held.verified && held.right
}

async function race(races: number): Promise<boolean> {
  const world = await openWorld()
  const raced = await runRaces(world, { id: 'benchraces', races, atOnce: 10 })
  await world.close()
  console.log(raced)
  return Object.values(raced).every((count) => count === races)
}

async function main(asked: string | undefined): Promise<void> {
  const households = asked === undefined || asked === 'races' ? FULL : Number(asked)
  const whole = asked === 'races' || (await hold(households))
  const once = await race(Math.ceil((RACES * households) / FULL))
  const holds = whole && once
  console.log(holds ? 'every ballot is where it must be' : 'SOMETHING IS UNTRUE')
  process.exitCode = holds ? 0 : 1
}

void main(process.argv[2])
