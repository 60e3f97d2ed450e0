import {
  type GridFacts,
  type Known,
  type KnownPlace,
  planImport,
  type Write,
} from '@domain/organization/plan'
import { PROBLEM_WORDS, shownValue, wordsOf } from '@domain/organization/problems'
import type { SheetRow } from '@domain/organization/sheet'
import { TABLES, type TableKind } from '@domain/organization/tables'
import fc from 'fast-check'

const COMMUNITY = '/1/2/3'
const place = (path: string, level: KnownPlace['level'], name: string): KnownPlace => ({
  path,
  level,
  name,
  parent: path.slice(0, path.lastIndexOf('/')),
})

const PLACES = [
  place(`${COMMUNITY}/c01`, 'compound', '小满荷苑'),
  place(`${COMMUNITY}/c01/b01`, 'building', '1栋'),
  place(`${COMMUNITY}/c01/b01/u1`, 'unit_stair', '1单元'),
  place(`${COMMUNITY}/c01/b01/u2`, 'unit_stair', '2单元'),
]

const nothing: Known = {
  scope: COMMUNITY,
  scopeName: '荷叶塘社区',
  places: new Map(PLACES.map((one) => [one.path, one])),
  households: new Map(),
  grids: new Map(),
  hashPhone: (text) => (/^1\d{10}$/.test(text) ? `hash of ${text}` : undefined),
  refused: new Set(),
}

/** Rows of a table from texts in the order of its columns. */
const rowsOf = (kind: TableKind, rows: readonly (readonly string[])[]): SheetRow[] =>
  rows.map((texts, i) => ({
    row: i + 2,
    cells: Object.fromEntries(
      TABLES[kind].columns.map(({ key }, at) => [key, { text: texts[at] ?? '' }]),
    ),
  }))

const plan = (kind: TableKind, rows: readonly (readonly string[])[], known = nothing) =>
  planImport(kind, rowsOf(kind, rows), known)
const kinds = (kind: TableKind, row: readonly string[], known = nothing) =>
  plan(kind, [row], known).problems.map((one) => one.kind)

/** What is there once the writes are done. */
function after(writes: readonly Write[], known: Known): Known {
  const places = new Map(known.places)
  const households = new Map(known.households)
  const grids = new Map(known.grids)
  for (const write of writes) {
    if (write.to === 'places') places.set(write.id, { path: write.id, ...write.set })
    if (write.to === 'households') households.set(write.id, write.set)
    if (write.to === 'grids') grids.set(write.id, write.set)
  }
  return { ...known, places, households, grids }
}

describe('households', () => {
  const good = ['小满荷苑', '1栋', '1单元', '302', '88.5', '10300000001']

  test('a good row makes a household at its door, counted at every place above', () => {
    const { writes, counts } = plan('households', [good])
    expect(counts).toEqual({ rows: 1, added: 1, changed: 0, same: 0, bad: 0 })
    expect(writes[0]).toEqual({
      to: 'households',
      id: `${COMMUNITY}/c01/b01/u1/0302`,
      set: { room: '1单元302', areaCentiares: 8_850, rosterPhones: ['hash of 10300000001'] },
    })
    expect(writes.slice(1).map((write) => write.id)).toEqual([
      `${COMMUNITY}/c01/b01/u1`,
      `${COMMUNITY}/c01/b01`,
      `${COMMUNITY}/c01`,
      COMMUNITY,
      '/1/2',
      '/1',
    ])
  })

  test.each([
    ['missing', ['', '1栋', '1单元', '302', '88.5']],
    ['unknown_compound', ['别的苑', '1栋', '1单元', '302', '88.5']],
    ['unknown_building', ['小满荷苑', '9栋', '1单元', '302', '88.5']],
    ['unknown_unit', ['小满荷苑', '1栋', '7单元', '302', '88.5']],
    ['bad_room', ['小满荷苑', '1栋', '1单元', '左边', '88.5']],
    ['area_not_number', ['小满荷苑', '1栋', '1单元', '302', '八十']],
    ['area_out_of_range', ['小满荷苑', '1栋', '1单元', '302', '88888']],
    ['bad_phone', ['小满荷苑', '1栋', '1单元', '302', '88.5', '123']],
    ['too_long', ['小满荷苑', '1栋', '1单元', '302302302', '88.5']],
  ])('%s is found', (kind, row) => {
    expect(kinds('households', row)).toEqual([kind])
  })

  test('the same door twice in a file, however written, is told of the first', () => {
    const second = ['小满荷苑', '1', '一单元', '0302室', '90']
    const { problems, counts } = plan('households', [good, second])
    expect(problems).toMatchObject([{ row: 3, kind: 'duplicate', other: '2' }])
    expect(counts).toMatchObject({ added: 1, bad: 1 })
  })

  test('a room that is registered under another path is not made twice', () => {
    const facts = { room: '1单元302', areaCentiares: 1, rosterPhones: [] }
    const known = { ...nothing, households: new Map([[`${COMMUNITY}/c01/b01/u1/302x`, facts]]) }
    expect(kinds('households', good, known)).toEqual(['other_path'])
  })

  test('an empty phone keeps what the roster has', () => {
    const first = after(plan('households', [good]).writes, nothing)
    const { counts, writes } = plan('households', [[...good.slice(0, 4), '90', '']], first)
    expect(counts.changed).toBe(1)
    expect(writes[0]).toMatchObject({ set: { rosterPhones: ['hash of 10300000001'] } })
  })
})

