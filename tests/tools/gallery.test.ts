/**
 * @module The design system's visual test: the gallery in a real browser, in each mode. What can be
 * measured is; the pictures are kept in tests/output/gallery for looking at.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from '../../tools/build/build'
import { dist, inProject } from '../../tools/build/paths'
import { launchBrowser, openPhone, type Phone } from '../../tools/simulator/driver'
import { type RunningSimulator, startSimulator } from '../../tools/simulator/server'
import { measure, scrollTo } from './gallery-measure'

const PAGE = 'features/gallery/pages/index/index'
const SCREEN_PX = 540
const MOST_SCREENS = 4
const MOST_NODES = 600
const GROUPS = ['基础', '表单', '进展', '提示']
const MODES = [
  { mode: 'light', theme: 'light', elder: false, least: 14, target: 44 },
  { mode: 'dark', theme: 'dark', elder: false, least: 14, target: 44 },
  { mode: 'elder', theme: 'light', elder: true, least: 18, target: 60 },
] as const

const pictures = inProject('tests/output/gallery')
let simulator: RunningSimulator
let browser: Browser

beforeAll(async () => {
  await build(['weapp'])
  fs.mkdirSync(pictures, { recursive: true })
  simulator = await startSimulator({
    weappRoot: path.join(dist, 'weapp'),
    personas: [{ openid: 'reader', name: '读者', title: '看组件' }],
    strict: true,
  })
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await simulator?.close()
})

const bodyOf = (phone: Phone) => phone.page.frameLocator('iframe.sim-page.active').locator('body')

async function keepPictures(phone: Phone, name: string): Promise<void> {
  for (let screen = 0; screen < MOST_SCREENS; screen++) {
    const top = await scrollTo(bodyOf(phone), screen * SCREEN_PX)
    if (screen > 0 && top <= (screen - 1) * SCREEN_PX) break
    await phone.screenshot(path.join(pictures, `${name}-${screen}.png`))
  }
  await scrollTo(bodyOf(phone), 0)
}

async function openGallery(theme: string, elder: boolean): Promise<Phone> {
  const url = `${simulator.url}/?theme=${theme}`
  const phone = await openPhone(browser, url, 'reader', { page: PAGE, timeout: 30_000 })
  await phone.waitForText('长辈模式')
  if (elder) await phone.tapText('长辈模式')
  return phone
}

test.each(MODES)(
  'every part can be read, pressed and heard in $mode mode',
  async ({ mode, theme, elder, least, target }) => {
    const phone = await openGallery(theme, elder)
    for (const [index, group] of GROUPS.entries()) {
      await phone.tapText(group)
      await keepPictures(phone, `${mode}-${index}`)
      const measures = await measure(bodyOf(phone), least, target)
      expect({ group, ...measures }).toMatchObject({
        group,
        smallText: [],
        smallTargets: [],
        nameless: [],
        overflow: 0,
      })
      expect(measures.nodes).toBeLessThan(MOST_NODES)
    }
    await phone.tapText('埋得很深的按钮')
    await phone.waitForText('深处也点到了')
    await phone.tapText('退回这条诉求')
    await phone.waitForText('退回的原因')
    await phone.screenshot(path.join(pictures, `${mode}-sheet.png`))
    expect(await phone.errors()).toEqual([])
    await phone.close()
  },
  120_000,
)
