/**
 * Uses the simulated phone as a person would: by what is written on it. For end-to-end tests.
 * @module
 */
import type { Browser, BrowserContext, FileChooser, Locator, Page } from 'playwright-core'

export { launchBrowser } from './driver/browser'

/** How long a thing may take to appear before an action gives up, in ms. */
const PATIENCE_MS = 20_000
const POLL_MS = 60
/** So long must a page say the same before a tap takes what only contains its words, milliseconds. */
const AT_REST_MS = 300
/** Two frames and a little: motion is off, see {@link openPhone}. */
const SETTLE_MS = 60
/** Of more matches than this, the rest are not looked at. */
const MAX_MATCHES = 12

export interface PhoneOptions {
  /** Page to open, e.g. `features/requests/pages/list/index?id=1`; the home page without it. */
  page?: string
  /** Patience of every action, in ms. */
  timeout?: number
}

/** The simulator's own state, as its runtime keeps it. */
interface Sim {
  errors: string[]
  path(): string
  network: { set(state: string): void }
  callPage(method: string): unknown
  routes: { reLaunch(options: { url: string }): unknown }
}
declare const __sim: Sim

/** One browser tab with the phone in it, 375 × 667, as one persona. */
export class Phone {
  private thrown: string[] = []
  /** Requests that wait for an answer. */
  private readonly asking = new Set<unknown>()

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
    private readonly timeout: number,
  ) {
    page.on('pageerror', (error) => this.thrown.push(error.message))
    page.on('request', (request) => this.asking.add(request))
    page.on('requestfinished', (request) => this.asking.delete(request))
    page.on('requestfailed', (request) => this.asking.delete(request))
  }

  /** Loads the mini-program as `persona` (an openid); resolves when its first page is shown. */
  async open(persona: string, page = ''): Promise<void> {
    const address = new URL(this.url)
    address.searchParams.set('persona', persona)
    if (page) address.searchParams.set('page', page)
    this.thrown = []
    this.asking.clear()
    await this.page.goto(address.href)
    await this.page.locator('iframe.sim-page.active').waitFor({ timeout: this.timeout })
  }

  /** Opens a page in place of all that are open, as a tap on a message in WeChat does. */
  async goTo(page: string): Promise<void> {
    await this.page.evaluate((url) => __sim.routes.reLaunch({ url }), `/${page}`)
  }

  /** What can be seen, front to back: dialogs and toasts, the page on top, the phone's bars. */
  private layers(): { locator: (find: (root: Finder) => Locator) => Locator }[] {
    const frame = this.page.frameLocator('iframe.sim-page.active')
    return [
      { locator: (find) => find(this.page.locator('.sim-layer')) },
      { locator: (find) => find(frame) },
      { locator: (find) => find(this.page.locator('.sim-tabs')) },
      { locator: (find) => find(this.page.locator('.sim-bar')) },
    ]
  }

  /**
   * The first visible match of the first of `finds` that has one, looking through the layers.
   * Throws, naming `what` and what the page says instead, when none appears in time. With `patiently`,
   * until the page is at rest only the first of `finds` counts: one that is still being drawn may show
   * a looser match before it.
   */
  private async find(
    what: string,
    finds: ((root: Finder) => Locator)[],
    patiently = false,
  ): Promise<Locator> {
    const end = Date.now() + this.timeout
    let said = ''
    let since = Date.now()
    for (;;) {
      if (patiently) {
        const says = await this.text()
        if (says !== said) since = Date.now()
        said = says
      }
      const isAtRest = this.asking.size === 0 && Date.now() - since >= AT_REST_MS
      const allowed = patiently && !isAtRest ? finds.slice(0, 1) : finds
      for (const find of allowed)
        for (const layer of this.layers()) {
          const found = await frontmost(layer.locator(find).filter({ visible: true }))
          if (found) return found
        }
      if (Date.now() > end)
        throw new Error(`no ${what} on ${await this.path()}, which says:\n${await this.text()}`)
      await this.page.waitForTimeout(POLL_MS)
    }
  }

  private findText(text: string, patiently = false): Promise<Locator> {
    const finds = [
      (root: Finder) => root.getByText(text, { exact: true }),
      (root: Finder) => root.getByText(text),
    ]
    return this.find(`text "${text}"`, finds, patiently)
  }

  private findLabel(label: string): Promise<Locator> {
    return this.find(`label "${label}"`, [
      (root) => root.getByLabel(label, { exact: true }),
      (root) => root.getByRole('button', { name: label }),
      (root) => root.getByLabel(label),
    ])
  }

  private findField(label: string): Promise<Locator> {
    const isField = 'self::input or self::textarea'
    const written = JSON.stringify(label)
    return this.find(`field "${label}"`, [
      (root) => root.locator(`[aria-label=${written}]:is(input, textarea)`),
      (root) => root.locator(`[aria-label=${written}] :is(input, textarea)`),
      (root) => root.getByPlaceholder(label, { exact: true }),
      (root) => root.getByPlaceholder(label),
      (root) =>
        root.locator(
          `xpath=//*[not(*)][normalize-space(.)=${written}]/following::*[${isField}][1]`,
        ),
    ])
  }

  /** Taps what is written as `text`: exactly if there is such, else what contains it. */
  async tapText(text: string): Promise<void> {
    await (await this.findText(text, true)).click({ timeout: this.timeout })
  }

  /** Taps what a screen reader calls `label`. */
  async tapLabel(label: string): Promise<void> {
    await (await this.findLabel(label)).click({ timeout: this.timeout })
  }

  /** Types into the field that is labelled, or whose placeholder is, `label`. Replaces what was there. */
  async fill(label: string, text: string): Promise<void> {
    await (await this.findField(label)).fill(text, { timeout: this.timeout })
  }

  /** What the field `label` now holds. */
  async valueOf(label: string): Promise<string> {
    return (await this.findField(label)).inputValue()
  }

  /** Taps `label` (a label, or else text) and gives the files to the dialog it opens. */
  async chooseFiles(label: string, paths: string[]): Promise<void> {
    const button = await this.find(`label or text "${label}"`, [
      (root) => root.getByLabel(label, { exact: true }),
      (root) => root.getByText(label, { exact: true }),
      (root) => root.getByLabel(label),
      (root) => root.getByText(label),
    ])
    const dialog: Promise<FileChooser> = this.page.waitForEvent('filechooser', {
      timeout: this.timeout,
    })
    await button.click({ timeout: this.timeout })
    await (await dialog).setFiles(paths)
  }

  /** Waits until `text` can be read somewhere on the phone. */
  async waitForText(text: string): Promise<void> {
    await this.findText(text)
  }

  /** Waits until `text` can be read nowhere. Throws when it stays. */
  async waitForNoText(text: string): Promise<void> {
    const end = Date.now() + this.timeout
    while (await this.hasText(text)) {
      if (Date.now() > end) throw new Error(`"${text}" is still on ${await this.path()}`)
      await this.page.waitForTimeout(POLL_MS)
    }
  }

  /** Whether `text` can be read now. */
  async hasText(text: string): Promise<boolean> {
    for (const layer of this.layers()) {
      const found = layer.locator((root) => root.getByText(text)).filter({ visible: true })
      if (await found.count()) return true
    }
    return false
  }

  /** Waits until the phone has asked nothing and waited for nothing for a moment. */
  async settle(): Promise<void> {
    const end = Date.now() + this.timeout
    let since = Date.now()
    while (Date.now() - since < AT_REST_MS) {
      if (Date.now() > end) throw new Error(`${await this.path()} never comes to rest`)
      if (this.asking.size > 0) since = Date.now()
      await this.page.waitForTimeout(POLL_MS)
    }
  }

  /** Everything that can be read on the page on top. */
  async text(): Promise<string> {
    const body = this.page.frameLocator('iframe.sim-page.active').locator('body')
    return body.innerText({ timeout: 1000 }).catch(() => '')
  }

  /** The page on top with its query: `pages/home/index?id=1`. */
  async path(): Promise<string> {
    return this.page.evaluate(() => __sim.path())
  }

  /** Waits until the page on top's path begins with `prefix`. */
  async waitForPath(prefix: string): Promise<void> {
    const end = Date.now() + this.timeout
    for (let path = await this.path(); !path.startsWith(prefix); path = await this.path()) {
      if (Date.now() > end) throw new Error(`still on ${path}, not ${prefix}`)
      await this.page.waitForTimeout(POLL_MS)
    }
  }

  /** Presses the navigation bar's back button. */
  async back(): Promise<void> {
    await this.page.locator('.sim-back').click({ timeout: this.timeout })
  }

  /** Pulls the page down to refresh it. */
  async pullDown(): Promise<void> {
    await this.page.evaluate(() => __sim.callPage('onPullDownRefresh'))
  }

  /** Turns the phone's network `on`, `slow` or `off`. */
  async setNetwork(state: 'on' | 'slow' | 'off'): Promise<void> {
    await this.page.evaluate((now) => __sim.network.set(now), state)
  }

  /** Becomes somebody else in the same tab, from the home page. */
  async switchPersona(openid: string): Promise<void> {
    await this.open(openid)
  }

  /** Forgets what every persona kept on this phone. */
  async forget(): Promise<void> {
    await this.page.evaluate('localStorage.clear()')
  }

  /** Keeps the phone's screen as a PNG of 375 × 667, once it has settled. */
  async screenshot(path: string): Promise<void> {
    await this.page.waitForTimeout(SETTLE_MS)
    await this.page.evaluate('document.fonts.ready.then(() => undefined)')
    await this.page.screenshot({ path })
  }

  /** What went wrong since the mini-program was opened: uncaught errors, and in strict mode whatever isn't simulated. */
  async errors(): Promise<string[]> {
    const noted = await this.page.evaluate(() => __sim.errors).catch(() => [] as string[])
    return [
      ...new Set([...this.thrown, ...noted.map((line) => line.replace(/^Uncaught \w*: ?/, ''))]),
    ]
  }

  /** Closes the tab. */
  async close(): Promise<void> {
    await this.context.close()
  }
}

