/**
 * What a zip file says of itself, read before anything is unpacked: a small file can unpack to more than
 * the function has memory for.
 * @module
 */

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LONGEST_COMMENT = 65_535

/** Bytes that all entries of a zip file say they unpack to; undefined when it is no zip file. */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let i = 0; i < entries; i++) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY) return undefined
    total += view.getUint32(at + 24, true)
    const rest = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    at += ENTRY_LENGTH + rest.reduce((sum, length) => sum + length, 0)
  }
  return entries === 0 ? undefined : total
}

function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return undefined
}
