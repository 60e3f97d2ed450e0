import { checkText, hashText, LONGEST_CLAUSE, tidy } from '@domain/conventions/text'
import { shortHash } from '@domain/short-hash'
import fc from 'fast-check'
import { anyText, CONVENTION } from './sample'

test('any change of one character gives another hash', () => {
  const hash = hashText(CONVENTION)
  const hashes = new Set([hash])
  const { title, clauses } = CONVENTION
  let changes = 0
  for (const [at, { text }] of clauses.entries())
    for (let i = 0; i < text.length; i++) {
      const changed = `${text.slice(0, i)}□${text.slice(i + 1)}`
      const next = clauses.map((one, n) => (n === at ? { ...one, text: changed } : one))
      hashes.add(hashText({ title, clauses: next }))
      changes += 1
    }
  expect(hashes.size).toBe(changes + 1)
})

test('two texts have one hash only when they are the same', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other)
      expect(hashText(one) === hashText(other)).toBe(same)
    }),
  )
})

test('no character moves from one part to the next unseen', () => {
  const of = (title: string, id: string, text: string) =>
    hashText({ title, clauses: [{ id, text }] })
  const hash = of('公约', 'c1', '一二')
  for (const moved of [
    of('公约c', '1', '一二'),
    of('公约', 'c1一', '二'),
    of('公', '约c1', '一二'),
  ])
    expect(moved).not.toBe(hash)
})

test('the same words under the id of another clause are another text', () => {
  const of = (id: string) => hashText({ title: '公约', clauses: [{ id, text: '爱护环境。' }] })
  expect(of('c1')).not.toBe(of('c2'))
})

test('a tidy text stays as it is, and what looks the same is the same', () => {
  fc.assert(fc.property(anyText, (text) => expect(tidy(tidy(text))).toEqual(tidy(text))))
  const of = (words: string) => tidy({ title: ' 公约 ', clauses: [{ id: 'c1', text: words }] })
  expect(of('一  二\r\n')).toEqual(of(' 一\t二'))
})

test.each([
  ['no_title', { title: '', clauses: CONVENTION.clauses }],
  ['title_too_long', { title: '长'.repeat(41), clauses: CONVENTION.clauses }],
  ['no_clauses', { title: '公约', clauses: [] }],
  [
    'too_many_clauses',
    {
      title: '公约',
      clauses: Array.from({ length: 81 }, (_, n) => ({ id: `c${n}`, text: `${n}` })),
    },
  ],
  ['clause_empty', { title: '公约', clauses: [{ id: 'c1', text: '' }] }],
  [
    'clause_too_long',
    { title: '公约', clauses: [{ id: 'c1', text: '长'.repeat(LONGEST_CLAUSE + 1) }] },
  ],
  [
    'clause_id_twice',
    {
      title: '公约',
      clauses: [
        { id: 'c1', text: '一' },
        { id: 'c1', text: '二' },
      ],
    },
  ],
  [
    'clause_twice',
    {
      title: '公约',
      clauses: [
        { id: 'c1', text: '一' },
        { id: 'c2', text: '一' },
      ],
    },
  ],
])('a text with %s is no version', (kind, text) => {
  expect(checkText(text)).toMatchObject({ ok: false, problem: { kind } })
})

test('the sample convention can be a version, and its short hash can be read aloud', () => {
  expect(checkText(tidy(CONVENTION))).toMatchObject({ ok: true })
  expect(shortHash(hashText(CONVENTION))).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
})
