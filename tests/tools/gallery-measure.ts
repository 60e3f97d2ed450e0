/** @module What a person with poor sight or a large thumb needs of a page, measured in the browser. */
import type { Locator } from 'playwright-core'

/** What one screen of the gallery is like. Lengths in px. */
export interface Measures {
  /** Texts smaller than asked, with their size. */
  readonly smallText: string[]
  /** Things to press that are smaller than a thumb, with their size. */
  readonly smallTargets: string[]
  /** Things to press that a screen reader has no words for. */
  readonly nameless: string[]
  /** How far the page reaches beyond the right edge. */
  readonly overflow: number
  /** Elements on the page. */
  readonly nodes: number
}

/** Runs in the page, so it is text: the tests' own types know no browser. */
const MEASURE = `
  const { least, target } = wanted
  const view = body.ownerDocument.defaultView
  const shown = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && view.getComputedStyle(element).visibility !== 'hidden'
  }
  const all = [...body.querySelectorAll('*')].filter(shown)
  const ownText = (element) =>
    [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join('')
  const sizeOf = (element) => parseFloat(view.getComputedStyle(element).fontSize)
  const pressable = all.filter((e) =>
    e.matches('wx-button, [role=button], [role=radio], [role=switch], [role=tab]'))
  // a component's label may be on its host, around the button that it is made of
  const nameOf = (e) =>
    e.getAttribute('aria-label') ?? e.parentElement?.getAttribute('aria-label') ?? ''
  const round = (n) => Math.round(n * 10) / 10
  return {
    smallText: all
      .filter((e) => ownText(e) !== '' && sizeOf(e) < least)
      .map((e) => ownText(e) + ' ' + round(sizeOf(e))),
    smallTargets: pressable
      .map((e) => ({ e, box: e.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < target - 0.5)
      .map(({ e, box }) => nameOf(e) + ' ' + round(box.width) + 'x' + round(box.height)),
    nameless: pressable.filter((e) => nameOf(e) === '').map((e) => e.outerHTML.slice(0, 120)),
    overflow: body.ownerDocument.documentElement.scrollWidth - view.innerWidth,
    nodes: body.querySelectorAll('*').length,
  }`

const measureInPage = new Function('body', 'wanted', MEASURE) as (
  body: unknown,
  wanted: { least: number; target: number },
) => Measures

/** Measures a page by its body; `least` is the smallest text, `target` the smallest thing to press. */
export function measure(body: Locator, least: number, target: number): Promise<Measures> {
  return body.evaluate(measureInPage, { least, target })
}

const scrollInPage = new Function(
  'body',
  'top',
  `body.ownerDocument.scrollingElement.scrollTop = top
   return body.ownerDocument.scrollingElement.scrollTop`,
) as (body: unknown, top: number) => number

/** Scrolls a page and answers how far it went. */
export const scrollTo = (body: Locator, top: number): Promise<number> =>
  body.evaluate(scrollInPage, top)
