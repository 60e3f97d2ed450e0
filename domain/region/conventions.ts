/**
 * Numbers of resident conventions.
 * @module
 */
import type { Sourced } from './profile'

/**
 * How the households decide: a meeting with minutes, an open vote on the phone and on paper, or a secret
 * one as elections have it.
 */
export type VoteWay = 'meeting' | 'open_vote' | 'secret_vote'

export interface ConventionNumbers {
  /** Ways that may be chosen here. */
  readonly ways: Sourced<readonly VoteWay[]>
  /** Days an open vote lasts at least. */
  readonly voteDays: Sourced<number>
  /** Days an open vote lasts at most. */
  readonly mostVoteDays: Sourced<number>
  /** Hours before the end of an open vote until which paper is entered. */
  readonly paperHours: Sourced<number>
  /** Days in force after which a convention is looked at again. */
  readonly reviewDays: Sourced<number>
}

const OURS = '产品默认值，由运营单位确认后写入本地方案'

/** The numbers where a place has not set its own. */
export const CONVENTION_NUMBERS: ConventionNumbers = {
  ways: {
    value: ['meeting', 'open_vote', 'secret_vote'],
    source: '民发〔2018〕144号：居民会议审议表决；网上表决是会议的延伸，由运营单位确认',
    confidence: 'default',
  },
  voteDays: { value: 3, source: OURS, confidence: 'default' },
  mostVoteDays: { value: 30, source: OURS, confidence: 'default' },
  // A home that hears of a paper it did not write has a day to vote on the phone, which then counts.
  paperHours: { value: 24, source: OURS, confidence: 'default' },
  reviewDays: { value: 365, source: OURS, confidence: 'default' },
}
