/**
 * Messages that the platform pushes to a function (消息推送). The real service routes by message type
 * and event to one function, as set in its console; here by the option `messagePush`.
 * @module
 */

/** Function name by event, for example `{ wxa_media_check: 'people' }`. */
export type MessagePush = Readonly<Record<string, string>>

/** A pushed event. */
export interface PushedEvent {
  readonly ToUserName: string
  readonly FromUserName: string
  /** Epoch seconds. */
  readonly CreateTime: number
  readonly MsgType: 'event'
  readonly Event: string
  readonly [field: string]: unknown
}
