/** A poster as a printer and a camera would see it. @module */
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** The first page as pixels, at 144 dots an inch, and how many pages there are. */
export async function render(
  pdf: Buffer,
): Promise<{ data: Uint8ClampedArray; width: number; height: number; pages: number }> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const page = document.getPage(0)
  const { data, width, height } = await page.render({ scale: 2, render: 'bitmap' })
  const pages = document.getPageCount()
  document.destroy()
  library.destroy()
  return { data: new Uint8ClampedArray(data), width, height, pages }
}
