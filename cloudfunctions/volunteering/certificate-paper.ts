/**
 * The certificate of hours: one A4 page with a code that anybody can check.
 * @module
 */
import { dateOf, dayAt } from '@domain/time/shanghai'
import { drawRings, makePaper, PAGE, PAPER_COLORS, paperFonts } from '../kernel/paper'
import { drawCodeFoot } from '../kernel/paper-parts'
import type { CertificateDoc } from './documents'

interface CertificateParts {
  readonly certificate: CertificateDoc
  readonly placeName: string
  /** PNG or JPEG of the code. */
  readonly picture: Uint8Array
}

const { ink: INK, muted: MUTED, primary: PRIMARY, line: LINE } = PAPER_COLORS
const STAR = { outer: 15, inner: 6.2, gap: 42 }
const ALL_STARS = 5

/** A star of five points; filled when it was earned. */
function drawStar(doc: PDFKit.PDFDocument, x: number, y: number, earned: boolean): void {
  for (let i = 0; i < 10; i++) {
    const radius = i % 2 === 0 ? STAR.outer : STAR.inner
    const angle = (Math.PI / 5) * i - Math.PI / 2
    const at = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
    if (i === 0) doc.moveTo(...at)
    else doc.lineTo(...at)
  }
  doc.closePath().lineWidth(1.2)
  if (earned) doc.fillAndStroke(PRIMARY, PRIMARY)
  else doc.stroke(LINE)
}

function drawStars(doc: PDFKit.PDFDocument, y: number, stars: number): void {
  const left = PAGE.width / 2 - ((ALL_STARS - 1) / 2) * STAR.gap
  for (let i = 0; i < ALL_STARS; i++) drawStar(doc, left + i * STAR.gap, y, i < stars)
}

/** Draws the certificate. The same parts give the same page. */
export async function drawHoursCertificate(parts: CertificateParts): Promise<Buffer> {
  const { certificate, placeName, picture } = parts
  const { name, halfHours, stars, at } = certificate
  const { margin, width } = PAGE
  const fonts = paperFonts(__dirname)
  return makePaper(fonts, { title: `志愿服务证书 ${name}`, author: placeName }, (doc) => {
    const center = { width: width - 2 * margin, align: 'center' } as const
    drawRings(doc, width / 2, margin + 16)
    doc.font(fonts.bold).fontSize(30).fillColor(PRIMARY)
    doc.text('志愿服务证书', margin, margin + 44, center)
    doc.font(fonts.regular).fontSize(15).fillColor(MUTED).text(placeName, center)
    drawStars(doc, doc.y + 56, stars)
    doc.font(fonts.bold).fontSize(28).fillColor(INK)
    doc.text(name, margin, doc.y + 104, center)
    doc.font(fonts.regular).fontSize(16).fillColor(INK)
    doc.text('感谢您为邻居做的志愿服务', { ...center, lineGap: 8 })
    doc.font(fonts.bold).fontSize(26).fillColor(PRIMARY)
    doc.text(`累计 ${halfHours / 2} 小时`, margin, doc.y + 18, center)
    doc.font(fonts.regular).fontSize(14).fillColor(MUTED)
    const rank = stars > 0 ? `${stars} 星志愿者，` : ''
    doc.text(`${rank}统计到 ${dateOf(dayAt(at))}`, margin, doc.y + 8, center)
    drawCodeFoot(doc, {
      font: fonts.regular,
      picture,
      words: '微信扫右边的码就能核对：姓名、时长、星级，改一个字都查得出来。',
      note: '时长由现场签到见证，公示三天没有异议后记入。开证书不收钱。',
      ruled: true,
    })
  })
}
