/**
 * Ballots of the open vote on paper: four a page to be cut apart, one for each home, so that no home sees
 * what another marked. Nothing on them says whose they are until it is written there.
 * @module
 */
import { dateOf, dayAt } from '@domain/time/shanghai'
import { makePaper, PAGE, PAPER_COLORS } from '../../kernel/paper'
import { drawRule } from '../../kernel/paper-parts'
import type { VersionDoc } from '../documents'
import { conventionFonts } from '../paper-fonts'

interface SlipParts {
  readonly version: Pick<VersionDoc, 'title' | 'version'>
  readonly shortHash: string
  readonly placeName: string
  readonly households: number
  /** Last moment it is entered, epoch milliseconds. */
  readonly paperUntil: number
}

const A_PAGE = 4
/** Pages in one file: a tall building prints it again. */
const MOST_PAGES = 20
const MARGIN = 40
const BOX = 16
const CHOICES = ['赞成', '反对', '弃权']

function drawChoices(doc: PDFKit.PDFDocument, y: number): void {
  CHOICES.forEach((choice, index) => {
    const x = MARGIN + index * 150
    doc.rect(x, y, BOX, BOX).lineWidth(1.2).stroke(PAPER_COLORS.ink)
    doc.font(conventionFonts().bold).fontSize(17).fillColor(PAPER_COLORS.ink)
    doc.text(choice, x + BOX + 8, y - 5, { lineBreak: false })
  })
}

function drawBlanks(doc: PDFKit.PDFDocument, y: number): void {
  const { regular } = conventionFonts()
  doc.font(regular).fontSize(13).fillColor(PAPER_COLORS.ink)
  const blanks = [
    ['房号', 0, 110],
    ['签名', 170, 140],
    ['日期', 370, 100],
  ] as const
  for (const [label, left, long] of blanks) {
    doc.text(label, MARGIN + left, y, { lineBreak: false })
    const from = MARGIN + left + 34
    drawRule(doc, y + 20, { from, to: from + long, color: PAPER_COLORS.muted })
  }
}

function drawSlip(doc: PDFKit.PDFDocument, parts: SlipParts, top: number): void {
  const { version, shortHash, placeName, paperUntil } = parts
  const { regular, bold } = conventionFonts()
  const inner = { width: PAGE.width - 2 * MARGIN }
  doc.font(bold).fontSize(18).fillColor(PAPER_COLORS.primary)
  doc.text(`${version.title} 表决票`, MARGIN, top + 16, { ...inner, lineBreak: false })
  doc.font(regular).fontSize(11).fillColor(PAPER_COLORS.muted)
  doc.text(
    `${placeName} · 第 ${version.version} 版 · 原文验证码 ${shortHash}`,
    MARGIN,
    top + 42,
    inner,
  )
  drawChoices(doc, top + 70)
  doc
    .rect(MARGIN, top + 103, 12, 12)
    .lineWidth(1)
    .stroke(PAPER_COLORS.ink)
  doc.font(regular).fontSize(12).fillColor(PAPER_COLORS.ink)
  doc.text('代表全家投票的是女性（只计人数）', MARGIN + 20, top + 100, { lineBreak: false })
  drawBlanks(doc, top + 130)
  doc.font(regular).fontSize(11).fillColor(PAPER_COLORS.muted)
  const until = dateOf(dayAt(paperUntil))
  doc.text(
    `一户一票，只勾一个，${until} 以前交给楼栋长。家里在手机上投了，以手机上的为准。`,
    MARGIN,
    top + 166,
    inner,
  )
}

/** Draws the ballots of a building. The same parts give the same pages. */
export async function drawSlips(parts: SlipParts): Promise<Buffer> {
  const { version, placeName, households } = parts
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(households / A_PAGE)))
  // Text below the margin would begin a page of its own.
  const about = { title: `${version.title} 表决票`, author: placeName, margin: 12 }
  const height = PAGE.height / A_PAGE
  return makePaper(conventionFonts(), about, (doc) => {
    for (let page = 0; page < pages; page++) {
      if (page > 0) doc.addPage()
      for (let place = 0; place < A_PAGE; place++) {
        const top = place * height
        if (place > 0)
          doc
            .moveTo(0, top)
            .lineTo(PAGE.width, top)
            .lineWidth(0.6)
            .dash(4, { space: 4 })
            .stroke(PAPER_COLORS.muted)
            .undash()
        drawSlip(doc, parts, top)
      }
    }
  })
}
