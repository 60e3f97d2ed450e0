import { textChecker } from '@functions/kernel/content-safety'
import type { SdkTextVerdict } from '@functions/kernel/sdk'

const checker = (answer: () => Promise<SdkTextVerdict>) =>
  textChecker({ openapi: { security: { msgSecCheck: answer } } })('openid', 'social', 'words')

test.each([
  ['pass', 'pass'],
  ['risky', 'refused'],
  ['review', 'pending'],
  ['something new', 'pending'],
  [undefined, 'pending'],
])('a suggestion %s is %s', async (suggest, verdict) => {
  const result = suggest === undefined ? {} : { suggest }
  expect(await checker(async () => ({ errCode: 0, result }))).toBe(verdict)
})

test.each([44991, 45009, 61010, 40003, 87014])(
  'an answer with error %i is pending',
  async (code) => {
    expect(await checker(async () => ({ errCode: code, result: { suggest: 'pass' } }))).toBe(
      'pending',
    )
    expect(await checker(async () => ({ errcode: code, result: { suggest: 'pass' } }))).toBe(
      'pending',
    )
    expect(await checker(() => Promise.reject({ errCode: code }))).toBe('pending')
  },
)

test('an answer of an unknown shape is pending', async () => {
  expect(await checker(async () => ({}))).toBe('pending')
  expect(await checker(() => Promise.reject(new Error('timeout')))).toBe('pending')
})
