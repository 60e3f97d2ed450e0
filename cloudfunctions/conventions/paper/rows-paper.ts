/**
 * A label and its value, one row below the other.
 * @module
 */
import { PAGE, PAPER_COLORS } from '../../kernel/paper'
import { conventionFonts } from '../paper-fonts'

/** Room for labels, in points. */
export const LABEL_WIDTH = 84

/** Draws a row; @returns where the next begins, in points. */
export function drawRow(
  doc: PDFKit.PDFDocument,
  y: number,
  [label, value]: readonly [string, string],
): number {
  const { margin, width } = PAGE
  const { regular, bold } = conventionFonts()
  doc.font(regular).fontSize(13).fillColor(PAPER_COLORS.muted)
  doc.text(label, margin, y + 2, { width: LABEL_WIDTH })
  doc.font(bold).fontSize(15).fillColor(PAPER_COLORS.ink)
  doc.text(value, margin + LABEL_WIDTH, y, { width: width - 2 * margin - LABEL_WIDTH })
  return doc.y + 12
}
