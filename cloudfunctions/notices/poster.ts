/**
 * The poster for the stairwell: one A4 page with a code that opens the notice, for those who do not
 * look at phones.
 * @module
 */
import { ROLE_TITLES } from '@domain/people/roles'
import { dateOf, dayAt } from '@domain/time/shanghai'
import PDFDocument from 'pdfkit'
import { implementQuery } from '../kernel/action'
import { assetPath } from '../kernel/assets'
import { Failure } from '../kernel/errors'
import { placeNames } from '../people/face'
import { getPoster } from './contract'
import type { NoticeDoc } from './documents'
import { noticeTarget } from './standing'

/** Chinese fonts that are deployed with the function; a poster carries only the characters it uses. */
const FONT = assetPath(__dirname, 'NotoSansSC-Regular.ttf')
const BOLD = assetPath(__dirname, 'NotoSansSC-Bold.ttf')

/** A4 in points, and the margin a stairwell printer can hold. */
const PAGE = { width: 595.28, height: 841.89, margin: 56 }
const CODE_SIZE = 110
const INK = '#1C2522'
const MUTED = '#5B6763'
const PRIMARY = '#0F766E'

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

function drawRings(doc: PDFKit.PDFDocument, x: number, y: number): void {
  for (const radius of [14, 9, 4]) doc.circle(x, y, radius).lineWidth(2.2).stroke(PRIMARY)
}

function drawFooter(doc: PDFKit.PDFDocument, parts: PosterParts, y: number): void {
  const { margin, width } = PAGE
  const { notice } = parts
  doc
    .moveTo(margin, y)
    .lineTo(width - margin, y)
    .lineWidth(0.8)
    .stroke('#E4E2DB')
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
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    font: FONT,
    info: { Title: parts.notice.title, Author: parts.notice.authorName },
  })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
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
  doc.end()
  await ended
  return Buffer.concat(chunks)
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
