/**
 * What people read about points and redemptions.
 * @module
 */
import { REDEMPTION_STATE_TITLES, type RedemptionState } from '@domain/points/redemption'
import type { TransferKind } from '@domain/points/transfers'
import type { Tone } from '@/ui'

const TONES: Readonly<Record<RedemptionState, Tone>> = {
  waiting_first: 'waiting',
  waiting_second: 'waiting',
  ready: 'mine',
  handed: 'done',
  refused: 'stopped',
  withdrawn: 'stopped',
  returned: 'stopped',
}

/** A redemption's state as one word and its look. */
export const stateView = (state: RedemptionState): { word: string; tone: Tone } => ({
  word: REDEMPTION_STATE_TITLES[state],
  tone: TONES[state],
})

/** What a transfer is, where nobody is named. */
export const KIND_WORDS = {
  grant_budget: '季度额度',
  return_budget: '额度交回',
  issue: '志愿服务得分',
  redeem: '兑换礼品',
  expire: '到期',
  donate: '捐赠',
  family: '转给家人',
  reverse: '更正',
} as const satisfies Record<TransferKind, string>

/** A quarter as people say it: 2026 年第 4 季度. */
export const quarterWords = (quarter: string): string =>
  `${quarter.slice(0, 4)} 年第 ${quarter.slice(5)} 季度`

/** Points with their sign. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : String(points))
