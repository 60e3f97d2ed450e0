/**
 * The states of a service request (诉求). A subset of the unified case engine; names by the glossary.
 * @module
 */

/** States with the words a resident sees. */
export const STATE_TITLES = {
  submitted: '已提交',
  not_accepted: '没有受理',
  accepted: '已受理',
  dispatched: '已交办',
  in_progress: '处理中',
  resolution_submitted: '等您确认',
  reopened: '没解决，重新办',
  closed: '已办结',
  withdrawn: '已撤回',
} as const

export type RequestState = keyof typeof STATE_TITLES

/** The states as a list, in the order above. */
export const REQUEST_STATES = Object.keys(STATE_TITLES) as readonly RequestState[]

/** What can be done to a request. */
export type RequestMove =
  | 'submit'
  | 'review'
  | 'accept'
  | 'refuse'
  | 'dispatch'
  | 'sign'
  | 'resolve'
  | 'answer'
  | 'withdraw'

/** States in which nothing more happens by itself. */
export const FINAL_STATES: readonly RequestState[] = ['not_accepted', 'closed', 'withdrawn']
