/**
 * The two hashes of the protocol (section 2), over Node's own SHA-2.
 * @module
 */
import { createHash } from 'node:crypto'

const PREFIX = 'tongxinyuan-ballot-v1/'
const GROUP_NAME = Buffer.from('ristretto255-SHA512')

/** The order q of the group. */
export const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n

function framed(parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(part.length)
      return [length, part]
    }),
  )
}

/** H(tag; parts): 32 bytes. */
export function digest(tag: string, ...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha512-256')
    .update(framed([Buffer.from(PREFIX + tag), ...parts]))
    .digest()
}

/** S(tag; parts): a scalar, by RFC 9380's expand_message_xmd. */
export function challenge(tag: string, ...parts: readonly Uint8Array[]): bigint {
  const name = Buffer.from(PREFIX + tag)
  const dst = Buffer.concat([name, Buffer.from([name.length])])
  const message = framed([GROUP_NAME, ...parts])
  const b0 = createHash('sha512')
    .update(Buffer.alloc(128))
    .update(message)
    .update(Buffer.from([0, 48, 0]))
    .update(dst)
    .digest()
  const b1 = createHash('sha512')
    .update(b0)
    .update(Buffer.from([1]))
    .update(dst)
    .digest()
  return BigInt(`0x${b1.subarray(0, 48).toString('hex')}`) % ORDER
}

/** An unsigned integer of 1, 2, 4 or 8 bytes, big-endian. */
export function be(value: number, size: number): Buffer {
  const out = Buffer.alloc(8)
  out.writeBigUInt64BE(BigInt(value))
  return out.subarray(8 - size)
}
