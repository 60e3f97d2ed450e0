/**
 * A text as a square code that a camera reads. Apart from the design system's index, since only a few
 * pages draw one and the library is large.
 * @module
 */
import { utf8 } from '@domain/ballot/v1/bytes'
import { create } from 'qrcode'

/** The squares of a code, row by row from the top, dark ones true. */
export function squaresOf(text: string, errorCorrectionLevel: 'L' | 'M' = 'M'): boolean[][] {
  // As bytes: of a text the library makes them with an encoder that phones don't have.
  const bytes = [{ data: utf8(text), mode: 'byte' as const }]
  const { size, data } = create(bytes, { errorCorrectionLevel }).modules
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => Boolean(data[y * size + x])),
  )
}
