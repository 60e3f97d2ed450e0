/**
 * Pictures of which the platform was unsure: a person looks.
 * @module
 */
import type { PictureState } from '@domain/pictures/judging'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'

const id = v.pipe(v.string(), v.regex(/^[0-9a-z]{8,32}$/, '这张图片的编号不对，请返回重试'))

export interface PictureView {
  id: string
  /** What it belongs to: `公告`. */
  about: string
  /** `cloud://` id; absent once it was taken away. */
  file?: string
  state: PictureState
  /** Page of what it belongs to. */
  url: string
  /** When it was uploaded, epoch milliseconds. */
  at: number
}

export const getPicture = defineAction<PictureView>()({
  name: 'people/getPicture',
  kind: 'query',
  input: v.strictObject({ id }),
  allow: { relations: ['reviewer'] },
  logs: { what: '您上传的图片', why: '审核图片' },
})

export const judgePicture = defineAction<{ state: PictureState }>()({
  name: 'people/judgePicture',
  kind: 'command',
  input: v.strictObject({
    id,
    decision: v.picklist(['show', 'remove']),
    /** Needed to take it away: its owner reads it. */
    reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100, '原因最多写 100 个字'))),
  }),
  allow: { relations: ['reviewer'] },
  audit: '审核图片',
})
