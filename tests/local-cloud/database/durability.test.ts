import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import LibsqlDatabase from 'libsql'
import { type CollectionSpec, openDatabase } from '../../../tools/local-cloud/database/index'
import { small, Wire } from './wire'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'local-cloud-durability-'))
let count = 0
const freshFile = () => path.join(dir, `db${count++}.db`)

afterAll(() => fs.rmSync(dir, { recursive: true }))

const spec: CollectionSpec = {
  name: 'c',
  small: true,
  indexes: [{ name: 'u', unique: true, sparse: true, keys: [{ field: 'u', order: 1 }] }],
}

test('a file opened again has its collections, documents and indexes', async () => {
  const file = freshFile()
  const first = new Wire(openDatabase({ file, collections: [spec] }))
  await first.send('addCollection', { collectionName: 'made' })
  await first.insert('c', [
    { _id: 'a', u: 1, at: { $date: { $numberLong: '5' } } },
    { _id: 7, n: { $numberDouble: 'NaN' } },
  ])
  await first.insert('c', [{ _id: 'gone' }])
  await first.remove('c', { _id: 'gone' })
  first.db.close()

  const db = openDatabase({ file })
  expect(db.recovery).toMatchObject({ cleanStop: true, documents: 2, collections: 2, damaged: [] })
  const second = new Wire(db)
  expect(await second.doc('c', 'a')).toEqual({
    _id: 'a',
    u: 1,
    at: { $date: { $numberLong: '5' } },
  })
  expect(await second.doc('c', 7)).toEqual({ _id: 7, n: { $numberDouble: 'NaN' } })
  expect((await second.insert('c', [{ u: 1 }])).message).toContain('E11000')
  expect((await second.find('made', { _id: 'x' })).code).toBeUndefined()
  db.close()
})

test('a start after a crash says so and how much it took over', async () => {
  const file = freshFile()
  const wire = new Wire(openDatabase({ file, collections: [spec] }))
  await wire.insert('c', [{ _id: 'a' }])
  for (const suffix of ['', '-wal']) fs.copyFileSync(file + suffix, `${file}.copy${suffix}`)
  wire.db.close()
  const db = openDatabase({ file: `${file}.copy` })
  expect(db.recovery).toMatchObject({ cleanStop: false, documents: 1 })
  expect(db.recovery?.walBytes).toBeGreaterThan(0)
  db.close()
})

test('a document whose checksum does not fit is set apart and named, the others are loaded', async () => {
  const file = freshFile()
  const wire = new Wire(openDatabase({ file, collections: [spec] }))
  await wire.insert('c', [{ _id: 'good' }, { _id: 'bad', points: 10 }])
  wire.db.close()
  const raw = new LibsqlDatabase(file)
  raw.exec(`UPDATE docs SET body = replace(body, '10', '99') WHERE id = '"bad"'`)
  raw.close()
  const db = openDatabase({ file })
  expect(db.recovery).toMatchObject({ documents: 1, damaged: [{ collection: 'c', id: '"bad"' }] })
  db.close()
  const again = openDatabase({ file })
  expect(again.recovery).toMatchObject({ documents: 1, damaged: [] })
  again.close()
  const kept = new LibsqlDatabase(file)
  expect(kept.prepare('SELECT id FROM damaged').raw().all()).toEqual([['"bad"']])
  kept.close()
})

