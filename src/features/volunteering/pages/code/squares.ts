import { create } from 'qrcode'

/** A text as the squares of a code, row by row, dark ones true. */
export function squaresOf(text: string): boolean[][] {
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => Boolean(data[y * size + x])),
  )
}
