/**
 * What the reader can do about a request, in the order it should be offered.
 * @module
 */
import type { RequestMove } from '@domain/requests/states'
import type { RequestDetail } from '@functions/requests/contract'

export interface Offer {
  move: RequestMove
  label: string
}

const LABELS: Readonly<Record<Exclude<RequestMove, 'submit'>, string>> = {
  answer: '告诉我们解决了没有',
  review: '审核内容',
  accept: '受理',
  refuse: '不受理',
  sign: '签收，开始办',
  resolve: '办好了，写结果',
  dispatch: '交给别人办',
  withdraw: '撤回这条诉求',
}

/** The likeliest next move first; the first is the page's one primary button. */
const ORDER = [
  'answer',
  'review',
  'accept',
  'sign',
  'resolve',
  'dispatch',
  'refuse',
  'withdraw',
] as const

/** Just accepted, a request is usually handed on; once in hand, it is usually finished. */
const ORDER_WHEN_ACCEPTED = ['dispatch', 'resolve', ...ORDER] as const

/** The moves offered, the likeliest first. */
export function offers({ state, moves }: Pick<RequestDetail, 'state' | 'moves'>): Offer[] {
  const order = new Set(state === 'accepted' ? ORDER_WHEN_ACCEPTED : ORDER)
  return [...order].flatMap((move) => (moves.includes(move) ? [{ move, label: LABELS[move] }] : []))
}
