/**
 * Seeded randomness for the demo district. Each place draws from its own stream, keyed by its
 * path, so a compound comes out the same whatever else is generated around it. For demo data
 * only: nothing here is fit for secrets.
 * @module
 */

// Taken once: a big district calls them tens of millions of times, and global look-ups are slow in jest.
const { floor, imul } = Math

/** A stream of pseudo-random draws. */
export interface Random {
  /** A whole number from 0 to `bound` - 1. */
  below(bound: number): number
  /** One item of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** Whether a chance of `permille` in a thousand comes true. */
  chance(permille: number): boolean
}

/** Four 32-bit words from a text (cyrb128). */
function hash128(text: string): [number, number, number, number] {
  let a = 1779033703
  let b = 3144134277
  let c = 1013904242
  let d = 2773480762
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = b ^ imul(a ^ code, 597399067)
    b = c ^ imul(b ^ code, 2869860233)
    c = d ^ imul(c ^ code, 951274213)
    d = a ^ imul(d ^ code, 2716044179)
  }
  a = imul(c ^ (a >>> 18), 597399067)
  b = imul(d ^ (b >>> 22), 2869860233)
  c = imul(a ^ (c >>> 17), 951274213)
  d = imul(b ^ (d >>> 19), 2716044179)
  const all = a ^ b ^ c ^ d
  return [all >>> 0, (b ^ all) >>> 0, (c ^ all) >>> 0, (d ^ all) >>> 0]
}

/** The stream of a seed and a key (sfc32). The same two always give the same draws. */
export function randomFor(seed: number, key: string): Random {
  let [a, b, c, d] = hash128(`${seed}|${key}`)
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  const below = (bound: number) => floor((next() / 2 ** 32) * bound)
  return {
    below,
    chance: (permille) => below(1000) < permille,
    pick: (list) => {
      const item = list[below(list.length)]
      if (item === undefined) throw new Error('pick: the list is empty')
      return item
    },
  }
}

/** Digits without 0, 1, i, l and o, which people mix up. */
const ID_DIGITS = '23456789abcdefghjkmnpqrstuvwxyz'

/** An id of 12 characters for a key: the same each time, and alike for no two keys in practice. */
export function idFor(seed: number, key: string): string {
  const random = randomFor(seed, `id|${key}`)
  let id = ''
  for (let i = 0; i < 12; i++) id += ID_DIGITS.charAt(random.below(ID_DIGITS.length))
  return id
}
