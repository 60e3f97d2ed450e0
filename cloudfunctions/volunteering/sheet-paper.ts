/**
 * The sign-in sheet on A4: for a courtyard without network, filled in by pen.
 * @module
 */
import { momentOf } from '@domain/time/shanghai'
import { drawRings, makePaper, PAGE, PAPER_COLORS, paperFonts } from '../kernel/paper'
import { drawSigners, drawTableRow } from '../kernel/paper-parts'
import { MOST_ROWS } from './contract/paper'
import type { ActivityDoc } from './documents'

const MARGIN = 40
const CODE = 74
/** Empty lines at least, for who comes without having signed up on the phone. */
const SPARE = 4
const LEAST_ROWS = 16
const ROWS_A_PAGE = 20
const ROW = 29
const COLUMNS = [
  { title: '序', width: 30 },
  { title: '姓名', width: 105 },
  { title: '几点到', width: 70 },
  { title: '到时签名', width: 120 },
  { title: '几点走', width: 70 },
  { title: '走时签名', width: 120 },
] as const
const SIGNERS = ['负责人签名', '第二见证人签名', '被服务的人签名（如有）']

type Sheet = Pick<ActivityDoc, 'title' | 'place' | 'startsAt' | 'endsAt' | 'leaderName' | 'signUps'>

function drawHead(doc: PDFKit.PDFDocument, sheet: Sheet, code: Uint8Array): number {
  const right = PAGE.width - MARGIN - CODE
  drawRings(doc, MARGIN + 16, MARGIN + 16)
  doc.fontSize(22).fillColor(PAPER_COLORS.ink)
  doc.text('志愿活动签到表', MARGIN + 42, MARGIN + 1)
  doc.fontSize(13)
  doc.text(sheet.title, MARGIN, MARGIN + 42, { width: right - MARGIN - 12 })
  doc.fontSize(11).fillColor(PAPER_COLORS.muted)
  const when = `${momentOf(sheet.startsAt)} 到 ${momentOf(sheet.endsAt)}`
  doc.text(`${when}，${sheet.place}，负责人 ${sheet.leaderName}`, { width: right - MARGIN - 12 })
  doc.image(Buffer.from(code), right, MARGIN, { width: CODE })
  return MARGIN + 96
}

function drawLine(doc: PDFKit.PDFDocument, y: number, words: readonly string[]): void {
  drawTableRow(doc, { x: MARGIN, y, height: ROW, inset: 6, spared: 8 }, COLUMNS, words)
}

function drawFoot(doc: PDFKit.PDFDocument, y: number): void {
  drawSigners(doc, { x: MARGIN, y: y + 12, share: 172 }, SIGNERS)
  doc.fontSize(10).fillColor(PAPER_COLORS.muted)
  const how =
    '活动后拍照录入，再请另一位在场的人在手机上核对作证，时长才计积分；没有第二人作证，只记时长。' +
    '录表的人、作证的人自己那一行只记时长。'
  doc.text(how, MARGIN, y + 48, { width: PAGE.width - 2 * MARGIN })
}

/** Draws the sheet, as many pages as it takes. @param code PNG or JPEG that opens the activity */
export async function drawSheet(sheet: Sheet, code: Uint8Array): Promise<Buffer> {
  const names = sheet.signUps.filter((one) => one.state === 'joined').map((one) => one.name)
  const wanted = Math.max(LEAST_ROWS, names.length + SPARE)
  const lines = Math.max(names.length, Math.min(wanted, MOST_ROWS))
  const about = { title: `签到表 ${sheet.title}`, author: '同心圆', margin: MARGIN }
  return makePaper(paperFonts(__dirname), about, (doc) => {
    for (let first = 0; first < lines; first += ROWS_A_PAGE) {
      if (first > 0) doc.addPage()
      let y = drawHead(doc, sheet, code)
      doc.fontSize(12)
      drawLine(
        doc,
        y,
        COLUMNS.map((one) => one.title),
      )
      const last = Math.min(first + ROWS_A_PAGE, lines)
      for (let i = first; i < last; i++) {
        y += ROW
        drawLine(doc, y, [String(i + 1), names[i] ?? ''])
      }
      drawFoot(doc, y + ROW)
    }
  })
}
