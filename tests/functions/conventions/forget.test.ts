import * as c from '@functions/conventions/contract'
import { collections, versionIdOf, versions } from '@functions/conventions/store'
import { closeAccount } from '@functions/people/contract'
import { CONVENTION, conventionDoc, TEXT_HASH, versionDoc } from '../fixtures/conventions'
import {
  BUILDING,
  COMPOUND,
  GUEST,
  HOME,
  NEIGHBOUR,
  openWorld,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

const DRAWN = '100,200 120,220 140,260 180,300 220,280;300,200 320,260 340,300'
const NAME = '荷小满'
const id = versionIdOf(CONVENTION, 1)

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const put = (collection: { name: string }, doc: object) =>
  world.cloud.database.importJsonLines(collection.name, JSON.stringify(doc), 'upsert')
const tick = () =>
  world.cloud.call('people', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
const sign = (who: string, household: string) =>
  world.data(who, c.signConvention, {
    ...{ compound: COMPOUND, household, textHash: TEXT_HASH, strokes: DRAWN },
  })
const kept = () => JSON.stringify(collections.map((one) => world.all(one)))

/** Somebody proposed a clause, a second version keeps it, and two have signed; then one closes. */
async function leave(): Promise<{ own: string; other: string }> {
  put(versions, versionDoc({ state: 'drafting' }))
  put({ name: 'conventions' }, conventionDoc({ openVersion: 1, force: [] }))
  const said = { id, topic: '公共秩序', text: '狗绳短一点', clauseId: 'c2' }
  const { id: opinionId } = await world.data(RESIDENT, c.addOpinion, said)
  await world.data(SECRETARY, c.adoptOpinion, { id, opinionId, clauseId: 'c2' })
  const { credits } = world.all(versions)[0] as { credits?: object }
  const held = { state: 'in_force', publishedAt: START, inForceAt: START } as const
  put(versions, { ...versionDoc(held), credits })
  put({ name: 'conventions' }, conventionDoc())
  await world.data(SECRETARY, c.startVersion, { compound: COMPOUND, from: 'current' })
  const { certificate: own } = await sign(RESIDENT, HOME)
  const { certificate: other } = await sign(NEIGHBOUR, `${BUILDING}/u1/0401`)
  await world.data(RESIDENT, closeAccount, {})
  world.clock.advance(16 * 86_400_000)
  expect(kept()).toContain(NAME)
  return { own, other }
}

test('who closed their account is named by no clause, opinion or signature any more', async () => {
  const { own, other } = await leave()
  await tick()
  expect(kept()).not.toContain(NAME)
  const gone = { name: '已注销的居民', place: '' }
  const { current, open, progress } = await world.data(GUEST, c.getConvention, { id: CONVENTION })
  expect(current?.credits).toEqual([{ clauseId: 'c2', ...gone }])
  const next = await world.data(GUEST, c.getVersion, { id: open?.id ?? '' })
  expect(next.credits).toEqual([{ clauseId: 'c2', ...gone }])
  const [opinion] = (await world.data(NEIGHBOUR, c.listOpinions, { id })).items
  expect(opinion).toMatchObject({ authorName: gone.name, place: '', text: '狗绳短一点' })
  // One of twelve homes stands by it now.
  expect(progress).toContainEqual({ placeName: '小满荷苑 3栋', percent: 8 })
  const verdictOf = async (code: string) =>
    (await world.data(GUEST, c.checkCertificate, { code })).verdict
  expect([await verdictOf(own), await verdictOf(other)]).toEqual(['unknown', 'holds'])
})

test('a timer that dies after any request is finished by the next', async () => {
  await leave()
  const beginning = world.cloud.database.snapshot()
  let deaths = 0
  for (let afterRequests = 8; ; afterRequests += 3) {
    world.cloud.database.reset(beginning)
    const end = world.cloud.faults.crash({ functionName: 'people', afterRequests })
    const died = await tick().then(
      () => false,
      () => true,
    )
    end()
    if (!died) break
    deaths += 1
    world.clock.advance(31_000)
    await tick()
    expect(kept()).not.toContain(NAME)
    const { progress } = await world.data(GUEST, c.getConvention, { id: CONVENTION })
    expect(progress).toContainEqual({ placeName: '小满荷苑 3栋', percent: 8 })
  }
  expect(deaths).toBeGreaterThanOrEqual(8)
})
