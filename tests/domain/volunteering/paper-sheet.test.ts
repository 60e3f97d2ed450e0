import { betterHours, hoursOnPaper, sheetProblem } from '@domain/volunteering/paper-sheet'
import { codeText, digitsOf, judgeDigits, WINDOW_MS } from '@domain/volunteering/rotating-code'
import fc from 'fast-check'

const MINUTE = 60_000
const SESSION = { startsAt: 0, endsAt: 120 * MINUTE }
const row = (personId: string, start: number, end: number) => ({
  personId,
  start: start * MINUTE,
  end: end * MINUTE,
})
const signed = { enteredBy: 'leader', secondBy: 'second' }

describe('a line on paper', () => {
  it('is worth points with two witnesses, hours alone with one', () => {
    const whole = row('a', 0, 120)
    expect(hoursOnPaper(SESSION, whole, signed, 60)).toMatchObject({
      kind: 'witnessed',
      halfHours: 4,
    })
    const one = { ...signed, secondBy: null }
    expect(hoursOnPaper(SESSION, whole, one, 60)).toMatchObject({
      kind: 'supplementary',
      halfHours: 4,
    })
  })

  it('is never witnessed by the person it is about', () => {
    const who = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(who, who, fc.option(who), (personId, enteredBy, secondBy) => {
        const witnesses = new Set([enteredBy, secondBy].filter((one) => one && one !== personId))
        const { kind } = hoursOnPaper(SESSION, row(personId, 0, 120), { enteredBy, secondBy }, 60)
        expect(kind).toBe(witnesses.size === 2 ? 'witnessed' : 'supplementary')
      }),
    )
  })

  it('is nothing below sixty per cent, and takes nothing from what codes say', () => {
    const short = hoursOnPaper(SESSION, row('a', 0, 71), signed, 60)
    expect(short.kind).toBe('none')
    const codes = { kind: 'witnessed', halfHours: 4, reason: 'all_witnessed' } as const
    expect(betterHours(codes, short)).toBe(codes)
    expect(betterHours(codes, undefined)).toBe(codes)
    const paper = hoursOnPaper(SESSION, row('a', 0, 120), signed, 60)
    expect(betterHours({ kind: 'none', halfHours: 0, reason: 'no_end' }, paper)).toBe(paper)
  })

  it.each([
    ['row_twice', [row('a', 0, 60), row('a', 60, 120)]],
    ['row_not_signed_up', [row('x', 0, 60)]],
    ['row_outside_plan', [row('a', -1, 60)]],
    ['row_outside_plan', [row('a', 0, 121)]],
    ['row_outside_plan', [row('a', 60, 60)]],
    [undefined, [row('a', 0, 120), row('b', 10, 90)]],
  ])('%s', (problem, rows) => {
    expect(sheetProblem(SESSION, rows, ['a', 'b'])).toBe(problem)
  })
})

test('eight typed digits are worth what a scan is: fresh for a minute, then stale, else wrong', () => {
  const secret = 'a1'.repeat(16)
  const at = 100 * WINDOW_MS
  const digits = digitsOf(codeText(secret, 'activity1', 'end', at))
  const judge = (now: number) => judgeDigits(secret, 'activity1', digits, now)
  expect(judge(at + WINDOW_MS)).toEqual({ moment: 'end', verdict: 'fresh' })
  expect(judge(at + 2 * WINDOW_MS)).toEqual({ moment: 'end', verdict: 'stale' })
  expect(judge(at + 60 * WINDOW_MS).verdict).toBe('wrong')
  expect(judgeDigits(secret, 'activity2', digits, at).verdict).toBe('wrong')
})
