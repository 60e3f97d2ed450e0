/**
 * Reading the canonical encodings: fixed order, fixed widths, big-endian integers, nothing left
 * over. A reader refuses at the first byte out of place, so a value has exactly one encoding.
 * @module
 */
import { concat, fromUtf8, uint, utf8 } from './bytes'
import { type Element, group } from './group'
import { type BallotErrorCode, failure, type Result, success } from './result'

/** The longest text, in bytes of UTF-8, that an encoding may carry. */
export const TEXT_MAX_BYTES = 300

/** Thrown inside a decoder and turned into a failure by `decode`; never leaves this library. */
class Refused extends Error {
  constructor(
    readonly code: BallotErrorCode,
    detail: string,
  ) {
    super(detail)
  }
}

/** Takes values off the front of a byte string. Every method refuses what it can't accept. */
export class Reader {
  private offset = 0

  constructor(private readonly source: Uint8Array) {}

  /** The next `length` bytes, as a copy that shares nothing with the source. */
  bytes(length: number): Uint8Array {
    if (this.offset + length > this.source.length) throw new Refused('MALFORMED', 'bytes run out')
    this.offset += length
    return this.source.slice(this.offset - length, this.offset)
  }

  /** The next `length` bytes, left in place for the reads that follow. */
  peek(length: number): Uint8Array {
    const bytes = this.bytes(length)
    this.offset -= length
    return bytes
  }

  /** A big-endian unsigned integer of `size` bytes within `[min, max]`. */
  uint(size: number, min: number, max: number): number {
    let value = 0
    for (const byte of this.bytes(size)) value = value * 256 + byte
    if (value < min || value > max) throw new Refused('MALFORMED', `${value} is out of range`)
    return value
  }

  /** A text of 1 to `TEXT_MAX_BYTES` bytes. */
  text(): string {
    const value = fromUtf8(this.bytes(this.uint(2, 1, TEXT_MAX_BYTES)))
    if (value === undefined) throw new Refused('MALFORMED', 'not UTF-8')
    return value
  }

  /** `count` values read by the same function. */
  list<T>(count: number, read: (index: number) => T): T[] {
    return Array.from({ length: count }, (_, index) => read(index))
  }

  /** A group element other than the identity. */
  point(): Element {
    const element = this.pointOrIdentity()
    if (group.isIdentity(element)) throw new Refused('BAD_POINT', 'the identity')
    return element
  }

  /** A group element, the identity allowed: only for sums that the board itself computed. */
  pointOrIdentity(): Element {
    const element = group.decode(this.bytes(group.elementBytes))
    if (element === undefined) throw new Refused('BAD_POINT', 'not an element of the group')
    return element
  }

  /** A scalar in its reduced form. */
  scalar(): bigint {
    const scalar = group.decodeScalar(this.bytes(group.scalarBytes))
    if (scalar === undefined) throw new Refused('BAD_SCALAR', 'not reduced')
    return scalar
  }

  /** Refuses trailing bytes. */
  end(): void {
    if (this.offset !== this.source.length) throw new Refused('MALFORMED', 'bytes left over')
  }
}

/** Runs a decoder over all of `source`. */
export function decode<T>(source: Uint8Array, read: (reader: Reader) => T): Result<T> {
  try {
    const reader = new Reader(source)
    const value = read(reader)
    reader.end()
    return success(value)
  } catch (error) {
    if (error instanceof Refused) return failure(error.code, error.message)
    throw error
  }
}

/** The encoding of a text: two bytes of length, then UTF-8. */
export function encodeText(text: string): Uint8Array {
  const bytes = utf8(text)
  return concat(uint(bytes.length, 2), bytes)
}

/** The encoding of a byte string with four bytes of length before it. */
export function encodeBlock(bytes: Uint8Array): Uint8Array {
  return concat(uint(bytes.length, 4), bytes)
}
