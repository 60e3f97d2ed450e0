/** @module Who has accepted how many messages of which template: one message an acceptance. */

/** Balances by person and template. */
export class Subscriptions {
  private readonly balances = new Map<string, number>()

  constructor(private readonly changed: () => void) {}

  private key(openid: string, templateId: string): string {
    return `${openid}\n${templateId}`
  }

  /** One acceptance more. */
  grant(openid: string, templateId: string, times = 1): void {
    const key = this.key(openid, templateId)
    this.balances.set(key, (this.balances.get(key) ?? 0) + times)
    this.changed()
  }

  /** Messages that may still be sent. */
  balance(openid: string, templateId: string): number {
    return this.balances.get(this.key(openid, templateId)) ?? 0
  }

  /** All balances, for keeping. */
  entries(): [key: string, balance: number][] {
    return [...this.balances]
  }

  /** Takes kept balances back. */
  restore(entries: Iterable<readonly [string, number]>): void {
    for (const [key, balance] of entries) this.balances.set(key, balance)
  }

  /** Uses one up; false when there is none. */
  take(openid: string, templateId: string): boolean {
    const left = this.balance(openid, templateId)
    if (left < 1) return false
    this.balances.set(this.key(openid, templateId), left - 1)
    this.changed()
    return true
  }
}
