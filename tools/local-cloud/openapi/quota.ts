/** @module Quotas by clock minute and by calendar day, in Chinese time. */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const UTC8_MS = 8 * 3_600_000

/** Counts calls in the running minute and day. */
export class Quota {
  private minute = { at: -1, used: 0 }
  private day = { at: -1, used: 0 }

  constructor(
    private readonly perMinute: number,
    private readonly perDay: number,
  ) {}

  /** Takes one; answers which limit is used up, if one is. A refused call counts for nothing. */
  take(now: number): 'minute' | 'day' | undefined {
    const minute = Math.floor(now / MINUTE_MS)
    const day = Math.floor((now + UTC8_MS) / DAY_MS)
    if (this.minute.at !== minute) this.minute = { at: minute, used: 0 }
    if (this.day.at !== day) this.day = { at: day, used: 0 }
    if (this.day.used >= this.perDay) return 'day'
    if (this.minute.used >= this.perMinute) return 'minute'
    this.minute.used += 1
    this.day.used += 1
    return undefined
  }
}
