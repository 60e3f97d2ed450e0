/**
 * A table to fill in by pen, on as many A4 pages as it takes.
 * @module
 */
import { drawRings, makePaper, PAGE, PAPER_COLORS, type PaperFonts } from '../../kernel/paper'
import { drawSigners, drawTableRow, type PaperColumn } from '../../kernel/paper-parts'

const MARGIN = 40
const HEAD = 78
const ROW = 30
const FOOT = 76
const ROWS_A_PAGE = Math.floor((PAGE.height - 2 * MARGIN - HEAD - FOOT) / ROW) - 1

/** What is on the paper. Widths are points; they add up to 515 at most. */
export interface TableSheet {
  readonly title: string
  /** Where and when it was printed. */
  readonly lead: string
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Empty lines after the last row. */
  readonly spare: number
  /** Who signs at the foot of each page. */
  readonly signers: readonly string[]
  readonly note: string
}

/** Room for columns, in points. */
const TABLE_WIDTH = PAGE.width - 2 * MARGIN

function drawHead(doc: PDFKit.PDFDocument, { title, lead }: TableSheet, page: string): void {
  drawRings(doc, MARGIN + 16, MARGIN + 16)
  doc.fontSize(22).fillColor(PAPER_COLORS.ink)
  doc.text(title, MARGIN + 42, MARGIN + 1, { lineBreak: false })
  doc.fontSize(11).fillColor(PAPER_COLORS.muted)
  doc.text(`${lead}　${page}`, MARGIN, MARGIN + 44, { width: TABLE_WIDTH, lineBreak: false })
}

function drawRow(doc: PDFKit.PDFDocument, y: number, sheet: TableSheet, words: readonly string[]) {
  doc.fontSize(11)
  drawTableRow(doc, { x: MARGIN, y, height: ROW, inset: 5, spared: 10 }, sheet.columns, words)
}

function drawFoot(doc: PDFKit.PDFDocument, { signers, note }: TableSheet): void {
  const y = PAGE.height - MARGIN - FOOT + 14
  drawSigners(doc, { x: MARGIN, y, share: TABLE_WIDTH / signers.length }, signers)
  doc.fontSize(10).fillColor(PAPER_COLORS.muted)
  doc.text(note, MARGIN, y + 26, { width: TABLE_WIDTH })
}

/** Draws the table; a sheet without rows has its spare lines. */
export function drawTable(fonts: PaperFonts, sheet: TableSheet): Promise<Buffer> {
  const lines = sheet.rows.length + sheet.spare
  const pages = Math.max(1, Math.ceil(lines / ROWS_A_PAGE))
  const about = { title: sheet.title, author: '同心圆', margin: MARGIN }
  return makePaper(fonts, about, (doc) => {
    for (let page = 0; page < pages; page++) {
      if (page > 0) doc.addPage()
      drawHead(doc, sheet, pages > 1 ? `第 ${page + 1} 页，共 ${pages} 页` : '')
      const titles = sheet.columns.map((one) => one.title)
      drawRow(doc, MARGIN + HEAD, sheet, titles)
      const first = page * ROWS_A_PAGE
      const last = Math.min(lines, first + ROWS_A_PAGE)
      for (let i = first; i < last; i++) {
        drawRow(doc, MARGIN + HEAD + (i - first + 1) * ROW, sheet, sheet.rows[i] ?? [])
      }
      drawFoot(doc, sheet)
    }
  })
}
