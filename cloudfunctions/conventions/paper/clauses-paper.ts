/**
 * A convention's clauses on paper, numbered as people cite them.
 * @module
 */
import { PAGE, PAPER_COLORS } from '../../kernel/paper'
import { conventionFonts } from '../paper-fonts'

interface ClauseLike {
  readonly text: string
}

/** Space for the number, in sizes of the type. */
const NUMBER_SIZES = 2.4
/** Below and between lines, in sizes of the type. */
const LINE_GAP = 0.15
const CLAUSE_GAP = 0.45

const widthAt = (size: number) => PAGE.width - 2 * PAGE.margin - size * NUMBER_SIZES

/** Height of clauses in a size of type, in points. */
function heightAt(doc: PDFKit.PDFDocument, clauses: readonly ClauseLike[], size: number): number {
  doc.font(conventionFonts().regular).fontSize(size)
  const options = { width: widthAt(size), lineGap: size * LINE_GAP }
  return clauses.reduce(
    (sum, { text }) => sum + doc.heightOfString(text, options) + size * CLAUSE_GAP,
    0,
  )
}

/** Sizes of type: the largest and the smallest on one page, and that of a text that needs several. */
export interface Sizes {
  readonly largest: number
  readonly smallest: number
  readonly several: number
}

/** The largest size at which clauses fit a height, or that of several pages. */
export function sizeThatFits(
  doc: PDFKit.PDFDocument,
  clauses: readonly ClauseLike[],
  height: number,
  { largest, smallest, several }: Sizes,
): number {
  for (let size = largest; size >= smallest; size -= 1)
    if (heightAt(doc, clauses, size) <= height) return size
  return several
}

/** Draws clauses from `top` down; a clause that does not fit goes to the next page whole. */
export function drawClauses(
  doc: PDFKit.PDFDocument,
  clauses: readonly ClauseLike[],
  top: number,
  size: number,
  /** Lowest point of a page that may be drawn on. */
  bottom: number,
): void {
  const { margin } = PAGE
  const { regular, bold } = conventionFonts()
  const indent = size * NUMBER_SIZES
  const options = { width: widthAt(size), lineGap: size * LINE_GAP }
  let y = top
  clauses.forEach(({ text }, index) => {
    doc.font(regular).fontSize(size)
    const height = doc.heightOfString(text, options)
    if (y + height > bottom && y > margin) {
      doc.addPage()
      y = margin
    }
    doc.font(bold).fontSize(size).fillColor(PAPER_COLORS.primary)
    doc.text(`${index + 1}.`, margin, y, { width: indent - 4, lineBreak: false })
    doc.font(regular).fontSize(size).fillColor(PAPER_COLORS.ink)
    doc.text(text, margin + indent, y, options)
    y += height + size * CLAUSE_GAP
  })
  doc.y = y
}
