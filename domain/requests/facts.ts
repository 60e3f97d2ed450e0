/**
 * What the rules need to know about a request.
 * @module
 */
import type { RequestState } from './states'

/** Words that wait for a person's content check. */
export interface PendingWords {
  /** Number of the history entry they belong to; 1 is the request's own text. */
  readonly seq: number
  /** Id of the person who wrote them. */
  readonly by: string
}

/** A request as the rules see it. Times are epoch milliseconds, people are person ids. */
export interface RequestFacts {
  readonly state: RequestState
  /** Number of the last history entry; entries count from 1. */
  readonly seq: number
  readonly reporterId: string
  /** Who holds it now; null until it is accepted and once it is over. */
  readonly holderId: string | null
  /** Who accepted it: the first receiver stays answerable. */
  readonly receiverId: string | null
  readonly submittedAt: number
  readonly acceptDueAt: number
  readonly resolveDueAt: number
  /** When the last result was handed in, while the reporter has the word. */
  readonly answerSince: number | null
  readonly reopenCount: number
  /** Words that only their writer and reviewers may read for now. */
  readonly pending: readonly PendingWords[]
  /** Entries whose words stay hidden for good. */
  readonly hidden: readonly number[]
  readonly closedAt: number | null
  /** Whether the reporter said it is solved; null before an answer. Apart from being satisfied. */
  readonly solved: boolean | null
}
