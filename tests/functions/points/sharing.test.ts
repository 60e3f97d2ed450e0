import { familyProblem } from '@domain/points/family'
import { DEFAULT_PROFILE } from '@domain/region/default'
import type { RegionProfile } from '@domain/region/profile'
import { messages } from '@functions/kernel/messages'
import { type ResidentDoc, residents } from '@functions/kernel/resident'
import type { HouseholdDoc } from '@functions/people/documents'
import * as c from '@functions/points/contract'
import { checkLedger } from '../../../tools/check-ledger/check'
import {
  COMPOUND,
  freshKey,
  GUEST,
  HOME,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  type World,
} from '../world'
import { award, ledgerOf } from './shelf'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => expect(checkLedger(ledgerOf(world))).toEqual([]))
afterAll(() => world.close())

const put = (collection: string, doc: object) =>
  world.cloud.database.importJsonLines(collection, JSON.stringify(doc), 'upsert')

/** Who lives at the resident's home, besides the resident. */
function atHome(people: readonly string[]): void {
  const home = world.all({ name: 'households' }).find((one) => one._id === HOME)
  const members = [RESIDENT, ...people].map((who) => ({
    ...{ personId: personIdOf(who), relation: 'owner', since: 0 },
  }))
  put('households', { ...(home as unknown as HouseholdDoc), members })
  const households = [{ path: HOME, relation: 'family', since: 0 }]
  for (const who of people) {
    const found = world.all(residents).find((one) => one._id === who) as unknown as ResidentDoc
    put(residents.name, { ...found, households })
  }
}

const share = (who: string, on: boolean) =>
  world.call(who, c.shareWithFamily, { compound: COMPOUND, on })
const use = (who: string, whose: string, points: number, key = freshKey()) =>
  world.call(who, c.useFamilyPoints, { compound: COMPOUND, person: personIdOf(whose), points }, key)
const left = async (who: string) => (await world.data(who, c.getMyPoints, {})).available

test('who lives together uses the other’s points, with consent and once per command', async () => {
  atHome([NEIGHBOUR])
  await award(world, RESIDENT, 30)
  expect(await use(NEIGHBOUR, RESIDENT, 10)).toMatchObject({ ok: false, code: 5020 })
  await share(RESIDENT, true)
  const family = await world.data(NEIGHBOUR, c.getFamily, { compound: COMPOUND })
  expect(family).toMatchObject({ sharing: false, members: [{ name: '荷小满', available: 30 }] })
  const key = freshKey()
  for (let i = 0; i < 3; i++) await use(NEIGHBOUR, RESIDENT, 10, key)
  expect([await left(RESIDENT), await left(NEIGHBOUR)]).toEqual([20, 10])
  expect(world.all(messages).at(-1)).toMatchObject({ to: personIdOf(RESIDENT) })
  expect(await use(NEIGHBOUR, RESIDENT, 21)).toMatchObject({ ok: false, code: 5003 })
})

test('points keep their end when a family uses them together', async () => {
  atHome([NEIGHBOUR])
  await award(world, RESIDENT, 30)
  const { lots } = await world.data(RESIDENT, c.getMyPoints, {})
  await share(RESIDENT, true)
  world.clock.advance(60 * 86_400_000)
  await use(NEIGHBOUR, RESIDENT, 30)
  expect((await world.data(NEIGHBOUR, c.getMyPoints, {})).lots).toEqual(lots)
})

test('consent taken back, moving out and living elsewhere each end it, and nothing is shown', async () => {
  await award(world, RESIDENT, 30)
  await share(RESIDENT, true)
  // A neighbour of the compound, not of the household.
  expect(await use(NEIGHBOUR, RESIDENT, 5)).toMatchObject({ ok: false, code: 5021 })
  atHome([NEIGHBOUR])
  expect(await use(NEIGHBOUR, RESIDENT, 5)).toMatchObject({ ok: true })
  await share(RESIDENT, false)
  expect(await use(NEIGHBOUR, RESIDENT, 5)).toMatchObject({ ok: false, code: 5020 })
  const family = await world.data(NEIGHBOUR, c.getFamily, { compound: COMPOUND })
  expect(family.members).toMatchObject([{ available: null }])
  await share(RESIDENT, true)
  atHome([])
  expect(await use(NEIGHBOUR, RESIDENT, 5)).toMatchObject({ ok: false, code: 5021 })
  expect(await left(RESIDENT)).toBe(25)
})

test('consent is not said anew by moving back in, nor said to who came later', async () => {
  atHome([NEIGHBOUR])
  await award(world, RESIDENT, 30)
  await share(RESIDENT, true)
  const home = world.all({ name: 'households' }).find((one) => one._id === HOME)
  const since = (who: string, at: number) => {
    const members = (home as unknown as HouseholdDoc).members.map((one) =>
      one.personId === personIdOf(who) ? { ...one, since: at } : one,
    )
    put('households', { ...home, members })
  }
  for (const who of [RESIDENT, NEIGHBOUR]) {
    since(who, world.clock.now() + 1)
    expect(await use(NEIGHBOUR, RESIDENT, 5)).toMatchObject({ ok: false, code: 5020 })
  }
  world.clock.advance(2)
  await share(RESIDENT, true)
  expect(await use(NEIGHBOUR, RESIDENT, 5)).toMatchObject({ ok: true })
})

test('a scheme without family use has none, whatever was said', () => {
  const scheme: RegionProfile['points'] = DEFAULT_PROFILE.points
  expect(scheme.familyUse.value).toBe(true)
  const sharing = { on: true, home: HOME, at: 1 }
  const members = ['a', 'b'].map((personId) => ({ personId, since: 1 }))
  const together = { sharing, owner: 'a', user: 'b', members }
  expect(familyProblem({ allowed: true, ...together })).toBeUndefined()
  expect(familyProblem({ allowed: false, ...together })).toBe('not_in_scheme')
  expect(familyProblem({ allowed: true, ...together, user: 'a' })).toBe('same_person')
})

test('points given to the compound are nobody’s any more, and the openness page counts them', async () => {
  await award(world, RESIDENT, 30)
  const give = { compound: COMPOUND, points: 12 }
  expect(await world.data(RESIDENT, c.donatePoints, give)).toEqual({ available: 18 })
  expect(await world.call(RESIDENT, c.donatePoints, { ...give, points: 19 })).toMatchObject({
    ok: false,
    code: 5003,
  })
  expect(await world.call(GUEST, c.donatePoints, give)).toMatchObject({ ok: false, code: 5 })
  const openness = await world.data(RESIDENT, c.getOpenness, { compound: COMPOUND })
  expect(openness).toMatchObject({ quarters: [{ donated: 12 }], outstanding: 18 })
})

test('an issuer sees its own budgets, who approves sees everybody’s', async () => {
  await award(world, NEIGHBOUR, 30, personIdOf(RESIDENT))
  await award(world, NEIGHBOUR, 5, 'team00000009')
  const seen = await world.data(RESIDENT, c.getBudgets, { compound: COMPOUND })
  expect(seen).toMatchObject({ perIssuer: 2000, mine: [{ issued: 30, granted: 2000 }], all: [] })
  const all = await world.data('o-branch_secretary-inside', c.getBudgets, { compound: COMPOUND })
  expect(all.all.map((one) => one.issued)).toEqual([30, 5])
})
