/**
 * What a screen must never be, whoever looks at it.
 * @module
 */
import type { Phone } from '../../tools/simulator/driver'

/** Smallest text on any page, in px. */
const SMALLEST_TEXT_PX = 14
/** A drawn edge may take a fraction of a pixel from a target. */
const SLACK_PX = 0.5
/** Numbers of requests, and the digits by which a text is compared aloud. */
const CODES = /[A-Z]{2}-\d{6}-\w+|[0-9A-F]{4}-[0-9A-F]{4}/g

/** What is wrong with the page on top; empty when nothing is. */
export async function faultsOf(phone: Phone, targetPx: number): Promise<string[]> {
  const body = phone.page.frameLocator('iframe.sim-page.active').locator('body')
  const seen = await body.evaluate(
    look as (element: unknown, smallest: number) => Seen,
    SMALLEST_TEXT_PX,
  )
  const { width, contentWidth, smallTexts, targets, text } = seen
  const latin = text.replace(CODES, '').match(/[A-Za-z_]{3,}/g) ?? []
  return [
    ...(contentWidth > width ? [`it scrolls sideways: ${contentWidth} px of ${width}`] : []),
    ...smallTexts.map((words) => `text is too small: ${words}`),
    ...targets
      .filter(({ height, width }) => Math.min(height, width) < targetPx - SLACK_PX)
      .map(({ name, height, width }) => `target is too small: ${name} ${width}×${height}`),
    ...latin
      .filter((word) => !['JPG', 'PNG'].includes(word))
      .map((word) => `a resident reads no such word: ${word}`),
  ]
}

interface Seen {
  width: number
  contentWidth: number
  smallTexts: string[]
  targets: { name: string; width: number; height: number }[]
  text: string
}

// The little of the DOM that `look` uses; tests are compiled without the browser's types.
interface BrowserElement {
  innerText: string
  textContent: string | null
  children: { length: number }
  scrollWidth: number
  getAttribute(name: string): string | null
  getBoundingClientRect(): { width: number; height: number }
  querySelectorAll(selector: string): Iterable<BrowserElement>
  ownerDocument: {
    documentElement: BrowserElement
    defaultView: {
      innerWidth: number
      getComputedStyle(element: BrowserElement): { fontSize: string }
    }
  }
}

/** Runs in the browser, and so must not use anything from outside. */
function look(body: BrowserElement, smallest: number): Seen {
  const { documentElement, defaultView } = body.ownerDocument
  const isShown = (element: BrowserElement) => element.getBoundingClientRect().width > 0
  const leaves = [...body.querySelectorAll('*')].filter(
    (element) => element.children.length === 0 && element.textContent?.trim() && isShown(element),
  )
  const buttons = [...body.querySelectorAll('[role=button],[role=radio],[role=tab],[role=switch]')]
  return {
    width: defaultView.innerWidth,
    contentWidth: documentElement.scrollWidth,
    smallTexts: leaves
      .filter((one) => Number.parseFloat(defaultView.getComputedStyle(one).fontSize) < smallest)
      .map((one) => one.textContent ?? ''),
    targets: buttons.filter(isShown).map((one) => {
      const { width, height } = one.getBoundingClientRect()
      return { name: one.getAttribute('aria-label') ?? one.innerText, width, height }
    }),
    text: body.innerText,
  }
}
