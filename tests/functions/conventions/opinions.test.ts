import * as c from '@functions/conventions/contract'
import { opinions, versionIdOf, versions } from '@functions/conventions/store'
import { CONVENTION, conventionDoc, TEXT, versionDoc } from '../fixtures/conventions'
import { COMPOUND, NEIGHBOUR, openWorld, RESIDENT, SECRETARY, START, type World } from '../world'

const id = versionIdOf(CONVENTION, 1)
const CLAUSES = TEXT.clauses.map((clause) => ({ ...clause }))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  world.reset()
  load(versions, versionDoc({ state: 'drafting', textHash: null }))
  load({ name: 'conventions' }, conventionDoc({ openVersion: 1, force: [] }))
})
afterAll(() => world.close())

const load = (collection: { name: string }, doc: object) =>
  world.cloud.database.loadDocuments(collection.name, [{ ...doc }])
const say = (who: string, input: object) =>
  world.data(who, c.addOpinion, { id, topic: '公共秩序', text: '安静一点', ...input })
const listed = async (who: string, about: object) =>
  (await world.data(who, c.listOpinions, { id, ...about })).items.map(({ text }) => text)

test('opinions are looked for by topic, and by the clause they are about', async () => {
  await say(RESIDENT, { text: '狗绳短一点', clauseId: 'c2', wording: '遛狗牵短绳。' })
  await say(NEIGHBOUR, { text: '多种点花', topic: '其他' })
  expect(await listed(RESIDENT, {})).toEqual(['多种点花', '狗绳短一点'])
  expect(await listed(RESIDENT, { topic: '其他' })).toEqual(['多种点花'])
  expect(await listed(SECRETARY, { clauseId: 'c2' })).toEqual(['狗绳短一点'])
  expect(await listed(RESIDENT, { clauseId: 'c1' })).toEqual([])
  const [about] = (await world.data(NEIGHBOUR, c.listOpinions, { id, clauseId: 'c2' })).items
  expect(about).toMatchObject({ wording: '遛狗牵短绳。', authorName: '荷小满', mine: false })
})

test('who proposed a clause stays with it, into the version that revises it, and goes with it', async () => {
  const { id: opinionId } = await say(RESIDENT, { clauseId: 'c2' })
  const adopt = (clauseId: string) =>
    world.call(SECRETARY, c.adoptOpinion, { id, opinionId, clauseId })
  expect(await adopt('c9')).toMatchObject({ code: 6004 })
  await adopt('c1')
  // The last word of the editor holds, once each.
  await adopt('c2')
  const credits = [{ clauseId: 'c2', name: '荷小满', place: '3栋' }]
  const credited = async (version: string) =>
    (await world.data(NEIGHBOUR, c.getVersion, { id: version })).credits
  expect(await credited(id)).toEqual(credits)
  const [shown] = (await world.data(NEIGHBOUR, c.listOpinions, { id })).items
  expect(shown).toMatchObject({ adoptedAs: 'c2' })
  const [draft] = world.all(versions)
  const inForce = { ...draft, state: 'in_force', inForceAt: START, publishedAt: START }
  world.reset()
  load(versions, inForce)
  load({ name: 'conventions' }, conventionDoc())
  expect((await world.data(RESIDENT, c.getConvention, {})).current?.credits).toEqual(credits)
  const next = await world.data(SECRETARY, c.startVersion, { compound: COMPOUND, from: 'current' })
  expect(await credited(next.id)).toEqual(credits)
  await world.data(SECRETARY, c.moveDraft, { id: next.id, move: 'start_drafting' })
  const [first] = CLAUSES
  const text = { title: TEXT.title, summary: '', clauses: first ? [first] : [], marked: [] }
  await world.data(SECRETARY, c.saveDraft, { id: next.id, revision: 0, ...text })
  expect(await credited(next.id)).toEqual([])
})

test('words that nobody passed become no clause', async () => {
  const unsure = await say(RESIDENT, { text: '别做微商' })
  expect(world.all(opinions)).toMatchObject([{ shown: false }])
  const adopt = { id, opinionId: unsure.id, clauseId: 'c1' }
  expect(await world.call(SECRETARY, c.adoptOpinion, adopt)).toMatchObject({ code: 6011 })
})
