import * as v1 from '@domain/ballot/v1'
import { type Event, readLine } from '../../../../tools/verify-election/check/lines'
import { Rejected } from '../../../../tools/verify-election/check/rejected'
import { flipped } from './attack'
import { fileOf } from './elections'

/** What came of changing bytes. */
export interface Mutations {
  tried: number
  /** Positions that one of the two accepted. */
  readonly accepted: string[]
}

/**
 * Changes each byte of a board's file, with each of the masks, and has the changed line read by
 * the library and by the verifier. Both read a file line by line, each line with the hash of the
 * one before: what comes before the changed line is the same board, so reading starts at it.
 */
export function mutateLines(events: readonly v1.BoardEvent[], masks: readonly number[]): Mutations {
  const found: Mutations = { tried: 0, accepted: [] }
  let head = v1.EMPTY_HEAD
  let parent: Buffer = Buffer.alloc(32)
  for (const event of events) {
    const line = v1.encodeEvent(event)
    for (let at = 0; at < line.length; at++)
      for (const mask of masks) {
        const code = line.charCodeAt(at) ^ mask
        const changed = line.slice(0, at) + String.fromCharCode(code) + line.slice(at + 1)
        found.tried += 1
        if (libraryReads(changed, head)) found.accepted.push(`library ${event.height}:${at}`)
        if (verifierReads(changed, event.height, parent))
          found.accepted.push(`verifier ${event.height}:${at}`)
      }
    head = { length: head.length + 1, hash: v1.eventHash(event) }
    parent = readLine(line, event.height, parent).hash
  }
  return found
}

function libraryReads(line: string, head: v1.Head): boolean {
  const event = v1.decodeEvent(line)
  return event.ok && v1.follow(head, event.value).ok
}

function verifierReads(line: string, height: number, parent: Buffer): Event | undefined {
  try {
    return readLine(line, height, parent)
  } catch (error) {
    if (error instanceof Rejected) return undefined
    throw error
  }
}

/** Changes each line feed of a board's file; the whole file is read each time. */
export function mutateLineFeeds(
  events: readonly v1.BoardEvent[],
  accepts: (text: string) => boolean,
): Mutations {
  const text = fileOf(events)
  const found: Mutations = { tried: 0, accepted: [] }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    found.tried += 1
    if (accepts(`${text.slice(0, at)}\v${text.slice(at + 1)}`)) found.accepted.push(`feed ${at}`)
  }
  return found
}

/**
 * Changes each byte of each payload with the chain made whole again, so that not the chain but
 * signatures, proofs and rules must notice; `codes` counts which did. `every` takes one byte of so
 * many. The board stands as it was before the event each time.
 */
export function mutatePayloads(
  events: readonly v1.BoardEvent[],
  every = 1,
): Mutations & { readonly codes: Record<string, number> } {
  const found: Mutations & { codes: Record<string, number> } = { tried: 0, accepted: [], codes: {} }
  const note = (result: v1.Result<unknown>, where: string) => {
    found.tried += 1
    if (result.ok) found.accepted.push(where)
    else found.codes[result.code] = (found.codes[result.code] ?? 0) + 1
  }
  const [setup, ...rest] = events
  if (setup === undefined) return found
  for (let at = 0; at < setup.payload.length; at += every)
    note(v1.decodeSetup(flipped(setup.payload, at, 1 << (at % 8))), `0:${at}`)
  const board = v1.Board.open(setup.payload)
  if (!board.ok) throw new Error(board.code)
  for (const { type, payload, height } of rest) {
    for (let at = 0; at < payload.length; at += every)
      note(board.value.board.append(type, flipped(payload, at, 1 << (at % 8))), `${height}:${at}`)
    const kept = board.value.board.append(type, payload)
    if (!kept.ok) throw new Error(kept.code)
  }
  return found
}
