/**
 * Ballots to be filled by hand, two a page: a stub that stays with the officer, the ballot, and a slip
 * for the household. Stub and ballot bear the number, and none has a line for a household.
 * @module
 */
import { drawRings, makePaper, PAGE, PAPER_COLORS } from '../../../kernel/paper'
import { drawRule } from '../../../kernel/paper-parts'
import { electionFonts } from '../../paper-fonts'

interface BallotParts {
  readonly title: string
  readonly placeName: string
  readonly candidates: readonly string[]
  /** How many may be chosen. */
  readonly max: number
  /** Numbers of this file, and of how many. */
  readonly from: number
  readonly to: number
  readonly of: number
}

const MARGIN = 30
const STUB = 132
/** How far down the slip begins, below the stub. */
const SLIP = 262
const HALF = PAGE.height / 2
/** Candidates beside each other from so many on. */
const TWO_COLUMNS = 5
/** A ballot with more takes a whole page. */
const MOST_ON_HALF = 12
const { ink: INK, muted: MUTED, primary: PRIMARY } = PAPER_COLORS

const numberOf = (number: number, of: number) =>
  String(number).padStart(Math.max(3, String(of).length), '0')

/** A word with a line to write on. */
function field(doc: PDFKit.PDFDocument, word: string, x: number, y: number, width: number): void {
  doc.fontSize(11).fillColor(MUTED).text(word, x, y, { lineBreak: false })
  const from = x + doc.widthOfString(word) + 6
  drawRule(doc, y + 14, { from, to: x + width, color: MUTED })
}

function drawStub(doc: PDFKit.PDFDocument, parts: BallotParts, number: string, top: number): void {
  const { regular, bold } = electionFonts()
  const width = STUB - 20
  doc.font(bold).fontSize(13).fillColor(INK).text('存根', MARGIN, top)
  doc
    .font(bold)
    .fontSize(24)
    .fillColor(PRIMARY)
    .text(number, MARGIN, top + 22, { width })
  doc.font(regular).fontSize(10).fillColor(MUTED)
  doc.text(parts.placeName, MARGIN, top + 60, { width })
  doc.text(parts.title, { width })
  field(doc, '发票人', MARGIN, top + 140, width)
  field(doc, '日期', MARGIN, top + 176, width)
  doc.fontSize(9).fillColor(MUTED)
  doc.text('撕下由计票员保管。不写是哪一户领的。', MARGIN, top + 216, { width, lineGap: 2 })
}

/**
 * What a household keeps of paper that it handed in. It bears no number: with one, whoever forces a
 * neighbour could find the ballot in the count.
 */
function drawSlip(doc: PDFKit.PDFDocument, title: string, top: number): void {
  const { regular, bold } = electionFonts()
  const width = STUB - 20
  doc.font(bold).fontSize(13).fillColor(INK).text('回条', MARGIN, top)
  doc.font(regular).fontSize(9).fillColor(MUTED)
  doc.text(title, MARGIN, top + 18, { width, height: 11, ellipsis: true })
  field(doc, '收票人', MARGIN, top + 32, width)
  doc.fontSize(9).fillColor(MUTED)
  const words = '交票时撕给这一户。不是自家交的，投票截止前告诉监票人。'
  doc.text(words, MARGIN, top + 54, { width, lineGap: 1 })
}

function drawCandidates(
  doc: PDFKit.PDFDocument,
  candidates: readonly string[],
  x: number,
  top: number,
  space: { readonly width: number; readonly height: number },
): void {
  const columns = candidates.length >= TWO_COLUMNS ? 2 : 1
  const rows = Math.ceil(candidates.length / columns)
  const height = Math.min(44, space.height / rows)
  const size = Math.min(17, height * 0.5)
  const width = space.width / columns
  candidates.forEach((name, i) => {
    const left = x + Math.floor(i / rows) * width
    const y = top + (i % rows) * height
    const box = Math.min(22, height * 0.6)
    doc
      .rect(left + 4, y + (height - box) / 2, box, box)
      .lineWidth(1.4)
      .stroke(INK)
    doc.fontSize(size).fillColor(INK)
    const options = { width: width - box - 22, height: height, ellipsis: true, lineBreak: false }
    doc.text(name, left + box + 14, y + (height - size * 1.3) / 2, options)
  })
}

function drawBallot(
  doc: PDFKit.PDFDocument,
  parts: BallotParts,
  number: string,
  top: number,
  height: number,
): void {
  const { regular, bold } = electionFonts()
  const x = MARGIN + STUB
  const width = PAGE.width - MARGIN - x
  const { title, placeName, candidates, max } = parts
  drawRings(doc, x + 14, top + 14)
  doc.font(regular).fontSize(11).fillColor(MUTED)
  doc.text(placeName, x + 38, top, { width: width - 130, lineBreak: false, ellipsis: true })
  doc.font(bold).fontSize(18).fillColor(INK)
  doc.text(title, x + 38, top + 14, { width: width - 130, height: 24, ellipsis: true })
  doc.font(bold).fontSize(18).fillColor(PRIMARY)
  doc.text(number, x + width - 90, top + 4, { width: 90, align: 'right' })
  doc.font(regular).fontSize(11.5).fillColor(INK)
  const how = max === 1 ? '只能选一个' : `最多选 ${max} 个`
  const words = `在您选的前面的方格里画 ✓，${how}。多选、写名字的，这张票无效；一个不画就是弃权。`
  doc.text(words, x, top + 48, { width, lineGap: 3 })
  const listTop = doc.y + 8
  const bottom = top + height
  drawCandidates(doc, candidates, x, listTop, { width, height: bottom - 74 - listTop })
  doc.font(regular)
  field(doc, '计票员签名（盖章）', x, bottom - 62, width * 0.6)
  doc.fontSize(9.5).fillColor(MUTED)
  const note = '一户一张。填好折起放进信封，交给计票员。编号只防多印，谁领了哪一张没有记录。'
  doc.text(note, x, bottom - 34, { width, lineGap: 2 })
}

/** Draws a part of a vote's ballots. The same parts give the same pages. */
export async function drawBallots(parts: BallotParts): Promise<Buffer> {
  const about = { title: `选票 ${parts.title}`, author: '同心圆', margin: MARGIN }
  const perPage = parts.candidates.length > MOST_ON_HALF ? 1 : 2
  const height = PAGE.height / perPage - 2 * MARGIN
  return makePaper(electionFonts(), about, (doc) => {
    // Ticks and signs stay where they are drawn: nothing flows over to a page of its own.
    for (let number = parts.from; number <= parts.to; number++) {
      const place = (number - parts.from) % perPage
      if (place === 0 && number > parts.from) doc.addPage()
      const top = place * HALF + MARGIN
      const words = numberOf(number, parts.of)
      drawStub(doc, parts, words, top)
      drawSlip(doc, parts.title, top + SLIP)
      drawBallot(doc, parts, words, top, height)
      doc.dash(4, { space: 3 }).lineWidth(0.7)
      const cut = MARGIN + STUB - 12
      doc
        .moveTo(cut, top - 10)
        .lineTo(cut, top + height)
        .stroke(MUTED)
      doc
        .moveTo(0, top + SLIP - 8)
        .lineTo(cut, top + SLIP - 8)
        .stroke(MUTED)
      if (place === 0 && perPage === 2) doc.moveTo(0, HALF).lineTo(PAGE.width, HALF).stroke(MUTED)
      doc.undash()
    }
  })
}
