/**
 * What is to be done at which moment of the cloud's time. While the cloud's time runs by itself, a
 * machine timer waits for the next moment; whoever moves the clock runs what became due.
 * @module
 */
import type { Clock } from '../core/clock'

/** Machine timers may not wait longer, milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1
/** Moving the clock runs at most so many entries: a timer each second over a year is a mistake. */
const MOST_RUNS = 10_000

/** Something to be done. */
interface Entry {
  readonly at: number
  readonly run: () => Promise<void>
}

/** The entries. */
export class Agenda {
  private readonly entries = new Set<Entry>()
  private timer: NodeJS.Timeout | undefined
  private readonly stopListening: () => void
  /** The moves in progress; while there is one, it runs the entries and machine timers don't. */
  private moving = 0

  /**
   * `live`: machine time passing runs entries. Without it, or with a frozen clock, only `runUntil`
   * does.
   */
  constructor(
    private readonly clock: Clock,
    private live: boolean,
  ) {
    this.stopListening = clock.onMove(() => this.arm())
  }

  /** From now on machine time passing runs entries. */
  goLive(): void {
    this.live = true
    this.arm()
  }

  /** Plans an entry; answers how to drop it. */
  add(at: number, run: () => Promise<void>): () => void {
    const entry = { at, run }
    this.entries.add(entry)
    this.arm()
    return () => {
      this.entries.delete(entry)
      this.arm()
    }
  }

  private first(): Entry | undefined {
    let first: Entry | undefined
    for (const entry of this.entries) if (!first || entry.at < first.at) first = entry
    return first
  }

  private arm(): void {
    clearTimeout(this.timer)
    const first = this.first()
    if (!this.live || !first || this.moving > 0) return
    if (this.clock.shared[0] === 1) return
    const wait = Math.min(Math.max(0, first.at - this.clock.now()), LONGEST_WAIT)
    this.timer = setTimeout(() => void this.runDue(), wait)
    this.timer.unref()
  }

  private async runDue(): Promise<void> {
    const due = [...this.entries].filter(({ at }) => at <= this.clock.now())
    for (const entry of due) this.entries.delete(entry)
    // Side by side: a slow function doesn't delay another's timer.
    const running = due.map((entry) => entry.run())
    this.arm()
    await Promise.all(running)
  }

  /**
   * Moves the clock through every entry's moment up to `until`, running each in its moment and one
   * after the other; entries planned on the way are run too. Answers how many were run.
   */
  async runUntil(until: number, moveTo: (at: number) => void): Promise<number> {
    this.moving += 1
    let runs = 0
    try {
      for (;;) {
        const next = this.first()
        if (!next || next.at > until) break
        runs += 1
        if (runs > MOST_RUNS)
          throw new Error(
            `moving the clock would run more than ${MOST_RUNS} timers: move it in steps`,
          )
        this.entries.delete(next)
        moveTo(Math.max(next.at, this.clock.now()))
        await next.run()
      }
      moveTo(Math.max(until, this.clock.now()))
      return runs
    } finally {
      this.moving -= 1
      this.arm()
    }
  }

  /** Forgets everything. */
  close(): void {
    this.stopListening()
    this.entries.clear()
    clearTimeout(this.timer)
  }
}
