/**
 * What a station scans off a resident's phone: which redemption it is and its code, in one text.
 * @module
 */

const FORM = /^txy-gift:([0-9a-z]{8,32}):(\d{8})$/

/** The text of a redemption's square code. */
export const handCodeText = (id: string, code: string): string => `txy-gift:${id}:${code}`

/** What a scanned text says; undefined when it is no such code. */
export function readHandCode(text: string): { id: string; code: string } | undefined {
  const [, id, code] = FORM.exec(text.trim()) ?? []
  return id && code ? { id, code } : undefined
}
