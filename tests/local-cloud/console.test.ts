import fs from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { createClock, createInProcessHost, createLocalCloud } from '../../tools/local-cloud/cloud'
import { launchBrowser } from '../../tools/simulator/driver/browser'
import { cloudSdk } from './functions-sdk'

jest.setTimeout(120_000)

const functions = {
  requests: {
    main: async ({ text }: { text: string }) => {
      console.log('收到', text)
      if (text === '') throw new Error('没有写内容')
      const requests = cloudSdk.database().collection('requests')
      await requests.add({ data: { text, state: 'submitted' } })
      return { ok: true }
    },
  },
  nightly: { main: async () => ({ reminded: 3 }) },
}

describe('the console', () => {
  const cloud = createLocalCloud({
    host: createInProcessHost({
      functions,
      configs: {
        nightly: { triggers: [{ name: 'remind', type: 'timer', config: '0 0 2 * * * *' }] },
      },
    }),
    clock: createClock({ at: Date.parse('2026-05-01T09:00:00+08:00'), frozen: true }),
    collections: [
      { name: 'requests', indexes: [{ name: 'state', keys: [{ field: 'state', order: 1 }] }] },
    ],
  })
  let browser: Browser
  let page: Page
  const problems: string[] = []
  beforeAll(async () => {
    cloud.personas.set('o-wang', '王阿姨')
    const url = await cloud.listen()
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    await page.goto(`${url}/console`)
  })
  afterAll(async () => {
    await browser?.close()
    await cloud.close()
  })

  const tab = (name: string) => page.getByRole('link', { name }).click()
  const shows = (text: string | RegExp) => page.getByText(text).first().waitFor()

  it('shows a call as soon as it is made, with what it cost', async () => {
    await shows('还没有调用')
    await cloud.call('requests', { text: '楼道灯坏了' }, { openid: 'o-wang' })
    await shows('手机 · 王阿姨')
    await shows('1 次请求，读 0 份，写 1 份')
    await shows(/"text": "楼道灯坏了"/)
    await shows('insertDocument requests')
  })

  it('shows what a function threw, and in the logs', async () => {
    await cloud.call('requests', { text: '' }, { openid: 'o-wang' }).catch(() => undefined)
    await shows('出错 -504002')
    await page.getByText('出错 -504002').first().click()
    await shows(/errCode: -504002 functions execute fail .*没有写内容/)
    await tab('日志')
    await shows('收到 楼道灯坏了')
    await shows(/^Error: 没有写内容/)
  })

  it('answers a question to the database, or says why not', async () => {
    await tab('数据')
    await shows('1 份文档，读了 1 份')
    await page.getByLabel('在 requests 里查').fill('{"state":"submitted"}')
    await page.getByRole('button', { name: '查询' }).click()
    await shows(/用索引 state/)
    await page.getByLabel('在 requests 里查').fill('{"text":"楼道灯坏了"}')
    await page.getByRole('button', { name: '查询' }).click()
    await shows(/no declared index of 'requests' covers this query on \{text\}/)
  })

  it('exports a collection as JSON Lines and takes it in again', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 JSON Lines' }).click()
    const file = await (await download).path()
    const lines = cloud.database.exportJsonLines('requests')
    expect(fs.readFileSync(file, 'utf8')).toBe(lines)
    const changed = Buffer.from(lines.replace('楼道灯坏了', '楼道灯修好了'))
    await page
      .getByLabel('导入（同 _id 的替换）')
      .setInputFiles({ name: 'requests.json', mimeType: 'application/json', buffer: changed })
    await shows('导入了 1 份')
    expect(cloud.database.exportJsonLines('requests')).toContain('楼道灯修好了')
  })

  it('runs a timer now and moves the time', async () => {
    await tab('定时')
    await shows('还没跑过')
    await page.getByRole('button', { name: '现在跑一次' }).click()
    await shows('上次成功')
    expect(cloud.calls.at(-1)).toMatchObject({ functionName: 'nightly', source: 'wx_trigger' })
    await page.getByRole('button', { name: '＋1 天' }).click()
    await shows('2026年5月2日 02:00:00')
    expect(cloud.clock.now()).toBe(Date.parse('2026-05-02T09:00:00+08:00'))
  })

  it('shows files and functions', async () => {
    await cloud.client({ openid: 'o-wang' }).uploadFile('照片/灯.txt', Buffer.from('灯'))
    await tab('文件')
    const link = page.getByRole('link', { name: '照片/灯.txt' })
    const href = await link.getAttribute('href')
    expect(await (await page.request.get(new URL(href ?? '', page.url()).href)).text()).toBe('灯')
    await tab('函数')
    await shows('256 MB')
  })

  it('calls a function as somebody', async () => {
    await page.getByLabel('调用').selectOption('requests')
    await page.getByLabel('作为谁（openid）').fill('o-li')
    await page.getByLabel('事件（JSON）').fill('{"text":"花坛该浇水了"}')
    await page.getByRole('button', { name: '调用' }).click()
    await shows(/"ok": true/)
    expect(cloud.calls.at(-1)).toMatchObject({ openid: 'o-li', input: { text: '花坛该浇水了' } })
    await page.getByLabel('事件（JSON）').fill('{')
    await page.getByRole('button', { name: '调用' }).click()
    await shows(/事件不是 JSON/)
  })

  it('does all that without an error in the page', () => {
    expect(problems).toEqual([])
  })
})
