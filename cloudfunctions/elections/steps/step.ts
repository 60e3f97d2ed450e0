/**
 * What a step of the machine is. A step is run by the timer when its moment has come; it may run
 * again after a crash or beside another run, and has one effect: its changes and the move to the next
 * step are one transaction, and that transaction first sees that the step is still to do.
 * @module
 */
import type { Database, Transaction } from '../../kernel/database'
import type { ElectionDoc } from '../documents'

/** Stands for "never": the step waits for people. */
export const NEVER = 9_000_000_000_000_000

export interface StepContext {
  readonly tx: Transaction
  /** As read in the transaction. */
  readonly election: ElectionDoc
  readonly now: number
  /** The same for every run of this step of this election; ids of what it writes come from it. */
  readonly eventId: string
}

/**
 * What a step changes in its election. `again`: there is more of the same to do now; `retryAt`: it is
 * looked at again then.
 */
export interface StepEffect {
  readonly patch?: Partial<Omit<ElectionDoc, '_id' | 'step' | 'nextAt'>>
  readonly again?: boolean
  readonly retryAt?: number
}

/** Does what a step does, in its transaction. */
export type Apply = (ctx: StepContext) => Promise<StepEffect>

export interface Step {
  /** When it is due, `NEVER` while it waits, or undefined when this election has no such step. */
  dueAt(election: ElectionDoc): number | undefined
  /**
   * Reads outside the transaction, only what no open window can still change, and answers with what to
   * do inside it.
   */
  gather(db: Database, election: ElectionDoc, now: number): Promise<Apply>
}
