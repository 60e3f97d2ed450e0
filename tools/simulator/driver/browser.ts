import fs from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

/** The browser to use: `CHROME_PATH`, an installed one, or undefined for the one npm brings. */
const findBrowser = (): string | undefined =>
  process.env.CHROME_PATH ?? INSTALLED.find((file) => fs.existsSync(file))

/**
 * Starts a headless Chromium: `CHROME_PATH`, an installed Chromium or Chrome, else the one in
 * @sparticuz/chromium (Linux only). Close it when done.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = findBrowser()
  if (installed) return chromium.launch({ executablePath: installed, args: FLAGS })
  const { default: packed } = await import('@sparticuz/chromium')
  const executablePath = await packed.executablePath()
  return chromium.launch({ executablePath, args: [...packed.args, ...FLAGS] })
}
