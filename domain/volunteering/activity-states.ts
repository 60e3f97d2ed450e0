/**
 * The life of an activity (志愿活动): draft → approved → recruiting → running → confirmed → hours
 * published → points posted. Whether it is full follows from its sign-ups and is never stored.
 * @module
 */
import { failure, type Result, success } from '../result'

/** Stored states, with the words people see. */
export const ACTIVITY_STATE_TITLES = {
  draft: '等待审批',
  returned: '退回修改',
  recruiting: '招募中',
  running: '进行中',
  confirmed: '等待公示',
  published: '时长公示',
  posted: '积分已发',
  cancelled: '已取消',
} as const

export type ActivityState = keyof typeof ACTIVITY_STATE_TITLES

export type ActivityMove =
  | 'approve'
  | 'return'
  | 'resubmit'
  | 'start'
  | 'confirm'
  | 'publish'
  | 'post'
  | 'cancel'

/**
 * What somebody is to an activity. The clock's moves are made by the timer alone; `concerned` is who
 * is on its list, or of the household of one who is or who leads it.
 */
export type ActivityPart = 'leader' | 'approver' | 'clock' | 'concerned'

interface Step {
  readonly from: readonly ActivityState[]
  readonly to: ActivityState
  readonly by: readonly Exclude<ActivityPart, 'concerned'>[]
}

const STEPS: Readonly<Record<ActivityMove, Step>> = {
  approve: { from: ['draft'], to: 'recruiting', by: ['approver'] },
  return: { from: ['draft'], to: 'returned', by: ['approver'] },
  resubmit: { from: ['returned'], to: 'draft', by: ['leader'] },
  start: { from: ['recruiting'], to: 'running', by: ['leader', 'clock'] },
  confirm: { from: ['running'], to: 'confirmed', by: ['leader'] },
  publish: { from: ['confirmed'], to: 'published', by: ['approver'] },
  post: { from: ['published'], to: 'posted', by: ['clock'] },
  cancel: {
    from: ['draft', 'returned', 'recruiting', 'running'],
    to: 'cancelled',
    by: ['leader', 'approver'],
  },
}

export type ActivityProblem = 'wrong_state' | 'not_your_part' | 'own_activity'

/**
 * The state after a move.
 * @param parts what the caller is to the activity; a leader approves nothing of their own, whatever
 *   other role they hold, and nobody approves what gives hours to themselves or their family
 */
export function nextActivityState(
  state: ActivityState,
  move: ActivityMove,
  parts: readonly ActivityPart[],
): Result<ActivityState, ActivityProblem> {
  const step = STEPS[move]
  if (!step.by.some((part) => parts.includes(part))) return failure('not_your_part')
  const own = parts.includes('leader') || parts.includes('concerned')
  if (!step.by.includes('leader') && own) return failure('own_activity')
  if (!step.from.includes(state)) return failure('wrong_state')
  return success(step.to)
}

/** The moves open to somebody now. */
export function openMoves(state: ActivityState, parts: readonly ActivityPart[]): ActivityMove[] {
  const moves = Object.keys(STEPS) as ActivityMove[]
  return moves.filter((move) => nextActivityState(state, move, parts).ok)
}
