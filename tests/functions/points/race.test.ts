import { openWorld, type World } from '../world'
import { runRace } from './race'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

// The thousand of them is `npm run bench:points`; here as many as a quick suite bears.
it('gives eight gifts to exactly eight of sixty requests at once', async () => {
  const outcome = await runRace(world, { people: 24, requests: 60, stock: 8 })
  expect(outcome).toMatchObject({
    answered: 60,
    won: 8,
    redemptions: 8,
    reserved: 8,
    free: 0,
    busy: 0,
    others: 0,
    breaches: [],
  })
  expect(outcome.gone + outcome.tooFew).toBe(52)
})
