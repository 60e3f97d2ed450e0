import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
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

const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS })

/**
 * The headless Chromium that npm brings, unpacked once (190 MB) under node_modules/.cache; undefined
 * where it isn't made for the machine. It takes a third of the work of an installed Chromium, which
 * draws the windows that nobody sees, and is the same on every machine.
 */
async function fromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const brought = path.dirname(require.resolve('@sparticuz/chromium'))
  const packed = path.join(brought, '../../bin/chromium.br')
  const folder = path.resolve(__dirname, '../../../node_modules/.cache/tongxinyuan')
  const file = path.join(folder, `chromium-${fs.statSync(packed).size}`)
  if (fs.existsSync(file)) return file
  fs.mkdirSync(folder, { recursive: true })
  // Several may unpack at once: each writes its own, and the first to be whole is as good as the last.
  const own = `${file}.${process.pid}`
  await pipeline(
    fs.createReadStream(packed),
    createBrotliDecompress({ chunkSize: 1 << 21 }),
    fs.createWriteStream(own, { mode: 0o700 }),
  )
  fs.renameSync(own, file)
  return file
}

/**
 * Starts a headless Chromium: `CHROME_PATH`, else the one that npm brings, else (where that has no
 * build for the machine, or misses a library) an installed one. Close it when done.
 * @throws when there is none that starts
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.env.CHROME_PATH) return launch(process.env.CHROME_PATH)
  const brought = await fromNpm()
  const installed = INSTALLED.find((file) => fs.existsSync(file))
  if (!brought && !installed)
    throw new Error('no browser: install chromium (apt install chromium) or set CHROME_PATH')
  if (brought) {
    const started = await launch(brought).catch((error: unknown) => {
      if (!installed) throw error
    })
    if (started) return started
  }
  return launch(installed ?? '')
}
