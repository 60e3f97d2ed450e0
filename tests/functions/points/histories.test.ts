import { runHistories } from './histories/worlds'

// Two thousand of them are `npm run bench:points`.
test('random histories with crashes, doubles and delays end as a naive count of points says', async () => {
  const tally = await runHistories(60)
  expect(tally.crashes).toBeGreaterThan(100)
  expect(tally.crashedAfter).toBeGreaterThan(0)
  expect(tally.together).toBeGreaterThan(50)
})
