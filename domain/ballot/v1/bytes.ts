/**
 * Bytes and their texts. Written out here because a mini-program has no TextEncoder, no atob and
 * no Buffer, and because each decoder must accept exactly one text per value.
 * @module
 */

/** Joins byte strings. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const out = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    out.set(part, offset)
    offset += part.length
  }
  return out
}

/** Whether two byte strings are the same. Not constant time: for public values only. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, i) => byte === right[i])
}

/** A big-endian unsigned integer of `size` bytes (1 to 8); the value must fit and be safe. */
export function uint(value: number, size: number): Uint8Array {
  const out = new Uint8Array(size)
  let rest = value
  for (let i = size - 1; i >= 0; i--) {
    out[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  if (rest !== 0 || !Number.isSafeInteger(value)) throw new RangeError(`${value} needs more bytes`)
  return out
}

const HEX = '0123456789abcdef'

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15)
  return out
}

/** The bytes of lower-case hexadecimal, or undefined for any other text. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined
  const out = new Uint8Array(text.length / 2)
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return out
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const SEXTETS = new Map([...BASE64URL].map((character, value) => [character, value]))

/** Base64url (RFC 4648 §5) without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let j = 0; j <= Math.min(left, 3); j++)
      out += BASE64URL.charAt((group >> (18 - 6 * j)) & 63)
  }
  return out
}

/** The bytes of unpadded base64url; undefined for a foreign character or set unused bits. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const out = new Uint8Array(Math.floor((text.length * 3) / 4))
  let pending = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const sextet = SEXTETS.get(text.charAt(i))
    if (sextet === undefined) return undefined
    pending = ((pending << 6) | sextet) & 0xfff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out[at++] = pending >> bits
      pending &= (1 << bits) - 1
    }
  }
  return pending === 0 ? out : undefined
}

/** UTF-8. Throws on a lone surrogate: such a text has no encoding. */
export function utf8(text: string): Uint8Array {
  const out: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xd800 && code <= 0xdfff) throw new RangeError('lone surrogate')
    if (code < 0x80) out.push(code)
    else if (code < 0x800) out.push(0xc0 | (code >> 6), tail(code, 0))
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), tail(code, 6), tail(code, 0))
    else out.push(0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0))
  }
  return new Uint8Array(out)
}

function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f)
}

/** The text of UTF-8 bytes; undefined when they are not the shortest valid form. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  let out = ''
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i++] ?? 0
    const extra = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
    let code = extra === 0 ? lead : lead & (0x3f >> extra)
    for (let j = 0; j < extra; j++) code = (code << 6) | ((bytes[i++] ?? 0) & 0x3f)
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
    out += String.fromCodePoint(code)
  }
  // Encoding again is the shortest way to refuse overlong forms and stray continuation bytes.
  return equalBytes(utf8(out), bytes) ? out : undefined
}
