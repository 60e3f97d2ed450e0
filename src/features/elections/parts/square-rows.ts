/**
 * A text as a square code that a camera reads.
 * @module
 */
import { create } from 'qrcode'

/** Rows from the top, dark squares true. */
export function rowsOf(text: string): boolean[][] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => Boolean(data[y * size + x])),
  )
}
