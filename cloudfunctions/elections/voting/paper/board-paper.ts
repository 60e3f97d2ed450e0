/**
 * The end of the board on one A4 page for the stairwell: whoever was shown another board finds that its
 * end is not the one that hangs here.
 * @module
 */
import { momentOf } from '@domain/time/shanghai'
import { drawRings, makePaper, PAGE, PAPER_COLORS } from '../../../kernel/paper'
import { drawRule } from '../../../kernel/paper-parts'
import { electionFonts } from '../../paper-fonts'

interface BoardParts {
  readonly title: string
  readonly placeName: string
  /** In hexadecimal. */
  readonly fingerprint: string
  readonly rollHash: string
  readonly head: string
  /** Events that the head stands for. */
  readonly height: number
  readonly households: number
  readonly at: number
  /** Whether nothing will be added any more. */
  readonly isFinal: boolean
  /** PNG or JPEG of the code that opens the check. */
  readonly picture: Uint8Array
}

const CODE_SIZE = 130
const { ink: INK, muted: MUTED, primary: PRIMARY } = PAPER_COLORS

/** Four by four, so that two people can read it to each other; two lines for a hash. */
function grouped(hex: string): string[] {
  const groups = hex.toUpperCase().match(/.{1,4}/g) ?? []
  const half = Math.ceil(groups.length / 2)
  return [groups.slice(0, half), groups.slice(half)].map((line) => line.join(' '))
}

function drawHash(
  doc: PDFKit.PDFDocument,
  word: string,
  hex: string,
  y: number,
  size: number,
): number {
  const { margin, width } = PAGE
  const { regular, bold } = electionFonts()
  doc.font(regular).fontSize(13).fillColor(MUTED).text(word, margin, y)
  doc.font(bold).fontSize(size).fillColor(INK)
  for (const line of grouped(hex)) doc.text(line, { width: width - 2 * margin, lineGap: 4 })
  return doc.y + 16
}

/** Draws the page. The same parts give the same page. */
export async function drawBoardPaper(parts: BoardParts): Promise<Buffer> {
  const { margin, width, height } = PAGE
  const { regular, bold } = electionFonts()
  const inner = width - 2 * margin
  const about = { title: `票板 ${parts.title}`, author: '同心圆' }
  return makePaper(electionFonts(), about, (doc) => {
    drawRings(doc, margin + 16, margin + 16)
    doc.font(regular).fontSize(15).fillColor(PRIMARY)
    doc.text(`${parts.placeName} · 票板公示`, margin + 42, margin + 5, { width: inner - 42 })
    doc.font(bold).fontSize(30).fillColor(INK)
    doc.text(parts.title, margin, margin + 48, { width: inner })
    doc.font(regular).fontSize(14).fillColor(MUTED)
    const state = parts.isFinal ? '已经结束，以后不会再变' : '投票或计票还没有完，后面还会增加'
    doc.text(`截至 ${momentOf(parts.at)}，共 ${parts.height} 条，名册 ${parts.households} 户。`, {
      width: inner,
    })
    doc.text(`${state}。`, { width: inner })
    let y = doc.y + 22
    y = drawHash(doc, `票板末尾的校验码（第 ${parts.height} 条）`, parts.head, y, 20)
    y = drawHash(doc, '开票钥匙的指纹', parts.fingerprint, y, 13)
    y = drawHash(doc, '名册的校验码', parts.rollHash, y, 13)
    doc.font(regular).fontSize(14).fillColor(INK)
    const how = [
      '怎么核对：微信扫右下角的码，打开“核对这次投票”。',
      `您手机上第 ${parts.height} 条的校验码要和这张纸一样；不一样，说明有人看到的票板不同，请马上告诉监票人。`,
      '您家的票在不在、票数对不对，同一页上可以自己算一遍；整本票板也能下载，用公开的核对程序核对。',
    ]
    for (const line of how) doc.text(line, margin, doc.y + 6, { width: inner, lineGap: 4 })
    const bottom = height - margin - CODE_SIZE
    doc.image(Buffer.from(parts.picture), width - margin - CODE_SIZE, bottom, { width: CODE_SIZE })
    field(doc, '张贴人', margin, bottom + 60)
    field(doc, '张贴时间', margin, bottom + 100)
  })
}

function field(doc: PDFKit.PDFDocument, word: string, x: number, y: number): void {
  doc.fontSize(13).fillColor(MUTED).text(word, x, y, { lineBreak: false })
  drawRule(doc, y + 16, { from: x + 64, to: x + 240, color: MUTED })
}
