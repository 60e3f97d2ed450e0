/** @module The instances of one function, and the requests that wait for one. */
import { WireError } from '../database/errors'
import type { Invocation } from './host'
import type { Instance } from './instance'

/** Requests that may wait; the real service throttles too. */
const LONGEST_QUEUE = 1_000
/** An idle instance is ended after so long. Milliseconds. */
const IDLE_MS = 300_000

interface Idle {
  readonly instance: Instance
  readonly timer: NodeJS.Timeout
}

/** Runs requests on instances: an idle one, a new one below the limit, else the next to be free. */
export class Pool {
  private readonly idle: Idle[] = []
  private readonly waiting: (() => void)[] = []
  private running = 0
  private retired = false

  constructor(
    private readonly limit: number,
    private readonly start: () => Instance,
  ) {}

  /** Answers the result as JSON text; throws a `FunctionFailure`. */
  async run(invocation: Invocation): Promise<string> {
    await this.turn()
    try {
      const instance = this.take()
      try {
        return await instance.run(invocation)
      } finally {
        this.giveBack(instance)
      }
    } finally {
      this.pass()
    }
  }

  /** Waits for one of the places. */
  private async turn(): Promise<void> {
    if (this.running < this.limit) {
      this.running += 1
      return
    }
    if (this.waiting.length >= LONGEST_QUEUE)
      throw new WireError(
        'EXCEED_CONCURRENT_REQUEST_LIMIT',
        'too many requests wait for this function',
      )
    await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  /** Gives the place to the next that waits, so that nobody comes in between. */
  private pass(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.running -= 1
  }

  private take(): Instance {
    for (let free = this.idle.pop(); free; free = this.idle.pop()) {
      clearTimeout(free.timer)
      if (!free.instance.dead) return free.instance
    }
    return this.start()
  }

  private giveBack(instance: Instance): void {
    if (instance.dead) return
    if (this.retired) {
      void instance.stop()
      return
    }
    const timer = setTimeout(() => {
      const at = this.idle.findIndex((free) => free.instance === instance)
      if (at >= 0) this.idle.splice(at, 1)
      void instance.stop()
    }, IDLE_MS)
    timer.unref()
    this.idle.push({ instance, timer })
  }

  /** Ends idle instances now and busy ones when they have finished. New code runs in a new pool. */
  async retire(): Promise<void> {
    this.retired = true
    const stopping = this.idle.splice(0).map(({ instance, timer }) => {
      clearTimeout(timer)
      return instance.stop()
    })
    await Promise.all(stopping)
  }
}