test('the counts of any file add up, and the same file again asks for nothing', () => {
  const cell = (...values: string[]) => fc.constantFrom(...values)
  const row = fc.tuple(
    cell('小满荷苑', '小满荷苑', '别的苑', ''),
    cell('1栋', '1', '9栋'),
    cell('1单元', '2', '三单元'),
    cell('101', '0101', '102', '201', '三楼'),
    cell('80', '81.25', '无'),
    cell('', '10300000001', '12'),
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const first = plan('households', rows)
      const { rows: all, added, changed, same, bad } = first.counts
      expect([all, changed, same]).toEqual([rows.length, 0, 0])
      expect(added + bad).toBe(all)
      expect(new Set(first.problems.map((one) => one.row)).size).toBe(bad)
      const again = plan('households', rows, after(first.writes, nothing))
      expect([again.counts.same, again.counts.bad]).toEqual([added, bad])
      expect(again.writes).toEqual([])
    }),
  )
})

describe('compounds and buildings', () => {
  test('a new compound takes the next free code, a known one is left alone', () => {
    const { writes, counts } = plan('compounds', [['小满荷苑'], ['芒种梅苑'], ['大暑莲苑']])
    expect(counts).toMatchObject({ added: 2, same: 1 })
    expect(writes.map(({ id }) => id)).toEqual([`${COMMUNITY}/c02`, `${COMMUNITY}/c03`])
  })

  test('a building comes with its units, gets more of them, and never loses one', () => {
    const made = plan('buildings', [['小满荷苑', '3栋', '2']])
    expect(made.writes.map(({ id }) => id.slice(COMMUNITY.length))).toEqual([
      '/c01/b03',
      '/c01/b03/u1',
      '/c01/b03/u2',
    ])
    const known = after(made.writes, nothing)
    expect(plan('buildings', [['小满荷苑', '3栋', '2']], known).counts.same).toBe(1)
    expect(plan('buildings', [['小满荷苑', '3', '3']], known).writes).toHaveLength(1)
    expect(kinds('buildings', ['小满荷苑', '3栋', '1'], known)).toEqual(['fewer_units'])
  })

  test('refused words are a bad row', () => {
    const known = { ...nothing, refused: new Set(['不好的苑']) }
    expect(kinds('compounds', ['不好的苑'], known)).toEqual(['words_refused'])
  })
})

describe('grids', () => {
  const TOWN = '/1/2'
  const known: Known = {
    ...nothing,
    scope: TOWN,
    places: new Map(
      [...PLACES, place(COMMUNITY, 'community', '荷叶塘社区')].map((one) => [one.path, one]),
    ),
  }
  const ordinary = ['g001', '第一网格', '普通网格', '荷叶塘社区', '小满荷苑', '']

  test('an ordinary grid, an exclusive one over it and a federation are taken', () => {
    const exclusive = ['g900', '商圈网格', '商圈专属网格', '', '小满荷苑', '城南农场联合体']
    const { counts, writes } = plan('grids', [ordinary, exclusive], known)
    expect(counts).toMatchObject({ added: 2, bad: 0 })
    expect(writes[1]).toMatchObject({
      id: '1.g900',
      set: { home: TOWN, federation: '城南农场联合体', covers: [`${COMMUNITY}/c01`] },
    })
    const again = plan('grids', [ordinary, exclusive], after(writes, known))
    expect(again.counts).toMatchObject({ same: 2 })
  })

  test('two ordinary grids never share a place, in one file or two', () => {
    const other = ['g002', '第二网格', '普通网格', '荷叶塘社区', '小满荷苑/1栋', '']
    const both = plan('grids', [ordinary, other], known)
    expect(both.problems).toMatchObject([{ row: 3, kind: 'covers_taken', other: '第一网格' }])
    const first = after(plan('grids', [ordinary], known).writes, known)
    expect(kinds('grids', other, first)).toEqual(['covers_taken'])
  })

  test('a code of another town, a community that is not here and a missing one are bad', () => {
    const facts: GridFacts = {
      code: 'G001',
      name: '别处',
      kind: 'ordinary',
      home: '/1/9/3',
      covers: [],
      federation: null,
    }
    const elsewhere = { ...known, grids: new Map([['1.g001', facts]]) }
    expect(kinds('grids', ordinary, elsewhere)).toEqual(['other_path'])
    expect(kinds('grids', ['g003', '名', '普通网格', '没有的社区'], known)).toEqual([
      'unknown_community',
    ])
    expect(kinds('grids', ['g003', '名', '普通网格', ''], known)).toEqual(['community_needed'])
    expect(kinds('grids', ['g', '名', '别的网格', ''], known)).toEqual([
      'bad_code',
      'unknown_option',
    ])
  })
})

test('every problem says what is wrong and how to mend it, with nothing left to fill in', () => {
  for (const kind of Object.keys(PROBLEM_WORDS) as (keyof typeof PROBLEM_WORDS)[]) {
    const problem = { row: 2, kind, column: '房号*', value: 'v', other: 'o', most: 8 }
    const { reason, mend } = wordsOf(problem)
    expect(`${reason}${mend}`).not.toMatch(/[{}*]/)
    expect(Math.min(reason.length, mend.length)).toBeGreaterThan(3)
  }
})

test('a phone in the wrong column is not repeated', () => {
  expect(shownValue('13812345678')).toBe('138****')
})
