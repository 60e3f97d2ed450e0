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
}

export const listOpinions = defineAction<Page<OpinionView>>()({
  name: 'conventions/listOpinions',
  kind: 'query',
  input: v.strictObject({ id, cursor: cursorInput }),
  allow: { relations: ['editor', 'reviewer', 'reader'] },
})

export const addOpinion = defineAction<{ id: string; shown: boolean }>()({
  name: 'conventions/addOpinion',
  kind: 'command',
  input: v.strictObject({
    id,
    topic: v.picklist(TOPICS, '请选一个方面'),
    clauseId: v.optional(v.pipe(v.string(), v.maxLength(40))),
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
