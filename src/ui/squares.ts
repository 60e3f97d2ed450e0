/**
 * A square code that a camera reads. Apart from the design system's index, since only a few
 * pages draw one and the library is large.
 * @module
 */
import { create } from 'qrcode'

/**
 * The squares of a code, row by row from the top, dark ones true.
 * @param bytes of a text in UTF-8: of the text itself the library would make them with an encoder that
 *   phones don't have
 */
export function squaresOf(bytes: Uint8Array, errorCorrectionLevel: 'L' | 'M' = 'M'): boolean[][] {
  const content = [{ data: bytes, mode: 'byte' as const }]
  const { size, data } = create(content, { errorCorrectionLevel }).modules
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => Boolean(data[y * size + x])),
  )
}
