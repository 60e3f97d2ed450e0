/**
 * Subscription messages: a hint on the phone for somebody who said yes to one. The inbox stays the
 * truth; nothing depends on a hint.
 * @module
 */
import type { Sdk } from './sdk'

/** One message, as the template's fields name it. */
export interface PushMessage {
  readonly openid: string
  readonly templateId: string
  /** Page to open with its query, without a leading slash. */
  readonly page: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
}

/**
 * `sent` · `unwanted` the person takes no (more) message of the template · `later` over a limit or not
 * reached: worth another try · `wrong` the message or the template is at fault.
 */
export type PushOutcome = 'sent' | 'unwanted' | 'later' | 'wrong'

/** Sends one message; never throws. */
export type PushSender = (message: PushMessage) => Promise<PushOutcome>

/** The person refused, or has used up what they accepted. */
const UNWANTED = new Set([43101, 43107])
/** Said by the service of the message itself: another try changes nothing. */
const WRONG = new Set([40003, 40037, 41030, 47003])

function outcomeOf(answer: unknown): PushOutcome {
  const fields = typeof answer === 'object' && answer !== null ? { ...answer } : {}
  const { errCode, errcode } = fields as { errCode?: unknown; errcode?: unknown }
  const code = Number(errCode ?? errcode ?? 0)
  if (code === 0) return 'sent'
  if (UNWANTED.has(code)) return 'unwanted'
  return WRONG.has(code) ? 'wrong' : 'later'
}

/** The sender over WeChat's subscribeMessage.send. */
export function pushSender(sdk: { openapi: Pick<Sdk['openapi'], 'subscribeMessage'> }): PushSender {
  return async ({ openid: touser, templateId, page, data }) => {
    try {
      return outcomeOf(await sdk.openapi.subscribeMessage.send({ touser, templateId, page, data }))
    } catch (thrown) {
      // The SDK throws what the service refuses, with the service's code.
      return thrown === null || outcomeOf(thrown) === 'sent' ? 'later' : outcomeOf(thrown)
    }
  }
}
