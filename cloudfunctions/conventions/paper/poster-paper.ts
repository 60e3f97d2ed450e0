/**
 * The convention as a poster: as large as one A4 page holds it, on more pages when it is long, with a
 * code that opens it on the phone.
 * @module
 */
import { dateOf, dayAt } from '@domain/time/shanghai'
import { drawRings, makePaper, PAGE, PAPER_COLORS } from '../../kernel/paper'
import { drawRule } from '../../kernel/paper-parts'
import type { VersionDoc } from '../documents'
import { conventionFonts } from '../paper-fonts'
import { drawClauses, sizeThatFits } from './clauses-paper'

interface PosterParts {
  readonly version: Pick<VersionDoc, 'title' | 'clauses' | 'version' | 'inForceAt' | 'filingNumber'>
  readonly shortHash: string
  /** PNG or JPEG of the code. */
  readonly picture: Uint8Array
}

const CODE_SIZE = 96
const SIZES = { largest: 20, smallest: 12, several: 13 }

function drawFoot(doc: PDFKit.PDFDocument, parts: PosterParts, top: number): void {
  const { margin, width } = PAGE
  const { version, shortHash, picture } = parts
  drawRule(doc, top)
  doc.image(Buffer.from(picture), width - margin - CODE_SIZE, top + 10, { width: CODE_SIZE })
  const since = version.inForceAt === null ? '' : `${dateOf(dayAt(version.inForceAt))} 起施行`
  const filed = version.filingNumber && `备案编号 ${version.filingNumber}`
  const lines = [[`第 ${version.version} 版`, since].filter(Boolean).join(' · '), filed]
  doc.font(conventionFonts().regular).fontSize(13).fillColor(PAPER_COLORS.ink)
  const side = { width: width - 2 * margin - CODE_SIZE - 20, lineGap: 3 }
  doc.text(lines.filter(Boolean).join('\n'), margin, top + 14, side)
  doc.fontSize(12).fillColor(PAPER_COLORS.muted).moveDown(0.4)
  doc.text(`微信扫右边的码，在手机上看原文、签名。原文验证码 ${shortHash}`, side)
}

/** Draws the poster. The same parts give the same pages. */
export async function drawPoster(parts: PosterParts): Promise<Buffer> {
  const { version } = parts
  const { margin, width, height } = PAGE
  const fonts = conventionFonts()
  return makePaper(fonts, { title: version.title, author: '同心圆' }, (doc) => {
    drawRings(doc, width / 2, margin + 8)
    doc.font(fonts.bold).fontSize(32).fillColor(PAPER_COLORS.primary)
    doc.text(version.title, margin, margin + 34, { width: width - 2 * margin, align: 'center' })
    const top = doc.y + 18
    const footTop = height - margin - CODE_SIZE - 14
    const size = sizeThatFits(doc, version.clauses, footTop - top - 8, SIZES)
    // Every page can be read and opened without the others.
    const foot = () => drawFoot(doc, parts, footTop)
    foot()
    doc.on('pageAdded', foot)
    drawClauses(doc, version.clauses, top, size, footTop - 8)
  })
}
