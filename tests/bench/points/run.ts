/**
 * A thousand redemptions at once, for a hundred gifts, by four hundred people with too few points
 * among them: `npm run bench:points`. Exits with 1 when anything is untrue of what came of it.
 * @module
 */
import { runRace } from '../../functions/points/race'
import { openWorld } from '../../functions/world'

async function main(): Promise<void> {
  const world = await openWorld()
  const outcome = await runRace(world, { people: 400, requests: 1000, stock: 100 })
  await world.close()
  console.log(outcome)
  const { won, redemptions, reserved, free, others, breaches, gone, tooFew, busy } = outcome
  const holds = won === 100 && redemptions === 100 && reserved === 100 && free === 0 && others === 0
  const sums = won + gone + tooFew === 1000 && busy === 0 && breaches.length === 0
  console.log(holds && sums ? 'every answer is true' : 'SOMETHING IS UNTRUE')
  process.exitCode = holds && sums ? 0 : 1
}

void main()
