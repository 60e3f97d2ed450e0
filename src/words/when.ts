/**
 * Times in the words of a neighbour, on the clock of Asia/Shanghai whatever the phone is set to.
 * All times are epoch milliseconds.
 * @module
 */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** China keeps one time all year and has had no summer time since 1991. */
const SHANGHAI_OFFSET = 8 * HOUR
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const NEAR_DAYS: Readonly<Record<number, string>> = {
  [-2]: '前天',
  [-1]: '昨天',
  0: '今天',
  1: '明天',
  2: '后天',
}

const dayNumber = (at: number) => Math.floor((at + SHANGHAI_OFFSET) / DAY)
const two = (n: number) => String(n).padStart(2, '0')

/** The day: `今天`, `明天`, `3月3日 周二`, or with its year when it is another one: `2025年3月3日`. */
export function dayWords(at: number, now: number): string {
  const near = NEAR_DAYS[dayNumber(at) - dayNumber(now)]
  if (near) return near
  const local = new Date(at + SHANGHAI_OFFSET)
  const day = `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`
  const sameYear = local.getUTCFullYear() === new Date(now + SHANGHAI_OFFSET).getUTCFullYear()
  return sameYear ? `${day} ${WEEKDAYS[local.getUTCDay()]}` : `${local.getUTCFullYear()}年${day}`
}

/** The day and the time: `今天 15:30`. */
export function timeWords(at: number, now: number): string {
  const local = new Date(at + SHANGHAI_OFFSET)
  return `${dayWords(at, now)} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
}

/** How long something takes or took, in its largest unit: `2 天`, `5 小时`, `20 分钟`, `不到 1 分钟`. */
export function spanWords(span: number): string {
  if (span >= DAY) return `${Math.floor(span / DAY)} 天`
  if (span >= HOUR) return `${Math.floor(span / HOUR)} 小时`
  if (span >= MINUTE) return `${Math.floor(span / MINUTE)} 分钟`
  return '不到 1 分钟'
}

/** What is left until a deadline: `还剩 2 天`, or `超时 3 小时` once it has passed. */
export function dueWords(dueAt: number, now: number): string {
  return dueAt >= now ? `还剩 ${spanWords(dueAt - now)}` : `超时 ${spanWords(now - dueAt)}`
}

/** Whether a deadline has passed or is so near that it should stand out (under two hours). */
export function isPressing(dueAt: number, now: number): boolean {
  return dueAt - now < 2 * HOUR
}
