/**
 * Faults on demand: what goes wrong in production once a month goes wrong here when a test says so.
 * @module
 */

/** What goes wrong with a request. */
export type Fault =
  /** It takes so much longer. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** An open API answers with this error instead of its own. */
  | { readonly kind: 'errcode'; readonly errcode: number; readonly errmsg: string }
  /** An open API says that too many calls were made: 44991 in the content checks, 45009 elsewhere. */
  | { readonly kind: 'rate-limited' }
  /** The wire answers with this error; nothing is done. */
  | { readonly kind: 'code'; readonly code: string; readonly message: string }
  /** The request is lost on its way (nothing is done), or its answer is (all is done). */
  | { readonly kind: 'lost'; readonly when: 'before' | 'after' }

/** Which requests a fault hits. */
export interface FaultPlan {
  /** An open API (`security.msgSecCheck`), an action (`database.modifyDocument`) or a family (`database.*`). */
  readonly target: string
  readonly fault: Fault
  /** Let so many matching requests through first (0). */
  readonly skip?: number
  /** Hit so many, then heal (without end). */
  readonly times?: number
}

/** A function dies in the middle: see `Faults.crash`. */
export interface CrashPlan {
  readonly functionName: string
  /** Requests of one invocation that still have their effect. */
  readonly afterRequests: number
  /** Which: `database.*` unless given. */
  readonly target?: string
}

/** The error of a request that got no answer. */
export const LOST = {
  code: 'SERVER_TIMEOUT',
  message: '[LocalCloud.Fault] the request got no answer',
} as const

interface Planned extends FaultPlan {
  seen: number
}

const hits = (target: string, name: string) =>
  target === name || (target.endsWith('.*') && name.startsWith(target.slice(0, -1)))

/** The faults in force. */
export class Faults {
  private readonly plans = new Set<Planned>()
  private readonly crashes = new Set<CrashPlan>()
  private readonly spent = new WeakMap<object, number>()

  /** Puts a fault in force; answers how to end it. */
  add(plan: FaultPlan): () => void {
    const planned = { ...plan, seen: 0 }
    this.plans.add(planned)
    return () => this.plans.delete(planned)
  }

  /**
   * Each invocation of the function dies after so many requests: those have their effect, all later
   * ones of that invocation have none and get no answer. Answers how to end it.
   */
  crash(plan: CrashPlan): () => void {
    this.crashes.add(plan)
    return () => this.crashes.delete(plan)
  }

  /** Ends all faults. */
  clear(): void {
    this.plans.clear()
    this.crashes.clear()
  }

  /** The fault that hits this request; counts it. `invocation` is its identity, if it has one. */
  hit(name: string, functionName?: string, invocation?: object): Fault | undefined {
    if (invocation && this.crashed(name, functionName, invocation))
      return { kind: 'lost', when: 'before' }
    for (const plan of this.plans) {
      if (!hits(plan.target, name)) continue
      plan.seen += 1
      const { skip = 0, times = Number.POSITIVE_INFINITY } = plan
      if (plan.seen > skip && plan.seen <= skip + times) return plan.fault
    }
    return undefined
  }

  private crashed(name: string, functionName: string | undefined, invocation: object): boolean {
    for (const { target = 'database.*', afterRequests, ...plan } of this.crashes) {
      if (plan.functionName !== functionName || !hits(target, name)) continue
      const spent = (this.spent.get(invocation) ?? 0) + 1
      this.spent.set(invocation, spent)
      return spent > afterRequests
    }
    return false
  }
}
