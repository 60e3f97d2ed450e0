import type { HouseholdRelation } from '@domain/people/claims'
import { type Household, handOver, join, mustHandOver, part } from '@domain/people/members'
import fc from 'fast-check'

const EMPTY: Household = { members: [], headId: null }
const RELATIONS: HouseholdRelation[] = ['owner', 'family', 'tenant']

test('the first owner or tenant becomes the head, family waits for one', () => {
  const family = join(EMPTY, { personId: 'a', relation: 'family', since: 1 })
  expect(family?.headId).toBeNull()
  expect(family && join(family, { personId: 'b', relation: 'tenant', since: 2 })?.headId).toBe('b')
})

test('a head hands over before leaving others behind, and only to somebody at home', () => {
  const two: Household = {
    members: [
      { personId: 'a', relation: 'owner', since: 1 },
      { personId: 'b', relation: 'family', since: 2 },
    ],
    headId: 'a',
  }
  expect(mustHandOver(two, 'a')).toBe(true)
  expect(mustHandOver(two, 'b')).toBe(false)
  expect(handOver(two, 'b')?.headId).toBe('b')
  expect(handOver(two, 'a')).toBeUndefined()
  expect(handOver(two, 'c')).toBeUndefined()
  expect(part(two, 'c')).toBeUndefined()
})

test('whatever happens, nobody is there twice and the head is one of the members', () => {
  const person = fc.constantFrom('a', 'b', 'c', 'd')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('join'), person, relation: fc.constantFrom(...RELATIONS) }),
    fc.record({ kind: fc.constantFrom('part', 'handOver'), person }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let home = EMPTY
      for (const one of steps) {
        const { person: personId } = one
        const next =
          'relation' in one
            ? join(home, { personId, relation: one.relation, since: 1 })
            : one.kind === 'part'
              ? part(home, personId)
              : handOver(home, personId)
        home = next ?? home
        const ids = home.members.map((member) => member.personId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(home.headId === null || ids.includes(home.headId)).toBe(true)
      }
    }),
  )
})

test('a household holds twenty people and no more', () => {
  let home = EMPTY
  for (let i = 0; i < 20; i++) {
    home = join(home, { personId: `p${i}`, relation: 'family', since: i }) ?? home
  }
  expect(home.members).toHaveLength(20)
  expect(join(home, { personId: 'p20', relation: 'family', since: 20 })).toBeUndefined()
})
