import { runHistories } from './histories/worlds'

// Sixty in three parts, so that each is short on a busy machine too; two thousand of them are
// `npm run bench:points`.
test.each(['first', 'second', 'third'])(
  'random histories with crashes, doubles and delays end as a naive count of points says: %s twenty',
  async () => {
    const tally = await runHistories(20)
    expect(tally.delivered).toBeGreaterThan(200)
    expect(tally.crashes).toBeGreaterThan(30)
    expect(tally.together).toBeGreaterThan(10)
  },
)
