/**
 * The certificate of a commitment: one A4 page with a code that anybody can check.
 * @module
 */
import { shortHash } from '@domain/short-hash'
import { dateOf, dayAt } from '@domain/time/shanghai'
import { drawRings, makePaper, PAGE, PAPER_COLORS } from '../../kernel/paper'
import { drawCodeFoot } from '../../kernel/paper-parts'
import type { SignatureDoc } from '../documents'
import { conventionFonts } from '../paper-fonts'
import { drawRow, LABEL_WIDTH } from './rows-paper'

interface CertificateParts {
  readonly signature: SignatureDoc
  readonly placeName: string
  readonly title: string
  /** PNG or JPEG of the code. */
  readonly picture: Uint8Array
}

const { ink: INK, muted: MUTED, primary: PRIMARY, line: LINE } = PAPER_COLORS
/** The field of a drawn signature, in points: as wide and high as on the phone. */
const FIELD = { width: 218, height: 140 }
/** Strokes come in a box of this many units each way. */
const BOX = 1000

/** Draws the lines that a finger drew. */
function drawStrokes(doc: PDFKit.PDFDocument, strokes: string, x: number, y: number): void {
  for (const line of strokes.split(';')) {
    const points = line.split(' ').map((point) => point.split(',').map(Number))
    points.forEach(([left = 0, top = 0], index) => {
      const at = [x + (left / BOX) * FIELD.width, y + (top / BOX) * FIELD.height] as const
      if (index === 0) doc.moveTo(...at)
      else doc.lineTo(...at)
    })
    doc.lineWidth(2).lineCap('round').lineJoin('round').stroke(INK)
  }
}

/** Draws the certificate. The same parts give the same page. */
export async function drawCertificate(parts: CertificateParts): Promise<Buffer> {
  const { signature, placeName, title, picture } = parts
  const { margin, width } = PAGE
  const fonts = conventionFonts()
  const about = { title: `公约证书 ${signature.signer}`, author: placeName }
  return makePaper(fonts, about, (doc) => {
    drawRings(doc, width / 2, margin + 16)
    doc.font(fonts.bold).fontSize(30).fillColor(PRIMARY)
    const center = { width: width - 2 * margin, align: 'center' } as const
    doc.text('居民公约承诺证书', margin, margin + 44, center)
    doc.font(fonts.regular).fontSize(15).fillColor(MUTED).text(placeName, center)
    const rows: (readonly [string, string])[] = [
      ['公约', `${title} 第 ${signature.version} 版`],
      ['签名人', signature.signer],
      ['住处', signature.household],
      ['时间', dateOf(dayAt(signature.at))],
      ['方式', signature.channel === 'phone' ? '手机上签' : '纸上签'],
      ['原文验证码', shortHash(signature.versionHash)],
    ]
    let y = doc.y + 26
    for (const row of rows) y = drawRow(doc, y, row)
    doc
      .font(fonts.regular)
      .fontSize(13)
      .fillColor(MUTED)
      .text('签名', margin, y + 4)
    if (signature.channel === 'phone') {
      const x = margin + LABEL_WIDTH
      doc.rect(x, y, FIELD.width, FIELD.height).lineWidth(0.8).stroke(LINE)
      drawStrokes(doc, signature.strokes, x, y)
    } else {
      doc.fontSize(15).fillColor(INK)
      doc.text('签在纸上，照片存在公约的记录里', margin + LABEL_WIDTH, y + 2)
    }
    drawCodeFoot(doc, {
      font: fonts.regular,
      picture,
      words: '微信扫右边的码就能核对：签名、时间、公约原文，改一个字都查得出来。',
      note: '这是承诺签署：公约经居民会议通过就有效，签名可以随时撤回。是否仍有效，以扫码核对为准。',
      ruled: true,
    })
  })
}
