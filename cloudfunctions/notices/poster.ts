/**
 * The poster for the stairwell: one A4 page with a code that opens the notice, for those who do not
 * look at phones.
 * @module
 */
import { ROLE_TITLES } from '@domain/people/roles'
import { dateOf, dayAt } from '@domain/time/shanghai'
import { implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { drawRings, makePaper, PAGE, PAPER_COLORS, paperFonts } from '../kernel/paper'
import { drawRule } from '../kernel/paper-parts'
import { placeNames } from '../people/face'
import { getPoster } from './contract'
import type { NoticeDoc } from './documents'
import { noticeTarget } from './standing'

const { regular: FONT, bold: BOLD } = paperFonts(__dirname)
const CODE_SIZE = 110
const { ink: INK, muted: MUTED, primary: PRIMARY } = PAPER_COLORS

interface PosterParts {
  notice: Pick<NoticeDoc, 'title' | 'body' | 'authorName' | 'authorRole' | 'version' | 'expiresAt'>
  placeName: string
  publishedAt: number
  /** PNG or JPEG of the code. */
  code: Uint8Array
}

/** Largest text that fits: notices for a stairwell are read from two steps away. */
function bodySize(doc: PDFKit.PDFDocument, body: string, width: number, height: number): number {
  for (let size = 22; size > 10; size -= 1) {
    doc.font(FONT).fontSize(size)
    if (doc.heightOfString(body, { width, lineGap: size * 0.5 }) <= height) return size
  }
  return 10
}

function drawFooter(doc: PDFKit.PDFDocument, parts: PosterParts, y: number): void {
  const { margin, width } = PAGE
  const { notice } = parts
  drawRule(doc, y)
  doc.image(Buffer.from(parts.code), width - margin - CODE_SIZE, y + 14, { width: CODE_SIZE })
  const lines = [
    `${ROLE_TITLES[notice.authorRole]} ${notice.authorName}`,
    `${dateOf(dayAt(parts.publishedAt))} 发布${notice.version > 1 ? `（第 ${notice.version} 版）` : ''}`,
    ...(notice.expiresAt === null ? [] : [`张贴至 ${dateOf(dayAt(notice.expiresAt))}`]),
  ]
  doc.font(BOLD).fontSize(15).fillColor(INK)
  doc.text(lines[0] ?? '', margin, y + 18, { width: 320 })
  doc.font(FONT).fontSize(13).fillColor(MUTED)
  for (const line of lines.slice(1)) doc.text(line, { width: 320 })
  doc
    .moveDown(0.6)
    .fontSize(12)
    .text('微信扫右边的码，在手机上看原文、看有没有更正。', { width: 320 })
}

/** Draws the poster. The same parts give the same page. */
async function drawPoster(parts: PosterParts): Promise<Buffer> {
  const { margin, width, height } = PAGE
  const inner = width - 2 * margin
  const about = { title: parts.notice.title, author: parts.notice.authorName }
  return makePaper({ regular: FONT, bold: BOLD }, about, (doc) => {
    drawRings(doc, margin + 16, margin + 16)
    doc.font(FONT).fontSize(15).fillColor(PRIMARY)
    doc.text(`${parts.placeName} · 公告`, margin + 42, margin + 5, { width: inner - 42 })
    doc.font(BOLD).fontSize(34).fillColor(INK)
    doc.text(parts.notice.title, margin, margin + 52, { width: inner, align: 'center' })
    const bodyTop = doc.y + 20
    const footerTop = height - margin - CODE_SIZE - 20
    const size = bodySize(doc, parts.notice.body, inner, footerTop - bodyTop - 16)
    doc.font(FONT).fontSize(size).fillColor(INK)
    doc.text(parts.notice.body, margin, bodyTop, { width: inner, lineGap: size * 0.5 })
    drawFooter(doc, parts, footerTop)
  })
}

export const getPosterAction = implementQuery(getPoster, {
  target: noticeTarget,
  async run(ctx, _input, notice) {
    if (notice.state !== 'published') throw new Failure('notice_state')
    const [names, code] = await Promise.all([
      placeNames(ctx.db, [notice.path]),
      ctx.codePage(notice._id, 'features/notices/pages/detail/index'),
    ])
    const pdf = await drawPoster({
      notice,
      placeName: names.get(notice.path) ?? '',
      publishedAt: notice.publishedAt ?? notice.createdAt,
      code,
    })
    return { fileName: `公告-${notice.title}.pdf`, pdfBase64: pdf.toString('base64') }
  },
})
