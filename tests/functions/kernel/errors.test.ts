import { isConflict, isDuplicate } from '@functions/kernel/database'
import { ERRORS, type ErrorName, Failure } from '@functions/kernel/errors'

test('every error has its own number, in order, and words in Chinese', () => {
  const codes = Object.values(ERRORS).map(({ code }) => code)
  expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b))
  for (const [name, { message }] of Object.entries(ERRORS)) {
    expect([name, message]).toEqual([name, expect.stringMatching(/[\u4e00-\u9fff]{4,}/)])
  }
})

test('a failure carries its number and words', () => {
  const names = Object.keys(ERRORS) as ErrorName[]
  for (const name of names) {
    expect(new Failure(name)).toMatchObject({ reason: name, ...ERRORS[name] })
  }
})

test.each([
  { code: 'DATABASE_TRANSACTION_CONFLICT', message: 'x' },
  { errCode: -501001, errMsg: 'document.update:fail -501001 resource system error' },
  { errMsg: '[ResourceUnavailable.TransactionConflict] Transaction is conflict' },
  { code: 'DATABASE_TRANSACTION_FAIL', message: '[ResourceUnavailable.TransactionNotExist]' },
])('a conflict is known as one: %j', (thrown) => {
  expect(isConflict(thrown)).toBe(true)
})

test('other errors are no conflicts, a taken id is known as one', () => {
  const duplicate = { errCode: -502001, errMsg: 'E11000 duplicate key error collection' }
  expect([isConflict(duplicate), isDuplicate(duplicate)]).toEqual([false, true])
  expect(isConflict(new Error('boom'))).toBe(false)
  expect(isConflict(undefined)).toBe(false)
  expect(isDuplicate({ errCode: -501001 })).toBe(false)
})
