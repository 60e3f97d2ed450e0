/**
 * Sheets to sign by hand: the text to read first, then lines. The lines are empty, so that the sheet
 * says who signed and never who did not.
 * @module
 */
import { drawRings, makePaper, PAGE, PAPER_COLORS } from '../../kernel/paper'
import type { VersionDoc } from '../documents'
import { conventionFonts } from '../paper-fonts'
import { drawClauses, sizeThatFits } from './clauses-paper'

interface SheetParts {
  readonly version: Pick<VersionDoc, 'title' | 'clauses' | 'version' | 'summary'>
  readonly shortHash: string
  readonly placeName: string
  readonly households: number
  /** PNG or JPEG of the code. */
  readonly picture: Uint8Array
}

const LINES_A_PAGE = 12
/** Pages of lines in one file: a tall building prints it again. */
const MOST_PAGES = 5
const LINE_HEIGHT = 46
const CODE_SIZE = 78
const SIZES = { largest: 16, smallest: 12, several: 13 }
const COLUMNS = [
  { title: '房号', width: 0.22 },
  { title: '姓名（请写清楚）', width: 0.26 },
  { title: '签名', width: 0.32 },
  { title: '日期', width: 0.2 },
] as const

/** On every page: a photo of one page must say what was signed. */
function drawHead(doc: PDFKit.PDFDocument, parts: SheetParts): number {
  const { margin, width } = PAGE
  const { version, shortHash, placeName, picture } = parts
  const { regular, bold } = conventionFonts()
  const side = { width: width - 2 * margin - CODE_SIZE - 44 }
  drawRings(doc, margin + 14, margin + 16)
  doc.image(Buffer.from(picture), width - margin - CODE_SIZE, margin - 8, { width: CODE_SIZE })
  doc.font(bold).fontSize(20).fillColor(PAPER_COLORS.ink)
  doc.text(version.title, margin + 40, margin - 2, side)
  doc.font(regular).fontSize(12).fillColor(PAPER_COLORS.muted)
  doc.text(`${placeName} · 第 ${version.version} 版 · 原文验证码 ${shortHash}`, side)
  return Math.max(doc.y, margin + CODE_SIZE) + 12
}

function drawLines(doc: PDFKit.PDFDocument, parts: SheetParts): void {
  const { margin, width } = PAGE
  const inner = width - 2 * margin
  const { regular } = conventionFonts()
  const { ink, muted, line } = PAPER_COLORS
  doc.font(regular).fontSize(12).fillColor(ink)
  const top = drawHead(doc, parts)
  doc.font(regular).fontSize(12).fillColor(ink)
  doc.text('签名是自愿的承诺，可以随时撤回。看过前面的公约再签，不想签的不用写。', margin, top, {
    width: inner,
    lineGap: 3,
  })
  let y = doc.y + 10
  let x = margin
  for (const { title, width: share } of COLUMNS) {
    doc
      .fontSize(12)
      .fillColor(muted)
      .text(title, x + 6, y, { width: share * inner - 8 })
    x += share * inner
  }
  y += 22
  for (let row = 0; row < LINES_A_PAGE; row++) {
    x = margin
    for (const { width: share } of COLUMNS) {
      doc
        .rect(x, y, share * inner, LINE_HEIGHT)
        .lineWidth(0.8)
        .stroke(line)
      x += share * inner
    }
    y += LINE_HEIGHT
  }
}

/** Draws the sheets of a building. The same parts give the same pages. */
export async function drawSheet(parts: SheetParts): Promise<Buffer> {
  const { version, placeName, households } = parts
  const { margin, height } = PAGE
  const fonts = conventionFonts()
  const about = { title: `公约签名纸 ${placeName}`, author: '同心圆' }
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(households / LINES_A_PAGE)))
  return makePaper(fonts, about, (doc) => {
    let top = drawHead(doc, parts)
    if (version.summary !== '') {
      doc.font(fonts.regular).fontSize(14).fillColor(PAPER_COLORS.primary)
      doc.text(version.summary, margin, top, { width: PAGE.width - 2 * margin, lineGap: 4 })
      top = doc.y + 12
    }
    const bottom = height - margin
    const size = sizeThatFits(doc, version.clauses, bottom - top, SIZES)
    drawClauses(doc, version.clauses, top, size, bottom)
    for (let page = 0; page < pages; page++) {
      doc.addPage()
      drawLines(doc, parts)
    }
  })
}
