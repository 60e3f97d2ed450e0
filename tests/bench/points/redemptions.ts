/**
 * A thousand redemptions at once, for a hundred gifts, by four hundred people with too few points
 * among them.
 * @module
 */
import { runRace } from '../../functions/points/race'
import { openWorld } from '../../functions/world'

/** Whether every answer of the race is true; prints what came of it. */
export async function raceHolds(): Promise<boolean> {
  const world = await openWorld()
  const outcome = await runRace(world, { people: 400, requests: 1000, stock: 100 })
  await world.close()
  console.log(outcome)
  const { won, redemptions, reserved, free, others, breaches, gone, tooFew, busy } = outcome
  const holds = won === 100 && redemptions === 100 && reserved === 100 && free === 0 && others === 0
  return holds && won + gone + tooFew === 1000 && busy === 0 && breaches.length === 0
}
