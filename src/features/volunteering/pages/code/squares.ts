import { utf8 } from '@domain/ballot/v1/bytes'
import { create } from 'qrcode'

/** A text as the squares of a code, row by row, dark ones true. */
export function squaresOf(text: string): boolean[][] {
  // As bytes: of a text the library makes them with an encoder that phones don't have.
  const bytes = [{ data: utf8(text), mode: 'byte' as const }]
  const { size, data } = create(bytes, { errorCorrectionLevel: 'L' }).modules
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => Boolean(data[y * size + x])),
  )
}
