/**
 * What residents say of a version.
 * @module
 */
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput } from '../../kernel/contract/inputs'
import { id, words } from './inputs'

/** Topics on which opinions are asked, in the words of 民发〔2018〕144号. */
const TOPICS = ['日常行为', '公共秩序', '居民权益', '调解邻里', '引导新风', '其他'] as const

const topic = v.picklist(TOPICS, '请选一个方面')
const clause = v.pipe(v.string(), v.minLength(1), v.maxLength(40))

export interface OpinionView {
  id: string
  topic: string
  clauseId: string | null
  text: string
  wording: string
  authorName: string
  place: string
  shown: boolean
  supports: number
  at: number
  mine: boolean
  /** The clause of the draft that came of it, as its editor says. */
  adoptedAs?: string
}

export const listOpinions = defineAction<Page<OpinionView>>()({
  name: 'conventions/listOpinions',
  kind: 'query',
  input: v.strictObject({
    id,
    /** Only those on a topic, or on a clause. */
    topic: v.optional(topic),
    clauseId: v.optional(clause),
    cursor: cursorInput,
  }),
  allow: { relations: ['editor', 'reviewer', 'reader'] },
})

export const addOpinion = defineAction<{ id: string; shown: boolean }>()({
  name: 'conventions/addOpinion',
  kind: 'command',
  input: v.strictObject({
    id,
    topic,
    clauseId: v.optional(clause),
    text: words('您的意见', 300),
    wording: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(400, '建议的写法最多 400 个字'))),
  }),
  allow: { relations: ['resident'] },
  audit: '对公约提意见',
})

export const supportOpinion = defineAction<{ supports: number }>()({
  name: 'conventions/supportOpinion',
  kind: 'command',
  input: v.strictObject({ id, opinionId: id }),
  allow: { relations: ['resident'] },
  audit: '支持一条意见',
})

export const reviewOpinion = defineAction<{ shown: boolean }>()({
  name: 'conventions/reviewOpinion',
  kind: 'command',
  input: v.strictObject({ id, opinionId: id, decision: v.picklist(['show', 'refuse']) }),
  allow: { relations: ['editor'] },
  audit: '审核公约意见',
})

/** Says which clause of the draft came of an opinion, so that who proposed it stays with the clause. */
export const adoptOpinion = defineAction<{ clauseId: string }>()({
  name: 'conventions/adoptOpinion',
  kind: 'command',
  input: v.strictObject({ id, opinionId: id, clauseId: clause }),
  allow: { relations: ['editor'] },
  audit: '写明条款采纳了谁的意见',
})
