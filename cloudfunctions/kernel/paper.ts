/**
 * Paper: A4 pages in the product's look, made in a function. A paper carries only the characters it
 * uses of the Chinese fonts that are deployed beside its function.
 * @module
 */
import PDFDocument from 'pdfkit'
import { assetPath } from './assets'

/** A4 in points, and the margin a stairwell printer can hold. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56 }
export const PAPER_COLORS = {
  ink: '#1C2522',
  muted: '#5B6763',
  primary: '#0F766E',
  line: '#E4E2DB',
} as const

/** Where the two fonts lie. */
export interface PaperFonts {
  readonly regular: string
  readonly bold: string
}

/** The fonts that a function's `assets.json` names; `folder` is the function's own. */
export const paperFonts = (folder: string): PaperFonts => ({
  regular: assetPath(folder, 'NotoSansSC-Regular.ttf'),
  bold: assetPath(folder, 'NotoSansSC-Bold.ttf'),
})

interface PaperOptions {
  readonly title: string
  readonly author: string
  /** Points; {@link PAGE}'s unless given. */
  readonly margin?: number
}

/** Draws a paper; the same drawing gives the same pages. */
export async function makePaper(
  fonts: PaperFonts,
  { title, author, margin = PAGE.margin }: PaperOptions,
  draw: (doc: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  const info = { Title: title, Author: author }
  const doc = new PDFDocument({ size: 'A4', margin, font: fonts.regular, info })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  draw(doc)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

/** The mark: three rings around a point. */
export function drawRings(doc: PDFKit.PDFDocument, x: number, y: number): void {
  for (const radius of [14, 9, 4]) {
    doc.circle(x, y, radius).lineWidth(2.2).stroke(PAPER_COLORS.primary)
  }
}
