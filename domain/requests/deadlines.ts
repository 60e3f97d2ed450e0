/**
 * When a request is due. The clock starts when it is submitted, whoever signs for it and whenever; it
 * stands still only while the reporter has the word.
 * @module
 */
import type { RegionProfile } from '../region/profile'
import { endOfSpan } from '../time/spans'
import type { Urgency } from './categories'
import type { RequestFacts } from './facts'

/** The two deadlines of a request, epoch milliseconds, and the rules they were counted by. */
export interface Deadlines {
  /** Until someone has accepted or refused it. */
  acceptDueAt: number
  /** Until a result is handed in. */
  resolveDueAt: number
  /** True when counted through a year whose public holidays are not announced yet. */
  provisional: boolean
  /** Id and version of the region profile, e.g. `hetang@1`. */
  rules: string
}

/** The deadlines of a request submitted at a moment (epoch milliseconds). */
export function deadlinesOf(
  urgency: Urgency,
  submittedAt: number,
  profile: RegionProfile,
): Deadlines {
  const accept = endOfSpan(submittedAt, profile.sla.accept[urgency].value)
  const resolve = endOfSpan(submittedAt, profile.sla.resolve[urgency].value)
  return {
    acceptDueAt: accept.at,
    resolveDueAt: resolve.at,
    provisional: accept.provisional || resolve.provisional,
    rules: `${profile.id}@${profile.version}`,
  }
}

/** When the next step is due, or undefined when none is: it is over, or it is the reporter's turn. */
export function dueAtOf(facts: RequestFacts): number | undefined {
  switch (facts.state) {
    case 'submitted':
      return facts.acceptDueAt
    case 'accepted':
    case 'dispatched':
    case 'in_progress':
    case 'reopened':
      return facts.resolveDueAt
    default:
      return undefined
  }
}
