/**
 * @module Times in a neighbour's words. Every time is epoch milliseconds and is shown in Asia/Shanghai,
 * which has had no summer time since 1991, so a fixed offset is exact.
 */
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const SHANGHAI_MS = 8 * HOUR_MS
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** Number of the day in Shanghai, counted from 1970-01-01. */
const dayNumber = (at: number) => Math.floor((at + SHANGHAI_MS) / DAY_MS)

/** The clock in Shanghai, carried by a Date whose UTC fields are to be read. */
const shanghai = (at: number) => new Date(at + SHANGHAI_MS)

const twoDigits = (value: number) => String(value).padStart(2, '0')

function clock(at: number): string {
  const date = shanghai(at)
  return `${date.getUTCHours()}:${twoDigits(date.getUTCMinutes())}`
}

/** The day alone: 今天, 昨天, 明天, 3月3日 周二, and with its year when it is not this one. */
export function formatDay(at: number, now: number): string {
  const near = { '-1': '昨天', '0': '今天', '1': '明天' }[String(dayNumber(at) - dayNumber(now))]
  if (near) return near
  const date = shanghai(at)
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
  const year = date.getUTCFullYear()
  if (year !== shanghai(now).getUTCFullYear()) return `${year}年${day}`
  return `${day} 周${WEEKDAYS[date.getUTCDay()] ?? ''}`
}

/** The day and the clock: 今天 15:30. Within the last minute: 刚刚. */
export function formatMoment(at: number, now: number): string {
  if (at <= now && now - at < MINUTE_MS) return '刚刚'
  return `${formatDay(at, now)} ${clock(at)}`
}

/** A length of time in its largest unit, rounded down: 2 天, 5 小时, 20 分钟, 不到 1 分钟. */
export function formatSpan(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} 天`
  if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS)} 小时`
  if (ms >= MINUTE_MS) return `${Math.floor(ms / MINUTE_MS)} 分钟`
  return '不到 1 分钟'
}

/** What is left until a deadline: 还剩 2 天; after it: 已超时 3 小时. */
export function formatLeft(dueAt: number, now: number): string {
  return dueAt >= now ? `还剩 ${formatSpan(dueAt - now)}` : `已超时 ${formatSpan(now - dueAt)}`
}
