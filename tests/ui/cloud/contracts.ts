/** Actions that exist only in these tests. */
import { defineAction, type Page } from '@functions/kernel/contract'
import * as v from 'valibot'

export const read = defineAction<{ text: string }>()({
  name: 'demo/read',
  kind: 'query',
  input: v.strictObject({ id: v.string() }),
  allow: { anyone: true },
})

export const list = defineAction<Page<number> & { waiting: number }>()({
  name: 'demo/list',
  kind: 'query',
  input: v.strictObject({ tab: v.string(), cursor: v.optional(v.string()) }),
  allow: { anyone: true },
})

export const write = defineAction<{ id: string }>()({
  name: 'demo/write',
  kind: 'command',
  input: v.strictObject({
    text: v.pipe(v.string(), v.trim(), v.minLength(1, '请写一写')),
    photos: v.optional(v.pipe(v.array(v.string()), v.maxLength(2, '最多 2 张照片'))),
  }),
  allow: { anyone: true },
})

/** A result as the server sends it. */
export const done = (data: unknown) => ({ ok: true, data, requestId: 'r1' })
/** A refusal as the server sends it. */
export const refused = (message: string) => ({ ok: false, code: 2001, message, requestId: 'r2' })
/** What WeChat throws without a network. */
export const offline = () => {
  throw { errCode: -1, errMsg: 'cloud.callFunction:fail Error: network' }
}
