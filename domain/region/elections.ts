/**
 * Numbers of elections of building captains and resident representatives, and of votes of
 * households on a question: the default scheme, the bounds it may be changed within, and where
 * each value comes from. A building captain is no statutory office; the nearest law is that of
 * villagers' committees, which the default follows.
 * @module
 */
import type { ElectionRules } from '../elections/rules'
import { atLeast, moreThan } from '../elections/threshold'
import type { Span } from '../time/spans'
import type { Confidence } from './profile'

const VILLAGE_LAW = '《村民委员会组织法》（2018）'
const PRODUCT = '产品默认值，由运营单位确认后写入本地方案'
const TEMPLATE = '各地楼栋长推选方案常见做法（参照）'

/** Where a rule's default comes from, and the least and most a local scheme may set. */
export interface RuleSource {
  readonly source: string
  readonly confidence: Confidence
  /** Bounds on the rule's number (days of a span, a count, years); both ends allowed. */
  readonly bounds?: readonly [least: number, most: number]
}

const days = (count: number): Span => ({ count, unit: 'days' })
const workingDays = (count: number): Span => ({ count, unit: 'working_days' })
const hours = (count: number): Span => ({ count, unit: 'hours' })

/** The default rules for a building captain. */
export const CAPTAIN_RULES: ElectionRules = {
  office: 'building_captain',
  seats: 1,
  rollPublicity: days(5),
  rollRuling: days(3),
  nomination: days(7),
  jointNominators: 5,
  review: workingDays(3),
  candidatePublicity: days(3),
  voting: days(3),
  extension: days(2),
  resultAfter: hours(24),
  resultPublicity: days(5),
  resultRuling: days(3),
  confirmation: workingDays(5),
  quorum: moreThan(1, 2),
  majority: moreThan(1, 2),
  runoff: { majority: atLeast(1, 3), quorumApplies: true, atMost: 2 },
  candidate: { minAge: 18, minResidenceMonths: 6 },
  scrutineers: { count: 3, threshold: 2 },
  proxyLimit: 3,
  termYears: 3,
  recall: {
    proposal: atLeast(1, 5),
    answer: days(5),
    quorum: moreThan(1, 2),
    majority: moreThan(1, 2),
  },
  byElection: days(30),
}

/** For resident representatives: several seats, the same procedure. */
export const RESIDENT_REP_RULES: ElectionRules = {
  ...CAPTAIN_RULES,
  office: 'resident_rep',
  seats: 3,
  termYears: 5,
}

/** For a question to the households (yes, no, abstain): no nomination, no term. */
export const QUESTION_RULES: ElectionRules = {
  ...CAPTAIN_RULES,
  office: 'question',
  termYears: 0,
}

/** Source and bounds of each rule, by its name in {@link ElectionRules}. */
export const RULE_SOURCES = {
  office: { source: PRODUCT, confidence: 'default' },
  seats: { source: PRODUCT, confidence: 'default', bounds: [1, 9] },
  rollPublicity: {
    source: `${VILLAGE_LAW}第十四条：对名单有异议的，五日内提出（参照）`,
    confidence: 'statute',
    bounds: [3, 20],
  },
  rollRuling: {
    source: `${VILLAGE_LAW}第十四条：收到申诉三日内作出处理（参照）`,
    confidence: 'statute',
    bounds: [1, 3],
  },
  nomination: { source: TEMPLATE, confidence: 'example', bounds: [3, 15] },
  jointNominators: { source: PRODUCT, confidence: 'default', bounds: [2, 10] },
  review: { source: PRODUCT, confidence: 'default', bounds: [1, 7] },
  candidatePublicity: { source: TEMPLATE, confidence: 'example', bounds: [3, 7] },
  voting: { source: PRODUCT, confidence: 'default', bounds: [1, 15] },
  extension: { source: PRODUCT, confidence: 'default', bounds: [1, 7] },
  resultAfter: { source: PRODUCT, confidence: 'default', bounds: [1, 72] },
  resultPublicity: { source: TEMPLATE, confidence: 'example', bounds: [3, 7] },
  resultRuling: { source: PRODUCT, confidence: 'default', bounds: [1, 5] },
  confirmation: { source: PRODUCT, confidence: 'default', bounds: [1, 10] },
  quorum: {
    source: `${VILLAGE_LAW}第十五条：过半数参加投票，选举有效（参照）`,
    confidence: 'statute',
  },
  majority: {
    source: `${VILLAGE_LAW}第十五条：获得参加投票的过半数的选票，始得当选（参照）`,
    confidence: 'statute',
  },
  runoff: {
    source: `${VILLAGE_LAW}第十五条：另行选举得票多的当选，但不得少于已投选票总数的三分之一（参照）`,
    confidence: 'statute',
  },
  candidate: { source: TEMPLATE, confidence: 'example' },
  scrutineers: { source: TEMPLATE, confidence: 'example' },
  proxyLimit: {
    source: `${VILLAGE_LAW}第十五条：书面委托近亲属代为投票；每人接受委托不超过三户为产品默认`,
    confidence: 'default',
    bounds: [0, 3],
  },
  termYears: { source: TEMPLATE, confidence: 'example', bounds: [1, 5] },
  recall: {
    source: `${VILLAGE_LAW}第十六条：五分之一以上联名提出，被罢免人可申辩，过半数投票并经投票的过半数通过（参照）`,
    confidence: 'statute',
  },
  byElection: { source: PRODUCT, confidence: 'default', bounds: [7, 90] },
} as const satisfies Record<keyof ElectionRules, RuleSource>
