/**
 * Nominating, accepting, the qualification review, and candidates.
 * @module
 */
import type { Disqualification } from '@domain/elections/candidacy'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { wordsInput } from '../../kernel/contract/inputs'
import { CONFIRMERS, type DeedView, electionIdInput, OFFICIALS } from './shared'

/** Longest statement of a nominee, in characters. */
export const MAX_STATEMENT = 500

const date = (empty: string) => v.pipe(v.string(empty), v.isoDate(empty))
const personName = v.pipe(
  v.string('请写姓名'),
  v.trim(),
  v.minLength(2, '请写全名'),
  v.maxLength(20, '姓名最多 20 个字'),
)

export const nominate = defineAction<{ nomination: string }>()({
  name: 'elections/nominate',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    /** Left out for oneself. */
    nominee: v.optional(
      v.strictObject({
        room: v.pipe(v.string('请写房号'), v.trim(), v.minLength(1, '请写房号'), v.maxLength(20)),
        name: personName,
      }),
    ),
  }),
  /** Households nominate themselves or together with others; officials for branch or committee. */
  allow: { relations: ['household'], roles: OFFICIALS },
  audit: '提名候选人',
})

export const joinNomination = defineAction<{ joined: true }>()({
  name: 'elections/joinNomination',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput }),
  allow: { relations: ['household'] },
  audit: '联名提名',
})

export const answerNomination = defineAction<{ state: 'accepted' | 'declined' }>()({
  name: 'elections/answerNomination',
  kind: 'command',
  input: v.strictObject({
    /** Of the nomination. */
    id: electionIdInput,
    answer: v.variant(
      'accepts',
      [
        v.strictObject({
          accepts: v.literal(true),
          /** As the ballot will show it. */
          name: personName,
          bornOn: date('请选出生日期'),
          livesHereSince: date('请选从什么时候住在这里'),
          statement: wordsInput('请写几句话，让邻居了解您', MAX_STATEMENT),
          /** A photo, or none. */
          photo: v.optional(v.pipe(v.string(), v.startsWith('cloud://', '照片没有传好，请重传'))),
        }),
        v.strictObject({ accepts: v.literal(false) }),
      ],
      '请选择接受还是不接受',
    ),
  }),
  allow: { relations: ['nominee'] },
  audit: '答复提名',
})

export const reviewNomination = defineAction<{ decision: 'qualified' | 'refused' }>()({
  name: 'elections/reviewNomination',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    decision: v.picklist(['qualified', 'refused']),
    /** Why, when refused; the nominee reads it. */
    words: v.optional(wordsInput('请写明理由')),
  }),
  allow: { roles: OFFICIALS },
  audit: '审查候选人资格',
})

export const appealReview = defineAction<{ appealed: true }>()({
  name: 'elections/appealReview',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput, words: wordsInput('请写明为什么不同意') }),
  allow: { relations: ['nominee'] },
  audit: '对资格审查提出申诉',
})

export const ruleOnAppeal = defineAction<{ decision: 'qualified' | 'refused' }>()({
  name: 'elections/ruleOnAppeal',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    decision: v.picklist(['qualified', 'refused']),
    words: wordsInput('请写明理由'),
  }),
  allow: { roles: CONFIRMERS },
  audit: '处理资格申诉',
})

/** Somebody proposed, as neighbours see them; later a candidate. */
export interface NominationView {
  id: string
  name: string
  way: 'self' | 'joint' | 'party_branch' | 'residents_committee'
  state: 'proposed' | 'accepted' | 'declined'
  /** Households that joined and how many it takes; for a joint one. */
  joined?: { count: number; needed: number; mine: boolean }
  /** Whether it is the caller. */
  me: boolean
  /** Absent while it waits for an official's look. */
  statement?: string
  photo?: string
  /** Others do not see the photo yet. */
  photoPending?: true
  /** Whether the caller may join it now. */
  canJoin: boolean
  review?: DeedView & {
    decision: 'qualified' | 'refused'
    reasons: Disqualification[]
    words: string
  }
  appeal?: {
    words: string
    ruling?: DeedView & { decision: 'qualified' | 'refused'; words: string }
  }
  /** For reviewers and the nominee: what was stated, and what speaks against it. */
  facts?: { bornOn: string; livesHereSince: string; against: Disqualification[] }
  canReview: boolean
  canRuleOnAppeal: boolean
}

export const listNominations = defineAction<{ nominations: NominationView[]; total: number }>()({
  name: 'elections/listNominations',
  kind: 'query',
  input: v.strictObject({ id: electionIdInput }),
  allow: { relations: ['neighbour'], roles: [...OFFICIALS, 'sub_district_staff'] },
  logs: { what: '您参选填的出生年月和居住时间', why: '审查参选资格' },
})

/** Somebody whom a ballot can choose. */
export interface CandidateView {
  id: string
  /** Number on the ballot, from 1. */
  number: number
  name: string
  way: NominationView['way']
  statement: string
  photo?: string
  /** Others do not see the photo yet. */
  photoPending?: true
}

export const listCandidates = defineAction<{ candidates: CandidateView[] }>()({
  name: 'elections/listCandidates',
  kind: 'query',
  input: v.strictObject({ id: electionIdInput }),
  /** Candidates hang in the stairwell. */
  allow: { anyone: true },
})
