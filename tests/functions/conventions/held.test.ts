import * as c from '@functions/conventions/contract'
import { paperEntries, versionIdOf, versions } from '@functions/conventions/store'
import { CONVENTION, conventionDoc, TEXT_HASH, versionDoc } from '../fixtures/conventions'
import {
  COMPOUND,
  HOME,
  holderOf,
  openWorld,
  RESIDENT,
  SECRETARY,
  START,
  STORED_PICTURE,
  type World,
} from '../world'

const SUB_DISTRICT = holderOf('sub_district_staff')
const HELD_CODE = 6016
const UNCHECKED_CODE = 11

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

const id = versionIdOf(CONVENTION, 1)
const load = (collection: { name: string }, doc: object) =>
  world.cloud.database.loadDocuments(collection.name, [{ ...doc }])
/** The next check of words has no answer: the verdict is that nobody knows. */
const unsure = () =>
  world.cloud.faults.add({ target: 'security.msgSecCheck', fault: { kind: 'rate-limited' } })
const openDraft = (change: Parameters<typeof versionDoc>[0]) => {
  load(versions, versionDoc(change))
  load({ name: 'conventions' }, conventionDoc({ openVersion: 1, force: [] }))
}

test('a draft whose words no check has passed is read by its editors and the sub-district only', async () => {
  openDraft({})
  const { clauses, revision } = await world.data(RESIDENT, c.getVersion, { id })
  const draft = { id, revision, title: '晚上好的公约', summary: '', clauses, marked: [] }
  unsure()
  await world.data(SECRETARY, c.saveDraft, draft)
  world.cloud.faults.clear()
  const read = [
    world.call(RESIDENT, c.getVersion, { id }),
    world.call(RESIDENT, c.compareVersions, { id, with: id }),
  ]
  for (const one of await Promise.all(read)) expect(one).toMatchObject({ code: HELD_CODE })
  const { open } = await world.data(RESIDENT, c.getConvention, {})
  expect(open?.title).not.toContain('晚上好')
  for (const who of [SECRETARY, SUB_DISTRICT]) {
    expect((await world.data(who, c.getVersion, { id })).title).toBe('晚上好的公约')
  }
  await world.data(SECRETARY, c.saveDraft, { ...draft, revision: revision + 1 })
  expect((await world.data(RESIDENT, c.getVersion, { id })).title).toBe('晚上好的公约')
})

test('who may write it here does not review it in a second office', async () => {
  openDraft({ state: 'sub_district_review' })
  const review = { id, seen: TEXT_HASH, decision: 'approve' }
  const found = world.all({ name: 'residents' }).find(({ _id }) => _id === SUB_DISTRICT)
  const [held] = (found?.appointments ?? []) as { role: string; scope: string }[]
  const second = { ...held, id: 'ap-second', role: 'branch_committee', scope: COMPOUND }
  const both = JSON.stringify({ ...found, appointments: [held, second] })
  world.cloud.database.importJsonLines('residents', both, 'upsert')
  expect(await world.call(SUB_DISTRICT, c.reviewDraft, review)).toMatchObject({ code: 2017 })
})

test('a filing number that no check has passed is not taken', async () => {
  openDraft({ state: 'passed' })
  unsure()
  const filed = await world.call(SUB_DISTRICT, c.fileVersion, { id, number: '荷公约1号' })
  expect(filed).toMatchObject({ ok: false, code: UNCHECKED_CODE })
})

test('a name on paper that no check has passed is not taken', async () => {
  load(versions, versionDoc({ state: 'in_force', publishedAt: START, inForceAt: START }))
  load({ name: 'conventions' }, conventionDoc())
  unsure()
  const entered = await world.call(SECRETARY, c.enterPaperSignature, {
    compound: COMPOUND,
    household: HOME,
    name: '王秀英',
    textHash: TEXT_HASH,
    sheet: STORED_PICTURE,
  })
  expect(entered).toMatchObject({ ok: false, code: UNCHECKED_CODE })
  expect(world.all(paperEntries)).toEqual([])
})
