import { proofCode, readProofCode } from '@domain/codes/proof-code'
import { hoursCode } from '@domain/volunteering/hours-certificate'
import { type NeedMove, type NeedState, nextNeedState, shareHome } from '@domain/volunteering/need'
import {
  answerAsker,
  askToJoin,
  leaveTeam,
  nextLeader,
  nextTeamState,
  openTeamMoves,
  type TeamMember,
} from '@domain/volunteering/team'
import fc from 'fast-check'

const who = fc.integer({ min: 0, max: 6 }).map((n) => `person${n}`)
const step = fc.record({
  kind: fc.constantFrom('ask' as const, 'accept' as const, 'refuse' as const, 'leave' as const),
  who,
})

describe('any order of people who ask, are answered, leave and take over', () => {
  it('keeps everybody once, the leader inside, and nobody in who was not let in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.array(who), (steps, heirs) => {
        let leader = 'person0'
        let list: TeamMember[] = [{ personId: leader, at: 0, state: 'member' }]
        const letIn = new Set([leader])
        for (const [at, one] of steps.entries()) {
          const asker: TeamMember = { personId: one.who, at, state: 'member' }
          const result =
            one.kind === 'ask'
              ? askToJoin('active', list, asker)
              : one.kind === 'leave'
                ? leaveTeam(list, one.who, leader)
                : answerAsker(list, one.who, one.kind === 'accept')
          if (result.ok) list = result.value
          if (result.ok && one.kind === 'accept') letIn.add(one.who)
          if (result.ok && one.kind === 'leave') letIn.delete(one.who)
          const next = nextLeader(list, heirs[at] ?? '', leader)
          if (next.ok) leader = next.value.personId
          expect(new Set(list.map(({ personId }) => personId)).size).toBe(list.length)
          const inside = list.filter(({ state }) => state === 'member')
          expect(inside.map(({ personId }) => personId).sort()).toEqual([...letIn].sort())
          expect(letIn.has(leader)).toBe(true)
        }
      }),
    )
  })
})

test('a team is approved by another than its leader, once, and ended by either', () => {
  const [leader, approver, both] = [
    { leads: true, approves: false },
    { leads: false, approves: true },
    { leads: true, approves: true },
  ] as const
  expect(nextTeamState('proposed', 'approve', both)).toEqual({ ok: false, problem: 'own_team' })
  expect(openTeamMoves('proposed', approver)).toEqual(['approve', 'refuse'])
  expect(openTeamMoves('active', approver)).toEqual(['dissolve'])
  expect(openTeamMoves('proposed', leader)).toEqual(['dissolve'])
  expect(openTeamMoves('active', leader)).toEqual(['dissolve'])
  expect(openTeamMoves('dissolved', both)).toEqual([])
  expect(askToJoin('proposed', [], { personId: 'a', at: 0, state: 'asked' })).toMatchObject({
    ok: false,
  })
})

test('a need that is over stays over, and one that is planned can wait again', () => {
  const after = (state: NeedState, ...moves: NeedMove[]) =>
    moves.reduce((now: NeedState | undefined, move) => {
      const next = now && nextNeedState(now, move)
      return next?.ok ? next.value : undefined
    }, state)
  expect(after('open', 'plan', 'free', 'plan', 'finish')).toBe('done')
  for (const over of ['done', 'declined', 'withdrawn'] as const) {
    for (const move of ['plan', 'free', 'finish', 'decline', 'withdraw'] as const) {
      expect(after(over, move)).toBeUndefined()
    }
  }
  expect(after('planned', 'withdraw')).toBeUndefined()
})

test('people without a home are nobody’s family', () => {
  expect(shareHome([], [])).toBe(false)
  expect(shareHome(['/a'], ['/b', '/a'])).toBe(true)
})

describe('the code of a certificate', () => {
  const id = fc.stringMatching(/^[0-9a-f]{24}$/)
  const statement = fc.record({
    id,
    personId: fc.string(),
    name: fc.string(),
    compound: fc.string(),
    halfHours: fc.nat(),
    stars: fc.nat({ max: 5 }),
    at: fc.nat(),
  })

  it('names its record in 32 characters, and changes with anything the record says', () => {
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        const code = hoursCode(one)
        expect(code).toHaveLength(32)
        expect(readProofCode(code)).toBe(one.id)
        for (const field of ['personId', 'name', 'compound', 'halfHours', 'stars', 'at'] as const) {
          const changed = { ...one, [field]: other[field] }
          expect(hoursCode(changed) === code).toBe(one[field] === other[field])
        }
      }),
    )
  })

  it('refuses an id or a text that is none', () => {
    expect(() => proofCode('short', 'ab'.repeat(12))).toThrow('no place')
    expect(() => proofCode('ab'.repeat(12), 'ab')).toThrow('no place')
    expect(readProofCode('x'.repeat(31))).toBeUndefined()
  })
})
