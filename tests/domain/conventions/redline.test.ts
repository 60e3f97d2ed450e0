import { applyRedline, type Piece, piecesOf, redlineOf } from '@domain/conventions/redline'
import fc from 'fast-check'
import { anyText, CONVENTION } from './sample'

const sides = (pieces: readonly Piece[]) => ({
  before: pieces.flatMap(({ kind, text }) => (kind === 'in' ? [] : [text])).join(''),
  after: pieces.flatMap(({ kind, text }) => (kind === 'out' ? [] : [text])).join(''),
})

test('a redline applied to the old text gives the new one, whatever the edit', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      expect(applyRedline(before, redlineOf(before, after))).toEqual(after)
    }),
    { numRuns: 2000 },
  )
})

test('pieces are the old text and the new one, out before in, never two of a kind in a row', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (before, after) => {
        const pieces = piecesOf(before, after)
        expect(sides(pieces)).toEqual({ before, after })
        const kinds = pieces.map(({ kind }) => kind).join(' ')
        expect(kinds).not.toMatch(/same same|out out|in in|in out/)
      },
    ),
  )
})

test('a text against itself is kept from end to end', () => {
  const { title, clauses } = redlineOf(CONVENTION, CONVENTION)
  expect(title).toEqual([{ kind: 'same', text: CONVENTION.title }])
  expect(clauses.every(({ kind, moved }) => kind === 'kept' && !moved)).toBe(true)
})

test('on a convention of 40 clauses only what changed stands out, where it stands', () => {
  const clauses = CONVENTION.clauses.map((clause) =>
    clause.id === 'c7'
      ? { ...clause, text: '晚上21点以后不大声放音乐，不做有噪声的家务。' }
      : clause,
  )
  const after = {
    ...CONVENTION,
    clauses: [
      ...clauses.slice(0, 3),
      { id: 'c41', text: '不在楼道吸烟。' },
      ...clauses.slice(3, 30),
      ...clauses.slice(31),
      ...clauses.slice(30, 31),
    ].filter(({ id }) => id !== 'c12'),
  }
  const redline = redlineOf(CONVENTION, after)
  const seen = redline.clauses.filter(({ kind, moved }) => kind !== 'kept' || moved)
  expect(seen).toEqual([
    { kind: 'added', id: 'c41', text: '不在楼道吸烟。', moved: false },
    {
      kind: 'changed',
      id: 'c7',
      moved: false,
      pieces: [
        { kind: 'same', text: '晚上' },
        { kind: 'out', text: '22' },
        { kind: 'in', text: '21' },
        { kind: 'same', text: '点以后不大声放音乐，不做有噪声的家务。' },
      ],
    },
    { kind: 'removed', id: 'c12', text: '不在公共绿地种菜、搭棚。', moved: false },
    { kind: 'kept', id: 'c31', text: '尊重邻居的信仰和生活习惯。', moved: true },
  ])
  const around = redline.clauses.map(({ id }) => id)
  expect(around.indexOf('c12')).toBe(around.indexOf('c11') + 1)
})

test('a rewritten sentence reads as out and in, not as confetti', () => {
  const pieces = piecesOf('遛狗牵绳，及时清理粪便。', '带宠物出门要拴好绳子，随手捡走粪便。')
  expect(pieces.length).toBeLessThanOrEqual(7)
  for (const { kind, text } of pieces.slice(1, -1))
    if (kind === 'same') expect(text.length).toBeGreaterThan(1)
})

test.each([
  ['每户3天内', '每户13天内', '每户 -3 +13 天内'],
  ['罚100元以下', '罚1000元以下', '罚 -100 +1000 元以下'],
  ['8点到12点', '8点到21点', '8点到 -12 +21 点'],
])('a number that changes is read whole: %s', (before, after, words) => {
  const marks = { same: '', out: '-', in: '+' }
  const read = piecesOf(before, after).map(({ kind, text }) => `${marks[kind]}${text}`)
  expect(read.join(' ')).toBe(words)
})

test('a redline of another text is refused', () => {
  const redline = redlineOf(CONVENTION, { ...CONVENTION, title: '新公约' })
  expect(() => applyRedline({ ...CONVENTION, title: '别的公约' }, redline)).toThrow('title')
  const [first, ...rest] = CONVENTION.clauses
  const other = { ...CONVENTION, clauses: [{ id: first?.id ?? '', text: '别的' }, ...rest] }
  expect(() => applyRedline(other, redline)).toThrow('clause c1')
})
