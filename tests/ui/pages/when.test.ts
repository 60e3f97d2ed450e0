import { dayWords, dueWords, isPressing, spanWords, timeWords } from '@/words/when'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-24T08:30:00')

describe('times in words', () => {
  test.each([
    ['2026-11-24T15:30:00', '今天 15:30'],
    ['2026-11-24T00:00:00', '今天 00:00'],
    ['2026-11-23T23:59:59', '昨天 23:59'],
    ['2026-11-22T09:05:00', '前天 09:05'],
    ['2026-11-25T09:00:00', '明天 09:00'],
    ['2026-11-26T09:00:00', '后天 09:00'],
    ['2026-03-03T18:00:00', '3月3日 周二 18:00'],
    ['2025-12-31T12:00:00', '2025年12月31日 12:00'],
  ])('%s is said as %s', (moment, words) => {
    expect(timeWords(at(moment), now)).toBe(words)
  })

  test('the day changes at midnight in Shanghai, not in Greenwich', () => {
    expect(dayWords(at('2026-11-25T00:30:00'), at('2026-11-24T23:30:00'))).toBe('明天')
  })

  test.each([
    [50_000, '不到 1 分钟'],
    [20 * 60_000, '20 分钟'],
    [5.9 * 3_600_000, '5 小时'],
    [2.5 * 86_400_000, '2 天'],
  ])('a span of %d ms is said as %s', (span, words) => {
    expect(spanWords(span)).toBe(words)
  })

  test('a deadline says what is left, then by how much it was missed', () => {
    expect(dueWords(at('2026-11-26T09:00:00'), now)).toBe('还剩 2 天')
    expect(dueWords(at('2026-11-24T05:00:00'), now)).toBe('超时 3 小时')
  })

  test('a deadline stands out in its last two hours and after', () => {
    expect(isPressing(at('2026-11-24T10:31:00'), now)).toBe(false)
    expect(isPressing(at('2026-11-24T10:29:00'), now)).toBe(true)
    expect(isPressing(at('2026-11-23T10:29:00'), now)).toBe(true)
  })
})
