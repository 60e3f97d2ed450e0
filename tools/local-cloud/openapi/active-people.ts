/** @module When people last used the mini-program: some APIs only serve those who just did. */

/** Last uses by openid, in the cloud's time. */
export class ActivePeople {
  private readonly lastUse = new Map<string, number>()

  constructor(private readonly now: () => number) {}

  /** Someone uses the mini-program now. */
  seen(openid: string): void {
    if (openid) this.lastUse.set(openid, this.now())
  }

  /** All last uses, for keeping. */
  entries(): [openid: string, at: number][] {
    return [...this.lastUse]
  }

  /** Takes kept last uses back. */
  restore(entries: Iterable<readonly [string, number]>): void {
    for (const [openid, at] of entries) this.lastUse.set(openid, at)
  }

  /** Milliseconds since the last use; undefined for an unknown person. */
  idleMs(openid: string): number | undefined {
    const at = this.lastUse.get(openid)
    return at === undefined ? undefined : this.now() - at
  }
}
