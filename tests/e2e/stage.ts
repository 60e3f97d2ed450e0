/**
 * The product as people meet it: the built mini-program in a browser, over the local cloud with the
 * demo district, all in this process.
 * @module
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { CAST, type CastName, PERSONAS } from '../../tools/district/personas'
import type { LocalCloud } from '../../tools/local-cloud/cloud'
import { launchBrowser, openPhone, type Phone } from '../../tools/simulator/driver'
import { createSimulator } from '../../tools/simulator/server'
import { buildIfChanged } from '../../tools/start/build'
import { type Front, openFront } from '../../tools/start/front'
import { openCloud } from '../../tools/start/open-cloud'

const root = path.resolve(__dirname, '../..')
/** Screens are kept here for people to look at. */
const OUTPUT = path.join(root, 'tests/output/e2e')

export interface Stage {
  cloud: LocalCloud
  /** Opens the mini-program as somebody, on a phone that remembers nothing. */
  play(name: CastName, page?: string, theme?: 'light' | 'dark'): Promise<Phone>
  /** Gives a phone back, for whoever plays next: it starts much faster than a new one. */
  putDown(phone: Phone): Promise<void>
  /** Keeps a screen as `tests/output/e2e/<name>.png`. */
  keep(phone: Phone, name: string): Promise<void>
  close(): Promise<void>
}

/**
 * Builds what changed, opens a cloud of its own on a copy of the demo district, and opens a browser.
 */
export async function openStage(): Promise<Stage> {
  await buildIfChanged(root)
  fs.mkdirSync(OUTPUT, { recursive: true })
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tongxinyuan-e2e-'))
  fs.cpSync(await demoFolder(), dataDir, { recursive: true })
  const front = await openFront(0)
  const cloud = await openDemo(dataDir, front)
  const simulator = createSimulator({
    weappRoot: path.join(root, 'dist/weapp'),
    cloudHandler: cloud.handler,
    personas: PERSONAS.map(({ openid, name, title }) => ({ openid, name, title })),
    strict: true,
  })
  front.open(simulator.handler)
  const browser = await launchBrowser()
  const free: Phone[] = []
  return {
    cloud,
    async play(name, page = '', theme = 'light') {
      const { openid } = CAST[name]
      const phone = theme === 'light' ? free.pop() : undefined
      if (!phone) return openPhone(browser, `${front.url}/?theme=${theme}`, openid, { page })
      await phone.open(openid, page)
      return phone
    },
    async putDown(phone) {
      await phone.forget()
      free.push(phone)
    },
    keep: (phone, name) => phone.screenshot(path.join(OUTPUT, `${name}.png`)),
    close: () => closeAll(browser, cloud, front, dataDir),
  }
}

const openDemo = (dataDir: string, front: Front) =>
  openCloud(
    { scale: 'demo', reset: false, open: false, port: 0, dataDir },
    path.join(root, 'dist'),
    front,
  )

const FILL_MS = 300_000
const LOOK_MS = 100

/** Whoever makes the folder fills it. */
function isFirst(folder: string): boolean {
  try {
    fs.mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/**
 * The folder of a demo district whose story is played, filled once for all stages of a run by the
 * first that needs it; the others wait for it.
 */
async function demoFolder(): Promise<string> {
  const shared = process.env.TXY_E2E_FOLDER
  if (!shared) throw new Error('the run has no folder: see folder.js')
  const [folder, done] = [path.join(shared, 'demo'), path.join(shared, 'filled')]
  if (isFirst(folder)) {
    const front = await openFront(0)
    const cloud = await quietly(() => openDemo(folder, front))
    await cloud.close()
    await front.close()
    fs.writeFileSync(done, '')
  }
  for (const end = Date.now() + FILL_MS; !fs.existsSync(done); ) {
    if (Date.now() > end) throw new Error('the stage that fills the demo district did not finish')
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return folder
}

/** The progress of loading is for people, not for a test's log. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => {})
  try {
    return await work()
  } finally {
    log.mockRestore()
  }
}

async function closeAll(browser: Browser, cloud: LocalCloud, front: Front, dataDir: string) {
  await browser.close()
  await cloud.close()
  await front.close()
  fs.rmSync(dataDir, { recursive: true, force: true })
}