/**
 * Of several matches the one a person would mean: not behind a popup. When none is in sight
 * (further down the page), the first.
 */
async function frontmost(matches: Locator): Promise<Locator | undefined> {
  const count = await matches.count().catch(() => 0)
  if (count < 2) return count === 1 ? matches.first() : undefined
  for (let i = 0; i < Math.min(count, MAX_MATCHES); i++) {
    const match = matches.nth(i)
    if (await match.evaluate(isInFront as (element: unknown) => boolean).catch(() => false))
      return match
  }
  return matches.first()
}

interface BrowserElement {
  getBoundingClientRect(): { left: number; top: number; width: number; height: number }
  contains(other: BrowserElement | null): boolean
  ownerDocument: { elementFromPoint(x: number, y: number): BrowserElement | null }
}

/** Runs in the browser: whether the element's middle is what a finger would touch. */
function isInFront(element: BrowserElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const hit = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2)
  return element.contains(hit) || Boolean(hit?.contains(element))
}

/** What both a page's frame and an element of the phone can look for. */
type Finder = Pick<
  Locator,
  'getByText' | 'getByLabel' | 'getByRole' | 'getByPlaceholder' | 'locator'
>

/**
 * Opens the simulator at `url` in a new tab of its own (own storage) as `persona` (an openid).
 * The tab is as small as a phone, so only the phone is shown; motion is off, as a phone's owner can
 * turn it off, so that nothing waits for it.
 */
export async function openPhone(
  browser: Browser,
  url: string,
  persona: string,
  options: PhoneOptions = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const phone = new Phone(page, context, url, options.timeout ?? PATIENCE_MS)
  await phone.open(persona, options.page)
  return phone
}
