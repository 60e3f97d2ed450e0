import { ancestorAt, covers, isPath, levelOf, lineage } from '@domain/people/path'
import { isInForce } from '@domain/people/roles'
import fc from 'fast-check'

const segment = fc.stringMatching(/^[0-9a-z]{1,6}$/)
const path = fc
  .array(segment, { minLength: 1, maxLength: 7 })
  .map((segments) => `/${segments.join('/')}`)

test('a scope covers itself and what is below it, never a neighbour whose code starts alike', () => {
  expect(covers('/430202/430202002', '/430202/430202002')).toBe(true)
  expect(covers('/430202/430202002', '/430202/430202002/x/c07')).toBe(true)
  expect(covers('/430202/430202002/x/c0', '/430202/430202002/x/c07')).toBe(false)
  expect(covers('/430202/430202002/x/c07', '/430202/430202002')).toBe(false)
})

test('what is no path covers nothing and is covered by nothing', () => {
  for (const bad of ['', '/', 'a', '/a//b', '/A', '/a/', '/a/b/c/d/e/f/g/h', '/../a']) {
    expect([bad, isPath(bad), covers(bad, '/a/b'), covers('/a', bad)]).toEqual([
      bad,
      false,
      false,
      false,
    ])
  }
})

test('a path is covered by its lineage and by nothing else of the same length', () => {
  fc.assert(
    fc.property(path, path, (one, other) => {
      const line = lineage(one)
      expect(line.every((scope) => covers(scope, one))).toBe(true)
      expect(covers(other, one)).toBe(line.includes(other))
    }),
  )
})

test('levels are found by depth', () => {
  const household = '/430202/430202002/430202002012/c07/b03/u1/0302'
  expect(levelOf(household)).toBe('household')
  expect(ancestorAt(household, 'compound')).toBe('/430202/430202002/430202002012/c07')
  expect(ancestorAt('/430202', 'compound')).toBeUndefined()
})

test('an appointment is in force from its first moment to before its end', () => {
  const term = { id: 'a', role: 'building_captain', scope: '/a', sourceDecision: 'x' } as const
  const appointment = { ...term, startsAt: 10, endsAt: 20 }
  expect([9, 10, 19, 20].map((now) => isInForce(appointment, now))).toEqual([
    false,
    true,
    true,
    false,
  ])
})
