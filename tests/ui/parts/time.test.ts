import { formatDay, formatLeft, formatMoment, formatSpan } from '@/ui'

/** Tuesday 3 March 2026, 15:30 in Shanghai. */
const now = Date.parse('2026-03-03T15:30:00+08:00')
const at = (iso: string) => Date.parse(`${iso}+08:00`)

test.each([
  ['2026-03-03T15:29:30', '刚刚'],
  ['2026-03-03T15:28:59', '今天 15:28'],
  ['2026-03-03T00:00:00', '今天 0:00'],
  ['2026-03-02T23:59:00', '昨天 23:59'],
  ['2026-03-04T08:05:00', '明天 8:05'],
  ['2026-03-01T09:00:00', '3月1日 周日 9:00'],
  ['2025-12-31T09:00:00', '2025年12月31日 9:00'],
])('%s is said as %s', (iso, words) => {
  expect(formatMoment(at(iso), now)).toBe(words)
})

test('the day turns at midnight in Shanghai, not at midnight in London', () => {
  const lateEvening = at('2026-03-03T23:59:59')
  expect(formatDay(lateEvening + 1000, lateEvening)).toBe('明天')
  expect(formatDay(at('2026-03-03T07:59:59'), at('2026-03-03T08:00:00'))).toBe('今天')
})

test.each([
  [30_000, '不到 1 分钟'],
  [59 * 60_000, '59 分钟'],
  [23 * 3_600_000 + 59 * 60_000, '23 小时'],
  [49 * 3_600_000, '2 天'],
])('%d ms lasts %s', (ms, words) => {
  expect(formatSpan(ms)).toBe(words)
})

test('a deadline says what is left, and after it how late it is', () => {
  expect(formatLeft(now + 2 * 86_400_000, now)).toBe('还剩 2 天')
  expect(formatLeft(now - 3 * 3_600_000, now)).toBe('已超时 3 小时')
})
