import {
  requireNotRefused,
  requirePass,
  type TextVerdict,
  textChecker,
} from '@functions/kernel/content-safety'
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

describe('words that people write', () => {
  const asked: string[] = []
  const saying = (verdict: TextVerdict) => ({
    checkText: async (_scene: string, text: string) => {
      asked.push(text)
      return verdict
    },
  })
  beforeEach(() => asked.splice(0))

  test('that a person will look at are held back while unsure, and refused when refused', async () => {
    expect(await requireNotRefused(saying('pass'), 'forum', ['a', undefined, '', 'b'])).toBe(false)
    expect(asked).toEqual(['a\nb'])
    expect(await requireNotRefused(saying('pending'), 'forum', ['a'])).toBe(true)
    await expect(
      requireNotRefused(saying('refused'), 'forum', ['a'], 'words'),
    ).rejects.toMatchObject({ reason: 'content_refused', details: { words: expect.any(String) } })
  })

  test('that nobody will look at pass only when they clearly do', async () => {
    await requirePass(saying('pass'), 'forum', ['a'])
    await expect(requirePass(saying('pending'), 'forum', ['a'])).rejects.toMatchObject({
      reason: 'content_unchecked',
    })
    await expect(requirePass(saying('refused'), 'forum', ['a'])).rejects.toMatchObject({
      reason: 'content_refused',
    })
  })

  test('are not asked about when there are none', async () => {
    expect(await requireNotRefused(saying('refused'), 'forum', [undefined, ''])).toBe(false)
    await requirePass(saying('refused'), 'forum', [])
    expect(asked).toEqual([])
  })
})
