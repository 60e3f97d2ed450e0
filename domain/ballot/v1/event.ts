/**
 * The board's events and their chain. An event's hash covers its height, its parent's hash, its
 * type and the hash of its payload, so a list of headers can be checked without the payloads.
 * @module
 */
import { equalBytes, fromBase64url, fromHex, toBase64url, toHex, uint } from './bytes'
import { hash } from './hash'
import { failure, type Result, success } from './result'

/** Every type of event; an event's type is hashed as its position here. */
export const EVENT_TYPES = [
  'Setup',
  'Credential',
  'Ballot',
  'PaperBatch',
  'Close',
  'Tally',
  'PartialDecryption',
  'Result',
] as const

export type EventType = (typeof EVENT_TYPES)[number]

/** Everything of an event but its payload. */
export interface EventHeader {
  /** 0 for Setup, then one more each time. */
  readonly height: number
  /** The hash of the event before; zeros for Setup. */
  readonly parent: Uint8Array
  readonly type: EventType
  readonly payloadHash: Uint8Array
}

export interface BoardEvent extends EventHeader {
  readonly payload: Uint8Array
}

/** Where a chain has got to. */
export interface Head {
  /** How many events there are: the next event's height. */
  readonly length: number
  /** The last event's hash. */
  readonly hash: Uint8Array
}

/** The head of a board without events. */
export const EMPTY_HEAD: Head = { length: 0, hash: new Uint8Array(32) }

/** The hash of a payload. */
export function payloadHashOf(payload: Uint8Array): Uint8Array {
  return hash('payload', payload)
}

/** The hash of an event, from its header. */
export function eventHash({ height, parent, type, payloadHash }: EventHeader): Uint8Array {
  return hash('event', uint(height, 4), parent, uint(EVENT_TYPES.indexOf(type), 1), payloadHash)
}

/** The event that follows a head. */
export function nextEvent(head: Head, type: EventType, payload: Uint8Array): BoardEvent {
  const payloadHash = payloadHashOf(payload)
  return { height: head.length, parent: head.hash, type, payloadHash, payload }
}

/**
 * Whether a header follows a head; gives the new head. Fails with `WRONG_HEIGHT` or
 * `WRONG_PARENT`: truncation in the middle, reordering and forks end here.
 */
export function follow(head: Head, header: EventHeader): Result<Head> {
  if (header.height !== head.length)
    return failure('WRONG_HEIGHT', `${header.height} where ${head.length} is next`)
  if (!equalBytes(header.parent, head.hash))
    return failure('WRONG_PARENT', `event ${header.height} follows another board`)
  return success({ length: head.length + 1, hash: eventHash(header) })
}

/** Whether a payload is the one its event names. Fails with `WRONG_PAYLOAD_HASH`. */
export function checkPayload(event: BoardEvent): Result<BoardEvent> {
  return equalBytes(payloadHashOf(event.payload), event.payloadHash)
    ? success(event)
    : failure('WRONG_PAYLOAD_HASH', `event ${event.height}`)
}

/** The event as one line of a board file, without its line feed. */
export function encodeEvent({ height, parent, type, payloadHash, payload }: BoardEvent): string {
  return `{"height":${height},"parent":"${toHex(parent)}","type":"${type}","payloadHash":"${toHex(payloadHash)}","payload":"${toBase64url(payload)}"}`
}

const LINE =
  /^\{"height":(0|[1-9]\d{0,8}),"parent":"([0-9a-f]{64})","type":"([A-Za-z]+)","payloadHash":"([0-9a-f]{64})","payload":"([\w-]*)"\}$/

/** Reads one line, in its one accepted form, and checks its payload's hash. */
export function decodeEvent(line: string): Result<BoardEvent> {
  const [, height = '', parent = '', name = '', payloadHash = '', text = ''] = LINE.exec(line) ?? []
  const type = EVENT_TYPES.find((each) => each === name)
  const payload = fromBase64url(text)
  const [parentBytes, hashBytes] = [fromHex(parent), fromHex(payloadHash)]
  if (type === undefined || payload === undefined || !parentBytes || !hashBytes)
    return failure('MALFORMED', 'not an event')
  const header = { height: Number(height), parent: parentBytes, type, payloadHash: hashBytes }
  return checkPayload({ ...header, payload })
}
