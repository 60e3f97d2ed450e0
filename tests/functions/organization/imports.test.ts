import { auditEntries } from '@functions/kernel/audit'
import * as c from '@functions/organization/contract'
import { imports } from '@functions/organization/store'
import { rosterPhoneHash } from '@functions/people/households'
import { households, places } from '@functions/people/store'
import { COMMUNITY, COMPOUND, holderOf, openWorld, type World } from '../world'
import { finish, importAll, preview, problemsOf, undoAll } from './run-import'
import {
  badHouseholds,
  buildingsFor,
  goodHouseholds,
  type HouseholdRow,
  sheetOf,
  uploadSheet,
} from './sheets'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterEach(() => world.reset())
afterAll(() => world.close())

const STAFF = holderOf('community_staff')
const NAME = '小满荷苑'
const code = (result: { ok: boolean; code?: number }) => (result.ok ? 0 : result.code)

/** Puts a document into the database as another action would have. */
const put = ({ name }: { name: string }, doc: object) =>
  world.cloud.database.importJsonLines(name, JSON.stringify(doc), 'upsert')

const tree = () => ({ places: world.all(places), households: world.all(households) })

async function withBuildings(count = 120): Promise<void> {
  const bytes = await sheetOf('buildings', buildingsFor(NAME, count))
  await importAll(world, STAFF, 'buildings', COMMUNITY, bytes)
}

const importRows = async (rows: readonly HouseholdRow[]) =>
  importAll(world, STAFF, 'households', COMMUNITY, await sheetOf('households', rows))

const tick = () =>
  world.cloud.call('organization', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })

const SIZE = 600

test('a file with 40 bad rows of 8 kinds imports the rest, explains the 40, changes nothing when it comes again, and is undone as if it had never been', async () => {
  await withBuildings(SIZE)
  const before = tree()
  const good = goodHouseholds(NAME, SIZE - 40)
  const bytes = await sheetOf('households', [...good, ...badHouseholds(good)])

  const seen = await preview(world, STAFF, 'households', COMMUNITY, bytes)
  // One door of the world is there already, in the third building.
  expect(seen.counts).toMatchObject({ rows: SIZE, bad: 40 })
  expect(tree()).toEqual(before)
  const problems = await problemsOf(world, STAFF, seen.id)
  expect(new Set(problems.map(({ row }) => row)).size).toBe(40)
  expect(problems.every(({ reason, mend }) => reason !== '' && mend !== '')).toBe(true)
  expect(new Set(problems.map(({ mend }) => mend)).size).toBe(8)

  const done = await finish(world, STAFF, seen)
  expect([done.state, done.isLast]).toEqual(['imported', true])
  expect(world.all(households)).toHaveLength(before.households.length + done.counts.added)
  expect(done.counts.added + done.counts.changed + done.counts.same).toBe(SIZE - 40)

  const after = tree()
  const again = await importAll(world, STAFF, 'households', COMMUNITY, bytes)
  expect(again.counts).toEqual({ rows: SIZE, added: 0, changed: 0, same: SIZE - 40, bad: 40 })
  expect(tree()).toEqual(after)

  expect((await undoAll(world, STAFF, done.id)).state).toBe('undone')
  expect(tree()).toEqual(before)
})

test('counts of households go up with an import and down with its undoing, at every level', async () => {
  await withBuildings()
  const countAt = (path: string) =>
    world.all(places).find((one) => one._id === path)?.householdCount as number
  const before = [COMMUNITY, COMPOUND, `${COMPOUND}/b01/u1`].map(countAt)
  const { id } = await importRows(goodHouseholds(NAME, 30))
  expect([COMMUNITY, COMPOUND, `${COMPOUND}/b01/u1`].map(countAt)).toEqual(
    before.map((count, i) => count + (i === 2 ? 20 : 30)),
  )
  await undoAll(world, STAFF, id)
  expect([COMMUNITY, COMPOUND, `${COMPOUND}/b01/u1`].map(countAt)).toEqual(before)
})

