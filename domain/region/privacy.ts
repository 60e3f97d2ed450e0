/**
 * Numbers of privacy.
 * @module
 */
import type { Sourced } from './profile'

export interface PrivacyNumbers {
  /** Days between asking to close an account and its end, in which it can be taken back. */
  readonly coolingDays: Sourced<number>
}

/** The numbers where a place has not set its own. */
export const PRIVACY_NUMBERS: PrivacyNumbers = {
  coolingDays: {
    value: 15,
    source: '《App 违法违规收集使用个人信息行为认定方法》：注销的处理不超过 15 个工作日',
    confidence: 'default',
  },
}
