/**
 * A resident's need for a hand (邻里求助): to be accompanied, something small repaired, a letter read
 * aloud. The community or the captain turns it into an activity; who was served confirms who came.
 * @module
 */
import { failure, type Result, success } from '../result'

/** What volunteers can do for somebody, with the words people see. */
export const NEED_KINDS = {
  accompany: '陪伴、陪看病',
  repair: '小修小补',
  read_aloud: '读报读信、写字',
  errand: '买东西、跑腿',
  tidy: '打扫收拾',
  other: '别的',
} as const

export type NeedKind = keyof typeof NEED_KINDS
export const NEED_KIND_KEYS = Object.keys(NEED_KINDS) as NeedKind[]

export const NEED_STATE_TITLES = {
  open: '等人来帮',
  planned: '安排了志愿者',
  done: '帮好了',
  declined: '没有安排',
  withdrawn: '自己撤回',
} as const

export type NeedState = keyof typeof NEED_STATE_TITLES
/** `plan`: an activity is made of it; `free`: that activity will not be; `finish`: it has been. */
export type NeedMove = 'plan' | 'free' | 'finish' | 'decline' | 'withdraw'

const STEPS: Readonly<Record<NeedMove, { from: NeedState; to: NeedState }>> = {
  plan: { from: 'open', to: 'planned' },
  free: { from: 'planned', to: 'open' },
  finish: { from: 'planned', to: 'done' },
  decline: { from: 'open', to: 'declined' },
  withdraw: { from: 'open', to: 'withdrawn' },
}

/** The state after a move. */
export function nextNeedState(state: NeedState, move: NeedMove): Result<NeedState, 'wrong_state'> {
  const { from, to } = STEPS[move]
  return state === from ? success(to) : failure('wrong_state')
}

/**
 * Whether two people are of one family to the product: a household they share. Nobody earns points by
 * caring for their own, and nobody decides on them.
 */
export const shareHome = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((home) => other.includes(home))
