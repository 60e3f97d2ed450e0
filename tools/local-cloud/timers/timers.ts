/** @module The timers that functions declare in config.json. */
import type { FunctionHost } from '../functions/host'
import type { Agenda } from './agenda'
import { parseSchedule, type Schedule } from './cron'

/** How often the folder of functions is looked at for new timers, milliseconds of machine time. */
const LOOK_MS = 2_000

/** A timer as a console shows it. */
export interface TimerState {
  readonly functionName: string
  readonly name: string
  /** Seven fields, UTC+8. */
  readonly cron: string
  /** Epoch milliseconds; undefined when it never runs again or its expression is wrong. */
  readonly next: number | undefined
  readonly lastRun?: number
  /** How the last run failed. */
  readonly lastError?: string
  /** What is wrong with the expression. */
  readonly problem?: string
}

/** What timers need. */
export interface TimerParts {
  readonly host: FunctionHost
  readonly agenda: Agenda
  now(): number
  /** Calls the function with a timer's event. */
  call(functionName: string, event: Record<string, unknown>): Promise<unknown>
  log(functionName: string, text: string): void
  changed(): void
}

interface Planned {
  readonly functionName: string
  readonly name: string
  readonly cron: string
  readonly schedule: Schedule | undefined
  readonly problem?: string
  next: number | undefined
  lastRun?: number
  lastError?: string
  drop(): void
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** The event of a timer, as the real service sends it. */
const timerEvent = (name: string, at: number): Record<string, unknown> => ({
  Type: 'Timer',
  TriggerName: name,
  Time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
  Message: '',
})

/** Plans timers, and plans anew when a function's config.json changes. */
export class Timers {
  private readonly planned = new Map<string, Planned>()
  private readonly looking: NodeJS.Timeout

  constructor(private readonly parts: TimerParts) {
    this.refresh()
    this.looking = setInterval(() => this.refresh(), LOOK_MS)
    this.looking.unref()
  }

  /** Reads the declarations again. */
  refresh(): void {
    const { host } = this.parts
    const declared = new Map<string, { functionName: string; name: string; cron: string }>()
    for (const functionName of host.names()) {
      const [trigger] = this.triggersOf(functionName)
      if (trigger)
        declared.set(`${functionName} ${trigger.name} ${trigger.config}`, {
          functionName,
          name: trigger.name,
          cron: trigger.config,
        })
    }
    for (const [key, timer] of this.planned) {
      if (declared.has(key)) continue
      timer.drop()
      this.planned.delete(key)
    }
    for (const [key, about] of declared) if (!this.planned.has(key)) this.plan(key, about)
  }

  private triggersOf(functionName: string) {
    try {
      return this.parts.host.config(functionName)?.triggers ?? []
    } catch {
      // A config.json that is being written, or is wrong: the call of the function says so.
      return []
    }
  }

  private plan(key: string, about: { functionName: string; name: string; cron: string }): void {
    let schedule: Schedule | undefined
    let problem: string | undefined
    try {
      schedule = parseSchedule(about.cron)
    } catch (error) {
      problem = messageOf(error)
      this.parts.log(about.functionName, `the timer ${about.name} is refused: ${problem}`)
    }
    const timer: Planned = {
      ...about,
      schedule,
      ...(problem !== undefined && { problem }),
      next: undefined,
      drop: () => undefined,
    }
    this.planned.set(key, timer)
    this.planNext(timer, this.parts.now())
    this.parts.changed()
  }

  private planNext(timer: Planned, after: number): void {
    timer.next = timer.schedule?.next(after)
    const { next } = timer
    if (next === undefined) return
    timer.drop = this.parts.agenda.add(next, async () => {
      // What was missed while time jumped isn't made up for: it runs once.
      this.planNext(timer, Math.max(next, this.parts.now()))
      await this.run(timer, next)
    })
  }

  private async run(timer: Planned, at: number): Promise<void> {
    timer.lastRun = at
    delete timer.lastError
    try {
      await this.parts.call(timer.functionName, timerEvent(timer.name, at))
    } catch (error) {
      timer.lastError = messageOf(error)
      this.parts.log(timer.functionName, `the timer ${timer.name} failed: ${timer.lastError}`)
    }
    this.parts.changed()
  }

  /** Runs a function's timer now. Throws when it has none; a failure of the function is in its state. */
  async runNow(functionName: string): Promise<void> {
    this.refresh()
    const timer = [...this.planned.values()].find((t) => t.functionName === functionName)
    if (!timer) throw new Error(`${functionName} declares no timer`)
    await this.run(timer, this.parts.now())
  }

  /** All timers. */
  list(): TimerState[] {
    this.refresh()
    return [...this.planned.values()].map(({ schedule, drop, ...state }) => state)
  }

  /** Stops looking for timers. */
  close(): void {
    clearInterval(this.looking)
  }
}
