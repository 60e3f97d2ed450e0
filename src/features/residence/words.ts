/**
 * What people read about claims.
 * @module
 */
import {
  CLAIM_STATE_TITLES,
  type ClaimMethod,
  type ClaimState,
  type HouseholdRelation,
} from '@domain/people/claims'
import type { ClaimStepView } from '@functions/people/contract/claims'
import type { Tone } from '@/ui'

export const RELATION_WORDS = {
  owner: '业主',
  family: '家人',
  tenant: '租户',
} as const satisfies Record<HouseholdRelation, string>

export const METHOD_WORDS = {
  household_code: '用户码认领',
  roster_phone: '用登记的手机号认领',
  captain_vouch: '请楼栋长作证',
  secretary_approval: '请小区书记核实',
} as const satisfies Record<ClaimMethod, string>

const TONES: Readonly<Record<ClaimState, Tone>> = {
  pending_head: 'waiting',
  pending_captain: 'waiting',
  pending_secretary: 'waiting',
  approved: 'done',
  refused: 'stopped',
  withdrawn: 'stopped',
  left: 'stopped',
  ended: 'late',
}

/** The state's word and look. */
export const stateView = (state: ClaimState): { word: string; tone: Tone } => ({
  word: CLAIM_STATE_TITLES[state],
  tone: TONES[state],
})

const ACTORS = {
  head: '户主',
  captain: '楼栋长',
  secretary: '小区书记',
  claimant: '申请的人',
  time: '',
} as const satisfies Record<ClaimStepView['by'], string>

const DEEDS = {
  opened: '提交了认领',
  confirmed: '同意了',
  denied: '没有同意',
  passed_on: '转给下一位',
  withdrawn: '撤回了认领',
  left: '退出了这一户',
  ended: '把人移出了这一户',
  appealed: '提出了申诉',
} as const satisfies Record<ClaimStepView['what'], string>

/** A step in a line of the history. `isMine`: the reader is the one who claims. */
export function stepTitle({ by, what }: ClaimStepView, isMine: boolean): string {
  if (by === 'time') return '三天没有答复，转给小区书记'
  if (by === 'claimant' && isMine) return `您${DEEDS[what]}`
  return `${ACTORS[by]}${DEEDS[what]}`
}

/** What happens next, for the claimant. */
export const NEXT_WORDS: Readonly<Record<ClaimState, string>> = {
  pending_head: '户主三天内没有答复，会自动转给小区书记。',
  pending_captain: '楼栋长三天内没有答复，会自动转给小区书记。',
  pending_secretary: '小区书记核实以后，会在这里告诉您。',
  approved: '从现在起，这个小区和楼栋的通知会送到您这里。',
  refused: '还有疑问，可以带上证件到小区党群服务站当面说。',
  withdrawn: '需要的时候，可以重新认领。',
  left: '搬回来了，可以重新认领。',
  ended: '觉得不对，可以申诉，由小区书记来核实。',
}
