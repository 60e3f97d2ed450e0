/**
 * Square codes as rows of text: made here, so that the phone needs no library for the few it shows.
 * @module
 */
import { create } from 'qrcode'

/** A text as the squares of a code, a row a text: `1` dark, `0` light. */
export function squareRows(text: string): string[] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (data[y * size + x] ? '1' : '0')).join(''),
  )
}
