/**
 * Parts that papers of several contexts share: the foot with a code to scan, a ruled line, the row of a
 * table to fill in by pen, places to sign. Lengths are points.
 * @module
 */
import { PAGE, PAPER_COLORS } from './paper'

/** Size of the code at the foot of a certificate. */
const CODE_SIZE = 120
/** Above the code: the line, and air. */
const FOOT_AIR = 16

interface Rule {
  readonly from: number
  readonly to: number
  readonly color?: string
}

/** Rules a level line at `y`; over the page's width between its margins unless told. */
export function drawRule(
  doc: PDFKit.PDFDocument,
  y: number,
  { from, to, color = PAPER_COLORS.line }: Rule = {
    from: PAGE.margin,
    to: PAGE.width - PAGE.margin,
  },
): void {
  doc.moveTo(from, y).lineTo(to, y).lineWidth(0.8).stroke(color)
}

interface CodeFoot {
  /** Path of the regular font. */
  readonly font: string
  /** PNG or JPEG of the code. */
  readonly picture: Uint8Array
  /** What scanning it is good for. */
  readonly words: string
  readonly note: string
  /** Whether a line parts it from what is above. */
  readonly ruled: boolean
}

/** Draws the foot of a one-page paper that anybody can check by scanning its code. */
export function drawCodeFoot(
  doc: PDFKit.PDFDocument,
  { font, picture, words, note, ruled }: CodeFoot,
): void {
  const { margin, width, height } = PAGE
  const top = height - margin - CODE_SIZE - FOOT_AIR
  if (ruled) drawRule(doc, top)
  doc.image(Buffer.from(picture), width - margin - CODE_SIZE, top + 14, { width: CODE_SIZE })
  const side = { width: width - 2 * margin - CODE_SIZE - 24, lineGap: 4 }
  doc.font(font).fontSize(12).fillColor(PAPER_COLORS.ink)
  doc.text(words, margin, top + 18, side)
  doc.fillColor(PAPER_COLORS.muted).moveDown(0.6)
  doc.text(note, side)
}

/** A column of a table to fill in. */
export interface PaperColumn {
  readonly title: string
  readonly width: number
}

interface RowPlace {
  readonly x: number
  readonly y: number
  readonly height: number
  /** From a cell's left edge to its words, and how much narrower than the cell they are. */
  readonly inset: number
  readonly spared: number
}

/** Draws one row of framed cells in the size of type that is set; words that don't fit are cut short. */
export function drawTableRow(
  doc: PDFKit.PDFDocument,
  { x, y, height, inset, spared }: RowPlace,
  columns: readonly PaperColumn[],
  words: readonly string[],
): void {
  let left = x
  columns.forEach(({ width }, i) => {
    doc.rect(left, y, width, height).lineWidth(0.7).stroke(PAPER_COLORS.muted)
    doc.fillColor(PAPER_COLORS.ink)
    const room = { width: width - spared, height: height - 8, ellipsis: true }
    doc.text(words[i] ?? '', left + inset, y + 8, room)
    left += width
  })
}

/** Draws places to sign beside each other, each with `share` of the row to write in. */
export function drawSigners(
  doc: PDFKit.PDFDocument,
  { x, y, share }: { readonly x: number; readonly y: number; readonly share: number },
  signers: readonly string[],
): void {
  doc.fontSize(11).fillColor(PAPER_COLORS.ink)
  for (const [i, who] of signers.entries()) {
    doc.text(`${who}：`, x + i * share, y, { width: share - 4, lineBreak: false })
  }
}
