/**
 * The board file and its chain (section 6).
 * @module
 */
import { be, digest } from './hashes'
import { insist, Rejected } from './rejected'

/** The types of event; a type's number is its place here. */
export const TYPES = [
  'Setup',
  'Credential',
  'Ballot',
  'PaperBatch',
  'Close',
  'Tally',
  'PartialDecryption',
  'Result',
] as const

export type Type = (typeof TYPES)[number]

export interface Event {
  readonly height: number
  readonly type: Type
  readonly payload: Buffer
  readonly hash: Buffer
}

/** Reads one line that must follow `parent` at `height`. */
export function readLine(line: string, height: number, parent: Buffer): Event {
  const where = `line ${height + 1}`
  let fields: unknown
  try {
    fields = JSON.parse(line)
  } catch {
    throw new Rejected(`${where}: not JSON`)
  }
  const { type: name, payload: text } = Object(fields) as { type?: unknown; payload?: unknown }
  const type = TYPES.find((each) => each === name)
  insist(type !== undefined && typeof text === 'string', `${where}: not an event`)
  const payload = Buffer.from(text, 'base64url')
  const payloadHash = digest('payload', payload)
  // Writing the line again from what was understood refuses every other way of writing it, and
  // compares height, parent and payload hash with what they must be.
  const expected = JSON.stringify({
    height,
    parent: parent.toString('hex'),
    type,
    payloadHash: payloadHash.toString('hex'),
    payload: payload.toString('base64url'),
  })
  insist(line === expected, `${where}: ${difference(line, expected)}`)
  const hash = digest('event', be(height, 4), parent, be(TYPES.indexOf(type), 1), payloadHash)
  return { height, type, payload, hash }
}

function difference(found: string, expected: string): string {
  const field = (line: string, name: string) =>
    new RegExp(`"${name}":"?([^",]*)`).exec(line)?.[1] ?? ''
  for (const name of ['height', 'parent', 'payloadHash'])
    if (field(found, name) !== field(expected, name))
      return `${name} is ${field(found, name)}, expected ${field(expected, name)}`
  return 'not written in the one accepted form'
}

/** Reads a whole board file. */
export function readBoard(text: string): Event[] {
  insist(text.endsWith('\n'), 'the file does not end with a line feed')
  const events: Event[] = []
  let parent: Buffer = Buffer.alloc(32)
  for (const line of text.slice(0, -1).split('\n')) {
    const event = readLine(line, events.length, parent)
    events.push(event)
    parent = event.hash
  }
  return events
}
