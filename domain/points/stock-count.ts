/**
 * Counting gifts (盘点): what lies on the shelf against what the books say. A difference changes the
 * books only when a second person has looked at it and said why (product's default: no gift is written
 * off by one person alone).
 * @module
 */
import { isConnected, type Party } from './redemption'

/** Stored states, with the words people see. */
export const COUNT_STATE_TITLES = {
  equal: '账实相符',
  waiting: '等第二人核对',
  settled: '已按实数记账',
  refused: '要重新数',
} as const

export type CountState = keyof typeof COUNT_STATE_TITLES

/** Pieces of a gift by the books. */
export interface Pieces {
  /** To be asked for. */
  readonly free: number
  /** Asked for, not handed over yet: they lie on the shelf too. */
  readonly reserved: number
}

/** What a count says against the books: how many more or fewer, and whether somebody must look. */
export function judgeCount(
  counted: number,
  { free, reserved }: Pieces,
): { expected: number; change: number; state: Extract<CountState, 'equal' | 'waiting'> } {
  const expected = free + reserved
  const change = counted - expected
  return { expected, change, state: change === 0 ? 'equal' : 'waiting' }
}

export type CountProblem = 'wrong_state' | 'own_or_family'

/** Whether somebody may settle a count: another than who counted, and not of their household. */
export function settleProblem(
  state: CountState,
  counter: Party,
  second: Party,
): CountProblem | undefined {
  if (state !== 'waiting') return 'wrong_state'
  return isConnected(counter, second) ? 'own_or_family' : undefined
}
