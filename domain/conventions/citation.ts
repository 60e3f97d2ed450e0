/**
 * Clauses that other words cite: `公约第7条`, as neighbours write it.
 * @module
 */

/** Most clauses cited by one text that are made links. */
const MOST = 5
const CITED = /公约[》”"]?\s*第\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*条/gu
const DIGITS = '一二三四五六七八九'

/** The number of `七`, `十`, `十二`, `三十` or `四十一`; undefined for what is no number below 100. */
function readNumeral(words: string): number | undefined {
  if (/^[0-9]+$/.test(words)) return Number(words)
  const parts = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(words)
  if (!parts) return undefined
  const [, tens = '', ten = '', ones = ''] = parts
  if (ten === '') return tens === '' || ones !== '' ? undefined : DIGITS.indexOf(tens) + 1
  const count = tens === '' ? 1 : DIGITS.indexOf(tens) + 1
  return 10 * count + (ones === '' ? 0 : DIGITS.indexOf(ones) + 1)
}

/** Numbers of the clauses a text cites, each once, in the order of the text. */
export function citedClauses(text: string): number[] {
  const found = [...text.matchAll(CITED)].map(([, words = '']) => readNumeral(words))
  const numbers = found.flatMap((number) => (number ? [number] : []))
  return [...new Set(numbers)].slice(0, MOST)
}
