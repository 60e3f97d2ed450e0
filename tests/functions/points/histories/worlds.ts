/** Random histories, many of them, each in a state of its own. @module */
import { residents } from '@functions/kernel/resident'
import fc from 'fast-check'
import { openWorld, type World } from '../../world'
import { histories } from './arbitrary'
import { newTally, runHistory, type Tally } from './run'

/** The clock never runs back, and its years have four digits: a new world from time to time. */
const HISTORIES_A_WORLD = 100

/** Officers whose terms do not end while centuries pass. */
function holdOffice(world: World): void {
  for (const doc of world.all(residents)) {
    const held = (doc.appointments as object[]).map((one) => ({ ...one, endsAt: 9e15 }))
    const forever = { ...doc, appointments: held }
    world.cloud.database.importJsonLines(residents.name, JSON.stringify(forever), 'upsert')
  }
}

interface Trial {
  /** Of fast-check, to try the same histories again. */
  seed?: number | undefined
  /** Looks for the smallest history that fails: minutes, since each try is a history. */
  shrink?: boolean
}

/**
 * Runs random histories.
 * @throws {Error} of fast-check at the first that fails, with its seed
 */
export async function runHistories(
  numRuns: number,
  { seed, shrink = false }: Trial = {},
): Promise<Tally> {
  const tally = newTally()
  let world: World | undefined
  let beginning: ReturnType<World['cloud']['database']['snapshot']> | undefined
  let runs = 0
  const property = fc.asyncProperty(histories, async (history) => {
    if (!world || runs % HISTORIES_A_WORLD === 0) {
      await world?.close()
      world = await openWorld()
      holdOffice(world)
      beginning = world.cloud.database.snapshot()
    }
    runs += 1
    if (beginning) world.cloud.database.reset(beginning)
    world.cloud.faults.clear()
    await runHistory(world, history, tally)
  })
  try {
    const again = seed !== undefined && { seed }
    await fc.assert(property, { numRuns, endOnFailure: !shrink, ...again })
  } finally {
    await world?.close()
  }
  return tally
}
