/**
 * What people type into a cell, made one: full-width letters, spaces, `3` for `3栋`, `302室`.
 * @module
 */

/** Without spaces around or inside, and half-width. */
export const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()

/** As {@link tidy}, with no space left at all: for names that are compared. */
export const tight = (text: string): string => tidy(text).replace(/ /g, '')

/** A name holds a Chinese character, a letter or a digit, and nothing that is no text. */
export const isName = (text: string): boolean =>
  /[\p{Script=Han}A-Za-z0-9]/u.test(text) && /^[\p{L}\p{N}·（）()\-—－#号栋. ]+$/u.test(text)

/** `3` is the third building. */
export const buildingName = (text: string): string =>
  /^\d{1,3}$/.test(tight(text)) ? `${Number(tight(text))}栋` : tight(text)

/** `1` and `一单元` are `1单元`. */
export function unitName(text: string): string {
  const chinese = '一二三四五六七八九十'
  const word = tight(text).replace(/^([一二三四五六七八九十])(?=单元$)/, (one) =>
    String(chinese.indexOf(one) + 1),
  )
  return /^\d{1,2}$/.test(word) ? `${Number(word)}单元` : word
}

/** A room number as it stands at the door. */
export interface Room {
  /** As people say it, e.g. `302`. */
  readonly label: string
  /** Segment of its path, e.g. `0302`. */
  readonly code: string
}

/** Reads a room number: up to five digits with a letter before or after. Undefined when it is none. */
export function parseRoom(text: string): Room | undefined {
  const word = tight(text)
    .replace(/[室号房]+$/, '')
    .toUpperCase()
  const [, before = '', digits = '', after = ''] = /^([A-Z]?)(\d{1,5})([A-Z]?)$/.exec(word) ?? []
  const number = digits.replace(/^0+(?=\d)/, '')
  if (number === '' || number === '0') return undefined
  const code = `${before}${number.padStart(4, '0')}${after}`.toLowerCase()
  return { label: `${before}${number}${after}`, code }
}

/** Smallest and largest area taken, in 0.01 square metres. */
const AREA = { least: 100, most: 500_000 }

/** Reads an area in square metres as 0.01 square metres. */
export function parseArea(text: string): number | 'not_number' | 'out_of_range' {
  const word = tight(text).replace(/(㎡|m2|m²|平方米|平米|平)$/i, '')
  if (!/^-?\d+(\.\d+)?$/.test(word)) return 'not_number'
  const [whole = '', fraction = ''] = word.split('.')
  // Spreadsheets add digits that nobody typed: 88.50000000000001.
  const rounded = Math.round(Number(word) * 100)
  const isExact = fraction.length <= 2 || Math.abs(Number(word) * 100 - rounded) < 1e-6
  const inRange = rounded >= AREA.least && rounded <= AREA.most && whole.length <= 6
  return isExact && inRange ? rounded : 'out_of_range'
}

/** How many units a building has, 1 to 30. */
export function parseUnits(text: string): number | undefined {
  const word = tight(text).replace(/个?(单元)?$/, '')
  const count = /^\d{1,2}$/.test(word) ? Number(word) : 0
  return count >= 1 && count <= 30 ? count : undefined
}
