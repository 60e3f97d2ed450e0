/**
 * Ten thousand requests with wrong types, wrong EJSON, unknown operators, scripts, deep nesting and
 * prototype keys, straight at `handle`. Each is answered; an error writes nothing. The seed of a
 * failure is printed.
 */
import fc from 'fast-check'
import { expectSame } from '../same'
import { open, small } from './wire'

const REQUESTS = 10_000

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, Number.NaN, '', 'a', '$a', '字'.repeat(300)),
  fc.string(),
  fc.integer(),
)
const operator = fc.constantFrom(
  '$gt',
  '$in',
  '$nin',
  '$or',
  '$and',
  '$nor',
  '$not',
  '$elemMatch',
  '$all',
  '$size',
  '$mod',
  '$type',
  '$regex',
  '$options',
  '$exists',
  '$where',
  '$expr',
  '$function',
  '$jsonSchema',
  '$near',
  '$geoWithin',
  '$geoIntersects',
  '$bitsAllSet',
  '$set',
  '$inc',
  '$mul',
  '$push',
  '$pull',
  '$pop',
  '$rename',
  '$unset',
  '$addToSet',
  '$each',
  '$position',
  '$slice',
  '$sort',
  '$bit',
  '$currentDate',
  '$setOnInsert',
  '$eq',
)
const wrapper = fc.constantFrom(
  '$numberInt',
  '$numberLong',
  '$numberDouble',
  '$numberDecimal',
  '$date',
  '$oid',
  '$binary',
  '$undefined',
  '$regularExpression',
  '$tcb_server_date',
  '$timestamp',
  '$minKey',
  '$code',
  '$uuid',
  '$symbol',
)
const name = fc.oneof(
  fc.constantFrom(
    '_id',
    'a',
    'b',
    'a.b',
    'a.0',
    'a.$',
    'a.$[]',
    'a..b',
    '',
    '.',
    '__proto__',
    'constructor',
    'prototype',
    'a.__proto__.x',
    'x\0y',
    'toString',
  ),
  operator,
  wrapper,
)
const tree = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, scalar, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
  object: fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map((entries) => {
    const out: object = {}
    for (const [k, v] of entries)
      Object.defineProperty(out, k, {
        value: v,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    return out
  }),
}))
const deep = fc.integer({ min: 90, max: 5000 }).map((n) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`)
const text = fc.oneof(
  { weight: 6, arbitrary: tree.object.map((v) => JSON.stringify(v)) },
  { weight: 1, arbitrary: tree.value.map((v) => JSON.stringify(v) ?? '') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(tree.object, fc.nat(20))
      .map(([v, n]) => JSON.stringify(v).slice(0, -n - 1)),
  },
  { weight: 1, arbitrary: deep },
)
const loose = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: tree.value })
const stage = fc.record({
  stageKey: fc.constantFrom(
    '$match',
    '$group',
    '$project',
    '$sort',
    '$limit',
    '$lookup',
    '$unwind',
    '$geoNear',
    '$sample',
    '$facet',
    '$out',
    '$merge',
    '$documents',
    '__proto__',
    '',
  ),
  stageValue: loose,
})
const request = fc.record(
  {
    collectionName: fc.oneof(
      { weight: 9, arbitrary: fc.constant<unknown>('c') },
      {
        weight: 1,
        arbitrary: fc.oneof(tree.value, fc.constantFrom('none', '__proto__', '../x', '')),
      },
    ),
    query: loose,
    data: fc.oneof(loose, fc.array(loose, { maxLength: 3 })),
    order: loose,
    projection: fc.option(loose),
    limit: fc.oneof(fc.constantFrom<unknown>(0, -1, 1.5, '5', null, 1e9), fc.nat(50)),
    offset: fc.oneof(fc.constantFrom<unknown>(-1, 1.5, 'x'), fc.nat(5)),
    queryType: fc.constantFrom<unknown>('DOC', 'WHERE', 'X', 1),
    multi: fc.constantFrom<unknown>(true, false, 'x'),
    merge: fc.constantFrom<unknown>(true, false),
    upsert: fc.constantFrom<unknown>(true, false),
    stages: fc.oneof(fc.array(stage, { maxLength: 3 }), tree.value),
    transactionId: fc.option(fc.constantFrom<unknown>('no such', 5, {}, ''), { freq: 8 }),
  },
  { requiredKeys: ['collectionName'] },
)
const action = fc.constantFrom(
  'getDocument',
  'calculateDocument',
  'insertDocument',
  'modifyDocument',
  'modifyAndReturnDoc',
  'removeDocument',
  'aggregateDocuments',
  'addCollection',
  'startTransaction',
  'commitTransaction',
  'abortTransaction',
  'frobnicate',
)

test('answers 10,000 malformed requests, writes nothing for an error, and lives on', async () => {
  const wire = open([small('c')], { transactionMs: 5 })
  const seed = [
    { _id: 'keep', a: [{ b: 1 }, 2], b: 'x' },
    { _id: 'other', a: 1 },
  ]
  await wire.insert('c', seed)
  const mark = wire.db.snapshot()
  const codes = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(action, request, async (name, params) => {
      const before = wire.db.stats().commits
      const reply = await wire.send(name, params as Record<string, unknown>)
      expectSame(typeof reply.requestId, 'string')
      codes.set(reply.code ?? 'ok', (codes.get(reply.code ?? 'ok') ?? 0) + 1)
      // Compared with its message, so that a failure says what went wrong.
      if (reply.code === 'INTERNAL') expect(reply).not.toMatchObject({ code: 'INTERNAL' })
      // Only an ordered bulk insert keeps what came before its duplicate.
      if (reply.code && !reply.message?.includes('E11000'))
        expectSame(wire.db.stats().commits, before)
      if (wire.db.stats().commits !== before) wire.db.reset(mark)
    }),
    { numRuns: REQUESTS },
  )
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).x).toBeUndefined()
  expect(await wire.docs('c', {}, { order: { _id: 1 } })).toEqual(seed)
  expect(codes.get('INVALID_PARAM')).toBeGreaterThan(REQUESTS / 10)
  expect(codes.get('DATABASE_REQUEST_FAILED')).toBeGreaterThan(REQUESTS / 100)
  wire.db.close()
}, 120_000)
