/**
 * security.msgSecCheck, version 2: judges a text by the local word list. A stand-in: it knows nothing
 * of what the real one finds, only its rules, its answers and its errors are the same.
 * @module
 */
import { randomUUID } from 'node:crypto'
import { type OpenApi, refuse, succeed } from './open-api'
import { Quota } from './quota'
import { createJudge, type WordList } from './word-list'

/** Characters of a text at most. */
const LONGEST_TEXT = 2_500
/** Someone counts as active for so long after the last use. */
const ACTIVE_MS = 2 * 3_600_000

/** The errors of the two content checks, as documented for them. */
export const tooMany = {
  minute: refuse(44991, 'reach max api minute quota limit'),
  day: refuse(45009, 'reach max api daily quota limit'),
} as const

/** Checks who the content is from and where it goes; both content checks ask the same. */
export function refuseSender(
  { openid, scene, version }: Readonly<Record<string, unknown>>,
  idleMs: (openid: string) => number | undefined,
) {
  if (version !== 2) return refuse(47001, 'data format error hint: version must be 2')
  if (typeof openid !== 'string' || openid === '') return refuse(40003, 'invalid openid')
  if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene))
    return refuse(40129, 'invalid scene')
  const idle = idleMs(openid)
  if (idle === undefined) return refuse(40003, 'invalid openid')
  if (idle > ACTIVE_MS) return refuse(61010, 'code is expired')
  return undefined
}

/** Makes the stand-in. Its quota is 4,000 a minute and 2,000,000 a day. */
export function createMessageCheck(words: WordList): OpenApi {
  const judge = createJudge(words)
  const quota = new Quota(4_000, 2_000_000)
  return (data, { people, now }) => {
    const refused = refuseSender(data, (openid) => people.idleMs(openid))
    if (refused) return refused
    const { content, title = '', nickname = '', signature = '' } = data
    if (typeof content !== 'string' || content === '')
      return refuse(44002, 'empty post data hint: content is required')
    if ([...content].length > LONGEST_TEXT)
      return refuse(47001, `data format error hint: content is longer than ${LONGEST_TEXT}`)
    const full = quota.take(now())
    if (full) return tooMany[full]
    const { suggest, label, keyword } = judge([content, title, nickname, signature].join('|'))
    return succeed({
      result: { suggest, label },
      detail: [
        { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
        ...(keyword === undefined
          ? []
          : [{ strategy: 'keyword', errcode: 0, suggest, label, level: 90, keyword }]),
      ],
      trace_id: randomUUID(),
    })
  }
}