test('a changed area is changed, and undoing gives the old one back', async () => {
  await withBuildings()
  await importRows([[NAME, '1栋', '1单元', '101', 80, '10300000001']])
  const before = tree()
  const { id, counts } = await importRows([[NAME, '1栋', '1单元', '101', 81.5]])
  expect(counts).toMatchObject({ added: 0, changed: 1 })
  const at = `${COMPOUND}/b01/u1/0101`
  const home = world.all(households).find(({ _id }) => _id === at)
  expect(home).toMatchObject({
    areaCentiares: 8_150,
    rosterPhones: [rosterPhoneHash('10300000001', 'local-cloud-key-of-invented-people-only')],
  })
  await undoAll(world, STAFF, id)
  expect(tree()).toEqual(before)
})

describe('going on', () => {
  test('a step asked for twice, or out of turn, has no second effect', async () => {
    await withBuildings()
    const bytes = await sheetOf('households', goodHouseholds(NAME, 110))
    const seen = await preview(world, STAFF, 'households', COMMUNITY, bytes)
    const step = (n: number) => world.data(STAFF, c.continueImport, { id: seen.id, step: n })
    expect(await step(1)).toMatchObject({ state: 'previewed', step: 0 })
    const [one, two] = await Promise.all([step(0), step(0)])
    expect([one.step, two.step]).toEqual([1, 1])
    const after = tree()
    expect(await step(0)).toMatchObject({ state: 'importing', step: 1 })
    expect(tree()).toEqual(after)
    expect((await finish(world, STAFF, one)).state).toBe('imported')
    expect(world.all(households)).toHaveLength(113)
  })

  test('a call that dies after any of its database requests leaves a step done or not begun', async () => {
    await withBuildings()
    const bytes = await sheetOf('households', goodHouseholds(NAME, 12))
    const seen = await preview(world, STAFF, 'households', COMMUNITY, bytes)
    const before = tree()
    const snapshot = world.cloud.database.snapshot()
    const whole = (await finish(world, STAFF, seen)).state
    const after = tree()
    expect(whole).toBe('imported')
    let crashes = 0
    for (let afterRequests = 0; ; afterRequests += 2) {
      world.cloud.database.reset(snapshot)
      const end = world.cloud.faults.crash({ functionName: 'organization', afterRequests })
      const first = await world.call(STAFF, c.continueImport, { id: seen.id, step: 0 })
      end()
      if (first.ok) break
      crashes += 1
      // A dead function's transaction is given up by the service after 30 seconds.
      world.clock.advance(31_000)
      expect([JSON.stringify(before), JSON.stringify(after)]).toContain(JSON.stringify(tree()))
      await finish(world, STAFF, await world.data(STAFF, c.getImport, { id: seen.id }))
      expect(tree()).toEqual(after)
    }
    expect(crashes).toBeGreaterThan(10)
  })

  test('what somebody left half done the timer finishes, forwards and back, and nothing sooner', async () => {
    await withBuildings(260)
    const before = tree()
    const bytes = await sheetOf('households', goodHouseholds(NAME, 250))
    const seen = await preview(world, STAFF, 'households', COMMUNITY, bytes)
    const state = async () => (await world.data(STAFF, c.getImport, { id: seen.id })).state
    await world.data(STAFF, c.continueImport, { id: seen.id, step: 0 })
    await tick()
    expect(await state()).toBe('importing')
    world.clock.advance(121_000)
    await tick()
    expect(await state()).toBe('imported')
    expect(world.all(households)).toHaveLength(250)
    await world.data(STAFF, c.undoImport, { id: seen.id, reason: '传错了表' })
    await world.data(STAFF, c.continueImport, { id: seen.id, step: 0 })
    world.clock.advance(121_000)
    await tick()
    expect(await state()).toBe('undone')
    expect(tree()).toEqual(before)
    const deeds = world.all(auditEntries).filter(({ right }) => right === 'timer')
    expect(deeds).toHaveLength(4)
  })

  test('a preview that nobody confirmed is left alone, and a timer that dies is followed by the next', async () => {
    await withBuildings(160)
    const bytes = await sheetOf('households', goodHouseholds(NAME, 150))
    const seen = await preview(world, STAFF, 'households', COMMUNITY, bytes)
    world.clock.advance(600_000)
    await tick()
    const state = async () => (await world.data(STAFF, c.getImport, { id: seen.id })).state
    expect(await state()).toBe('previewed')
    await world.data(STAFF, c.continueImport, { id: seen.id, step: 0 })
    for (const afterRequests of [4, 30, 80]) {
      world.clock.advance(121_000)
      const end = world.cloud.faults.crash({ functionName: 'organization', afterRequests })
      await tick().catch(() => undefined)
      end()
    }
    world.clock.advance(121_000)
    await tick()
    expect(await state()).toBe('imported')
    expect(world.all(households)).toHaveLength(150)
  })

  test('what was imported after a preview makes it outdated, and a running one keeps others out', async () => {
    await withBuildings(180)
    const rows = goodHouseholds(NAME, 150)
    const first = await preview(
      world,
      STAFF,
      'households',
      COMMUNITY,
      await sheetOf('households', rows),
    )
    const step = { id: first.id, step: 0 }
    const running = await world.data(STAFF, c.continueImport, step)
    const second = await preview(
      world,
      STAFF,
      'households',
      COMMUNITY,
      await sheetOf('households', goodHouseholds(NAME, 180)),
    )
    const other = { id: second.id, step: 0 }
    expect(code(await world.call(STAFF, c.continueImport, other))).toBe(1310)
    await finish(world, STAFF, running)
    expect(code(await world.call(STAFF, c.continueImport, other))).toBe(1311)
    await preview(world, STAFF, 'households', COMMUNITY, await sheetOf('households', rows))
    expect((await world.data(STAFF, c.getImport, { id: second.id })).state).toBe('replaced')
    expect(code(await world.call(STAFF, c.continueImport, other))).toBe(0)
    expect(world.all(households)).toHaveLength(150)
  })
})

