/**
 * The platform's time. One clock serves every part of a cloud: the database, the functions in this
 * process, the functions in workers (through shared memory), timers, links and quotas.
 * @module
 */

/** A source of time, epoch milliseconds. */
export interface Clock {
  now(): number
  /**
   * `[frozen, value]` as two float64 in shared memory: frozen 1 means that `value` is the time itself,
   * frozen 0 that `value` is added to the machine's time. Workers read it, so a moved clock is moved
   * for them in the same instant.
   */
  readonly shared: Float64Array
  /** Calls back after every move; answers how to stop listening. */
  onMove(listener: () => void): () => void
}

/** A clock that a test moves. */
export interface MovableClock extends Clock {
  /** Moves forward by so many milliseconds; a negative number is refused, as time never runs back. */
  advance(ms: number): void
  /** Moves forward to a moment, epoch milliseconds; stays where it is when that has passed. */
  moveTo(at: number): void
}

const FROZEN = 0
const VALUE = 1
const machineNow = Date.now.bind(Date)

/** The time that shared memory tells. */
export function readShared(shared: Float64Array, machine: () => number = machineNow): number {
  const value = shared[VALUE] ?? 0
  return shared[FROZEN] === 1 ? value : machine() + value
}

/** What `createClock` may be told. */
export interface ClockOptions {
  /** The moment at which it starts, epoch milliseconds; the machine's time unless given. */
  readonly at?: number
  /** Time stands still between moves (false: it runs on at the machine's pace). */
  readonly frozen?: boolean
}

/** Makes a clock. Without options it shows the machine's time until it is moved. */
export function createClock({ at, frozen = false }: ClockOptions = {}): MovableClock {
  const shared = new Float64Array(new SharedArrayBuffer(16))
  shared[FROZEN] = frozen ? 1 : 0
  const machine = machineNow()
  shared[VALUE] = frozen ? (at ?? machine) : at === undefined ? 0 : at - machine
  const listeners = new Set<() => void>()
  const advance = (ms: number) => {
    if (!(ms >= 0)) throw new RangeError(`the clock only moves forward, not by ${ms} ms`)
    shared[VALUE] = (shared[VALUE] ?? 0) + ms
    for (const listener of [...listeners]) listener()
  }
  const now = () => readShared(shared)
  return {
    shared,
    now,
    advance,
    // A running clock may have passed the moment by the time it is asked.
    moveTo: (moment) => advance(Math.max(0, moment - now())),
    onMove: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Whether a clock can be moved. */
export const isMovable = (clock: Clock): clock is MovableClock =>
  'moveTo' in clock && typeof clock.moveTo === 'function'
