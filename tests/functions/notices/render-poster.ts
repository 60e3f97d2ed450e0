/** A paper as a printer and a camera would see it. @module */
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import jsQR from 'jsqr'

/** Dots a point: 108 an inch, enough for the smallest code. */
const SCALE = 1.5

/** Compiled once for a suite: that costs more than rendering a page. */
let library: Promise<PDFiumLibrary> | undefined

async function withDocument<T>(
  pdf: Buffer,
  look: (document: PDFiumDocument) => T | Promise<T>,
): Promise<T> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    return await look(document)
  } finally {
    document.destroy()
  }
}

/** How many pages there are. */
export const pagesOf = (pdf: Buffer): Promise<number> =>
  withDocument(pdf, (document) => document.getPageCount())

/** What a camera reads on the first page, its width by its height, and how many pages there are. */
export const scan = (pdf: Buffer): Promise<{ pages: number; code: string; shape: number }> =>
  withDocument(pdf, async (document) => {
    const page = document.getPage(0)
    const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' })
    const pixels = new Uint8ClampedArray(data)
    const code = jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data ?? ''
    return { pages: document.getPageCount(), code, shape: width / height }
  })
