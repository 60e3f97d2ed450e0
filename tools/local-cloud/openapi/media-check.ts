/**
 * security.mediaCheckAsync: takes a picture's link and answers later, by a pushed event. A stand-in:
 * it doesn't look at the picture. The file's path is judged like a text; one that says `risky` or
 * `review` in its name gets that verdict.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { refuseSender, tooMany } from './message-check'
import { type OpenApi, refuse, succeed } from './open-api'
import type { PushedEvent } from './push'
import { Quota } from './quota'
import { createJudge, type WordList } from './word-list'

/** The verdict comes so much later, milliseconds of the cloud's time; the real one within 30 minutes. */
const VERDICT_AFTER_MS = 1_000

/** What the stand-in needs beside the usual. */
export interface MediaCheckParts {
  readonly words: WordList
  /** The path of a file of this cloud that a link leads to; undefined for other or dead links. */
  fileOf(url: string): string | undefined
  /** Sends an event when its time has come. */
  pushLater(afterMs: number, event: PushedEvent): void
}

const traceId = () => {
  const hex = randomBytes(12).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 16)}-${hex.slice(16)}`
}

/** Makes the stand-in. */
export function createMediaCheck({ words, fileOf, pushLater }: MediaCheckParts): OpenApi {
  const judge = createJudge({
    risky: [...words.risky, 'risky'],
    review: [...words.review, 'review'],
  })
  const quota = new Quota(2_000, 200_000)
  return (data, { appId, people, now }) => {
    const { media_url: url, media_type: type, openid } = data
    const refused = refuseSender(data, (id) => people.idleMs(id))
    if (refused) return refused
    if (type !== 1 && type !== 2) return refuse(40004, 'invalid media type')
    if (typeof url !== 'string' || url === '')
      return refuse(44002, 'empty post data hint: media_url')
    const full = quota.take(now())
    if (full) return tooMany[full]
    const trace = traceId()
    const file = fileOf(url)
    const { suggest, label } = judge(file ?? '')
    const verdict =
      file === undefined
        ? { errcode: -1008, errmsg: 'download media failed' }
        : { errcode: 0, errmsg: 'ok', result: { suggest, label: String(label) } }
    pushLater(VERDICT_AFTER_MS, {
      ToUserName: 'gh_000000000000',
      FromUserName: String(openid),
      CreateTime: Math.floor((now() + VERDICT_AFTER_MS) / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: appId,
      trace_id: trace,
      version: 2,
      ...verdict,
      detail: [
        {
          strategy: 'content_model',
          errcode: verdict.errcode,
          ...(file !== undefined && { suggest, label: String(label), prob: 90 }),
        },
      ],
    })
    return succeed({ trace_id: trace })
  }
}