test('a write the disk refuses is an error and changes nothing in memory', async () => {
  const file = freshFile()
  const wire = new Wire(openDatabase({ file, collections: [spec] }))
  await wire.insert('c', [{ _id: 'a', n: 1 }])
  const raw = new LibsqlDatabase(file)
  raw.exec(`CREATE TRIGGER full BEFORE INSERT ON docs BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  const tx = await wire.begin()
  await wire.insert('c', [{ _id: 'b' }], tx)
  expect((await wire.commit(tx)).message).toContain('disk full')
  expect((await wire.update('c', { _id: 'a' }, { $inc: { n: 1 } })).message).toContain('disk full')
  raw.exec('DROP TRIGGER full')
  raw.close()
  expect([await wire.doc('c', 'a'), await wire.doc('c', 'b')]).toEqual([
    { _id: 'a', n: 1 },
    undefined,
  ])
  expect((await wire.update('c', { _id: 'a' }, { $inc: { n: 1 } })).data?.updated).toBe(1)
  wire.db.close()
})

test.each(['in memory', 'in a file'])(
  'a reset comes back to its snapshot, any number of times, %s',
  async (where) => {
    const file = where === 'in a file' ? freshFile() : undefined
    const options = file === undefined ? {} : { file }
    const wire = new Wire(openDatabase({ ...options, collections: [spec, small('other')] }))
    await wire.insert('c', [
      { _id: 'a', u: 1, n: 1 },
      { _id: 'b', u: 2 },
    ])
    const mark = wire.db.snapshot()
    for (let i = 0; i < 2; i++) {
      await wire.update('c', { _id: 'a' }, { $set: { u: 9, n: i } })
      await wire.remove('c', { _id: 'b' })
      await wire.insert('c', [{ _id: 'n', u: 1 }])
      await wire.insert('other', [{ _id: 'x' }])
      await wire.send('addCollection', { collectionName: 'late' })
      const tx = await wire.begin()
      await wire.update('c', { _id: 'a' }, { $inc: { n: 1 } }, { tx })
      wire.db.reset(mark)
      expect((await wire.commit(tx)).code).toBe('DATABASE_TRANSACTION_FAIL')
      expect(await wire.docs('c', {})).toEqual(
        expect.arrayContaining([
          { _id: 'a', u: 1, n: 1 },
          { _id: 'b', u: 2 },
        ]),
      )
      expect(await wire.docs('other', {})).toEqual([])
      expect((await wire.find('late', {})).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
      expect((await wire.insert('c', [{ u: 1 }])).message).toContain('E11000')
    }
    wire.db.close()
    if (file !== undefined) {
      const again = openDatabase({ file })
      expect(again.stats()).toMatchObject({ documents: 2, collections: 2 })
      again.close()
    }
  },
)

test('a reset of a district takes milliseconds when little changed', async () => {
  const wire = new Wire(openDatabase({ collections: [spec] }))
  wire.db.loadDocuments(
    'c',
    Array.from({ length: 20_000 }, (_, i) => ({ _id: `d${i}`, u: i })),
  )
  await wire.doc('c', 'd1')
  const mark = wire.db.snapshot()
  await wire.update('c', { _id: 'd5' }, { $set: { u: -1 } })
  const commits = wire.db.stats().commits
  wire.db.reset(mark)
  // One commit that writes one document back: its cost is that of what changed.
  expect(wire.db.stats().commits).toBe(commits + 1)
  expect(await wire.doc('c', 'd5')).toEqual({ _id: 'd5', u: 5 })
})

test('JSON Lines go out and come in again, dates and all', async () => {
  const wire = new Wire(openDatabase({ collections: [spec, small('copy')] }))
  await wire.insert('c', [
    {
      _id: 'a',
      at: { $date: { $numberLong: '1714528984567' } },
      name: '荷塘区',
      list: [1, null, 'x'],
    },
    { _id: 'b' },
  ])
  const lines = wire.db.exportJsonLines('c')
  expect(lines.split('\n')).toEqual([
    '{"_id":"a","at":{"$date":{"$numberLong":"1714528984567"}},"name":"荷塘区","list":[1,null,"x"]}',
    '{"_id":"b"}',
    '',
  ])
  expect(wire.db.importJsonLines('copy', lines)).toBe(2)
  expect(wire.db.exportJsonLines('copy')).toBe(lines)
})

test('an import takes the console export form, replaces on upsert, names a bad line', async () => {
  const wire = new Wire(openDatabase({ collections: [spec] }))
  const lines =
    '{"_id":{"$oid":"5B2509EFDC9C81268A7348D3"},"at":{"$date":"2024-05-01T00:00:00.000Z"}}\n{"n":1}\n'
  expect(wire.db.importJsonLines('c', lines)).toBe(2)
  expect(await wire.doc('c', '5b2509efdc9c81268a7348d3')).toMatchObject({
    at: { $date: { $numberLong: '1714521600000' } },
  })
  expect(() => wire.db.importJsonLines('c', '{"_id":"5b2509efdc9c81268a7348d3"}')).toThrow('E11000')
  expect(wire.db.importJsonLines('c', '{"_id":"5b2509efdc9c81268a7348d3","v":2}', 'upsert')).toBe(1)
  expect(await wire.doc('c', '5b2509efdc9c81268a7348d3')).toEqual({
    _id: '5b2509efdc9c81268a7348d3',
    v: 2,
  })
  expect(() => wire.db.importJsonLines('c', '{"a":1}\n{"a":')).toThrow('line 2: ')
  expect(() => wire.db.importJsonLines('c', '{"$a":1}')).toThrow('line 1: ')
})

test('an upsert of lines keeps unique indexes', async () => {
  const wire = new Wire(openDatabase({ collections: [spec] }))
  await wire.insert('c', [{ _id: 'a', u: 1 }])
  expect(() => wire.db.importJsonLines('c', '{"_id":"b","u":1}', 'upsert')).toThrow('E11000')
  expect(wire.db.importJsonLines('c', '{"_id":"a","u":2}\n{"_id":"b","u":1}', 'upsert')).toBe(2)
})
