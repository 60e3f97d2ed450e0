import * as c from '@functions/elections/contract'
import { collections, elections } from '@functions/elections/store'
import type { ActionContract } from '@functions/kernel/contract'
import { messages } from '@functions/kernel/messages'
import { tasks } from '@functions/kernel/tasks'
import { appointments } from '@functions/people/store'
import { FIXTURES } from '../fixtures'
import { load } from '../fixtures/fixture'
import { COMMUNITY_SECRETARY, freshKey, openWorld, RESIDENT, SECRETARY, type World } from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const WRITTEN = [...collections, appointments, messages, tasks]
/** Everything a command may write, as text. */
const state = () => JSON.stringify(WRITTEN.map((one) => world.all(one)))

const CASES: readonly (readonly [who: string, contract: ActionContract])[] = [
  [SECRETARY, c.openElection],
  [RESIDENT, c.nominate],
  [SECRETARY, c.ruleOnObjection],
  [COMMUNITY_SECRETARY, c.confirmResult],
]

test.each(CASES.map(([who, contract]) => [contract.name, who, contract] as const))(
  '%s dies after any database request: nothing half done, and the next try completes it once',
  async (name, who, contract) => {
    const fixture = FIXTURES[name]
    if (!fixture) throw new Error(`${name} has no fixture`)
    const begin = () => {
      world.reset()
      load(world.cloud.database, fixture, 'rown0001')
      return state()
    }
    const key = freshKey()
    begin()
    await world.data(who, contract, fixture.input('rown0001', { world, openid: who }), key)
    const counts = WRITTEN.map((one) => world.all(one).length)
    let crashes = 0
    for (let afterRequests = 0; ; afterRequests += 2) {
      const before = begin()
      const end = world.cloud.faults.crash({ functionName: 'elections', afterRequests })
      const first = await world.call(
        who,
        contract,
        fixture.input('rown0001', { world, openid: who }),
        key,
      )
      end()
      if (first.ok) break
      crashes += 1
      const done = state() !== before
      world.clock.advance(31_000)
      expect(
        await world.call(who, contract, fixture.input('rown0001', { world, openid: who }), key),
      ).toMatchObject({
        ok: true,
      })
      expect(WRITTEN.map((one) => world.all(one).length)).toEqual(counts)
      // What a dead function had written is all of it or nothing.
      if (done) expect(world.all(elections).length).toBe(counts[collections.indexOf(elections)])
    }
    expect(crashes).toBeGreaterThanOrEqual(5)
  },
)