describe('undoing', () => {
  test('is refused where a household was claimed, and says so', async () => {
    await withBuildings()
    const { id } = await importRows(goodHouseholds(NAME, 3))
    const home = `${COMPOUND}/b01/u1/0101`
    const doc = world.all(households).find(({ _id }) => _id === home)
    put(households, { ...doc, headId: 'p-x', members: [{ personId: 'p-x' }] })
    const before = tree()
    const result = await world.call(STAFF, c.undoImport, { id, reason: '传错了' })
    expect(result).toMatchObject({ ok: false, code: 1315 })
    expect(result.ok ? '' : result.message).toContain('有 1 户已经有人认领')
    expect(tree()).toEqual(before)
  })

  test('goes from the last import back, and leaves buildings that have households', async () => {
    const bytes = await sheetOf('buildings', buildingsFor(NAME, 240))
    const first = await importAll(world, STAFF, 'buildings', COMMUNITY, bytes)
    const second = await importRows(goodHouseholds(NAME, 5))
    const undo = (id: string) => world.call(STAFF, c.undoImport, { id, reason: '传错了' })
    expect(code(await undo(first.id))).toBe(1313)
    await undoAll(world, STAFF, second.id)
    expect((await undoAll(world, STAFF, first.id)).state).toBe('undone')
    expect(code(await undo(first.id))).toBe(1312)
  })

  test('is refused where something was done at the place since', async () => {
    const { id } = await importAll(
      world,
      STAFF,
      'compounds',
      COMMUNITY,
      await sheetOf('compounds', [['芒种梅苑']]),
    )
    const made = world.all(places).find(({ name }) => name === '芒种梅苑')?._id as string
    expect(made).toBe(`${COMMUNITY}/c03`)
    const [entry] = world.all(auditEntries)
    const deed = { ...entry, _id: 'a-deed', chain: made, path: made, action: 'notices/writeNotice' }
    put(auditEntries, deed)
    expect(code(await world.call(STAFF, c.undoImport, { id, reason: '错了' }))).toBe(1315)
  })

  test('is over after thirty days', async () => {
    await withBuildings()
    const { id } = await importRows(goodHouseholds(NAME, 2))
    world.clock.advance(31 * 86_400_000)
    expect(code(await world.call(STAFF, c.undoImport, { id, reason: '错了' }))).toBe(1314)
  })
})

