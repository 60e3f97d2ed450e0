/**
 * Slips on A4, six a page: cut apart and put through the letter slot. One weight of type: reading a
 * second Chinese font would double the time of a file.
 * @module
 */
import { formatHouseholdCode } from '@domain/people/household-code'
import { drawRings, makePaper, PAGE, PAPER_COLORS } from '../../kernel/paper'
import { peopleFonts } from '../paper-fonts'

interface Slip {
  readonly room: string
  readonly code: string
  /** PNG or JPEG of the code that opens the claim page. */
  readonly picture: Uint8Array
}

const MARGIN = 28
const COLUMNS = 2
const ROWS = 3
const WIDTH = (PAGE.width - 2 * MARGIN) / COLUMNS
const HEIGHT = (PAGE.height - 2 * MARGIN) / ROWS
const PICTURE = 112

function drawSlip(doc: PDFKit.PDFDocument, placeName: string, slip: Slip, x: number, y: number) {
  const { ink, muted, primary } = PAPER_COLORS
  const inner = WIDTH - 32
  const left = x + 16
  drawRings(doc, left + 14, y + 30)
  doc.fontSize(11).fillColor(muted)
  doc.text(placeName, left + 38, y + 16, { width: inner - 38, lineBreak: false })
  doc.fontSize(17).fillColor(ink)
  doc.text(slip.room, left + 38, y + 30, { width: inner - 38, lineBreak: false })
  doc.image(Buffer.from(slip.picture), left, y + 66, { width: PICTURE })
  const side = left + PICTURE + 12
  const sideWidth = inner - PICTURE - 12
  doc.fontSize(12).fillColor(ink)
  doc.text('微信扫左边的码，认领这个家：看通知、报问题、参加投票。', side, y + 70, {
    width: sideWidth,
    lineGap: 5,
  })
  doc.fontSize(11).fillColor(muted)
  doc.text('扫不了，就在小程序里填户码', left, y + 188, { width: inner })
  doc.fontSize(24).fillColor(primary)
  doc.text(formatHouseholdCode(slip.code), left, y + 202, { width: inner, characterSpacing: 2 })
  doc.fontSize(10).fillColor(muted)
  doc.text('只给家里人看；送错了请交还楼栋长。', left, y + 238, { width: inner })
}

/** Draws the sheets of some households of one building. */
export async function drawSlips(placeName: string, slips: readonly Slip[]): Promise<Buffer> {
  const about = { title: `户码单 ${placeName}`, author: '同心圆', margin: MARGIN }
  return makePaper(peopleFonts(), about, (doc) => {
    slips.forEach((slip, i) => {
      const place = i % (COLUMNS * ROWS)
      if (i > 0 && place === 0) doc.addPage()
      const x = MARGIN + (place % COLUMNS) * WIDTH
      const y = MARGIN + Math.floor(place / COLUMNS) * HEIGHT
      doc.rect(x, y, WIDTH, HEIGHT).lineWidth(0.7).dash(4, { space: 3 }).stroke(PAPER_COLORS.muted)
      doc.undash()
      drawSlip(doc, placeName, slip, x, y)
    })
  })
}