describe('files', () => {
  const startWith = async (bytes: Buffer) => {
    const file = await uploadSheet(world, STAFF, bytes)
    const input = { kind: 'households', scope: COMMUNITY, file, fileName: 'a.xlsx' }
    return world.call(STAFF, c.startImport, input)
  }

  test('what is no spreadsheet, has another header, no rows or too many is refused with a reason', async () => {
    expect(code(await startWith(Buffer.from('not a zip at all, just some words')))).toBe(1304)
    expect(code(await startWith(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toBe(1304)
    expect(code(await startWith(await sheetOf('households', [])))).toBe(1306)
    const wrong = await startWith(await sheetOf('buildings', buildingsFor(NAME, 60)))
    expect(wrong).toMatchObject({ code: 1305 })
    expect(wrong.ok ? '' : wrong.message).toContain('少了「楼栋」')
    const named = await sheetOf('households', goodHouseholds(NAME, 1), (sheet) => {
      sheet.getCell('G1').value = '身份证号'
    })
    const refused = await startWith(named)
    expect(refused.ok ? '' : refused.message).toContain('多了「身份证号」')
    expect(world.all(imports)).toEqual([])
  })

  test('formulas, merged cells, dates, long and missing texts are explained by their row', async () => {
    await withBuildings()
    const rows = goodHouseholds(NAME, 7)
    const bytes = await sheetOf('households', rows, (sheet) => {
      sheet.getCell('E2').value = { formula: '40*2', result: 80 }
      sheet.mergeCells('B3:B4')
      sheet.getCell('D5').value = new Date('2026-03-02')
      sheet.getCell('D6').value = '123456789012'
      sheet.getCell('D7').value = null
    })
    const { id, counts } = await preview(world, STAFF, 'households', COMMUNITY, bytes)
    expect(counts).toMatchObject({ rows: 7, bad: 6, added: 1 })
    const problems = await problemsOf(world, STAFF, id)
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [2, '「建筑面积（平方米）」是公式'],
      [3, '「楼栋」在合并的单元格里'],
      [4, '「楼栋」在合并的单元格里'],
      [5, '「房号」被表格变成了日期'],
      [6, '「房号」太长了'],
      [7, '「房号」没有填'],
    ])
  })

  test('the stored file is removed within a minute, and no phone is kept as it was written', async () => {
    await withBuildings()
    const bytes = await sheetOf('households', [
      [NAME, '1栋', '1单元', '101', 80, '10312345678'],
      [NAME, '1栋', '1单元', '10312345679', 80, '1031234567'],
    ])
    const file = await uploadSheet(world, STAFF, bytes)
    const input = { kind: 'households', scope: COMMUNITY, file, fileName: 'a.xlsx' }
    await finish(world, STAFF, await world.data(STAFF, c.startImport, input))
    const event = { Type: 'Timer', TriggerName: 'tidyImports', Time: '', Message: '' }
    await world.cloud.call('organization', event, { openid: '', source: 'wx_trigger' })
    await expect(world.cloud.client({ openid: STAFF }).downloadFile(file)).rejects.toThrow()
    const stored = ['imports', 'import_steps', 'import_problems', 'households', 'audit_entries']
    for (const name of stored) expect(JSON.stringify(world.all({ name }))).not.toMatch(/1031234567/)
  })

  test('words that content safety refuses stay out, and a check that is down stops the file', async () => {
    const bytes = await sheetOf('compounds', [['芒种梅苑'], ['代开发票加微信']])
    const seen = await preview(world, STAFF, 'compounds', COMMUNITY, bytes)
    expect(seen.counts).toMatchObject({ added: 1, bad: 1 })
    expect(await problemsOf(world, STAFF, seen.id)).toMatchObject([
      { row: 3, reason: '「小区名称」里有不合适的文字' },
    ])
  })
})

test('the audit log counts what the import counts', async () => {
  await withBuildings()
  const { id } = await importRows(goodHouseholds(NAME, 130))
  const doc = world.all(imports).find(({ _id }) => _id === id) as { writes: number }
  const entries = world.all(auditEntries).filter(({ target }) => target === id)
  const written = entries.map(({ details }) => (details as { written?: number }).written ?? 0)
  expect(written.reduce((sum, n) => sum + n, 0)).toBe(doc.writes)
  await undoAll(world, STAFF, id)
  const all = world.all(auditEntries).filter(({ target }) => target === id)
  const sum = all.map(({ details }) => (details as { written?: number }).written ?? 0)
  expect(sum.reduce((total, n) => total + n, 0)).toBe(0)
})
