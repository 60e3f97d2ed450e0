import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { launchBrowser, openPhone, type Phone } from '../../tools/simulator/driver'
import { type RunningSimulator, startSimulator } from '../../tools/simulator/server'
import { fakeCloud } from './fake-cloud'
import { makeFixturePackage, PNG } from './fixture-package'

const personas = [
  { openid: 'chen', name: '陈阿姨', title: '居民 · 荷塘苑 3栋' },
  { openid: 'li', name: '李建国', title: '楼栋长 · 荷塘苑 3栋' },
]
let root: string
let simulator: RunningSimulator
let browser: Browser
let phone: Phone

beforeAll(async () => {
  root = makeFixturePackage()
  simulator = await startSimulator({
    weappRoot: root,
    cloudHandler: fakeCloud(),
    personas,
    strict: true,
  })
  browser = await launchBrowser()
  phone = await openPhone(browser, simulator.url, 'chen', { timeout: 15_000 })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await simulator?.close()
  fs.rmSync(root, { recursive: true, force: true })
})

const open = (page = '') => phone.open('chen', page)

/** The element with this id on the page on top. */
const byId = (id: string) => phone.page.frameLocator('iframe.sim-page.active').locator(`#${id}`)
const eventShown = async () =>
  JSON.parse(await byId('event').innerText()) as Record<string, unknown>
/** Computes an expression about the DOM element `e` in the browser. */
const read = (found: Locator, expression: string): Promise<unknown> =>
  found.evaluate(new Function('e', `return ${expression}`) as (e: unknown) => unknown)
const styleOf = (id: string, property: string) =>
  read(byId(id), `getComputedStyle(e).getPropertyValue('${property}')`)

jest.setTimeout(60_000)

describe('pages', () => {
  test('run their life cycle, and their subpackages, with options and an event channel', async () => {
    await open()
    await phone.waitForText('load show ready')
    await phone.tapText('打开分包页')
    await phone.waitForText('编号 7 名 荷 问 你好')
    expect(await phone.path()).toBe('sub/pages/detail/index?id=7&name=%E8%8D%B7')
    await phone.back()
    await phone.waitForText('load show ready hide answer:收到 show')
    expect(await phone.errors()).toEqual([])
  })

  test('keep a tab that was left, and show badges and titles', async () => {
    await open()
    await phone.tapText('我的')
    await phone.tapText('标记')
    await phone.waitForText('改过的标题')
    await phone.waitForText('3')
    await phone.tapText('首页')
    await phone.waitForText('load show ready hide show')
  })

  test('are refreshed by pulling down', async () => {
    await open()
    await phone.pullDown()
    await phone.waitForText('pulled')
  })

  test('open straight from an address', async () => {
    await open('sub/pages/detail/index?id=9')
    await phone.waitForText('编号 9')
    await phone.tapLabel('回到首页')
    await phone.waitForPath('pages/home/index')
  })
})

describe('templates and styles', () => {
  beforeEach(() => open('pages/basic/index'))

  test('run WXS from files and inline', async () => {
    await phone.waitForText('wxs list true false true')
  })

  test('turn rpx into whole px and keep component styles apart', async () => {
    expect(await styleOf('half', 'width')).toBe('187px')
    expect(await styleOf('half', 'border-bottom-width')).toBe('1px')
    const frame = phone.page.frameLocator('iframe.sim-page.active')
    const colour = (text: string) =>
      read(frame.getByText(text).first(), 'getComputedStyle(e).color')
    expect(await colour('页面自己的 box')).toBe('rgb(7, 7, 7)')
    expect(await colour('数 0')).toBe('rgb(9, 9, 9)')
  })

  test('let a component keep its own state and tell the page', async () => {
    await phone.tapText('数 0')
    await phone.waitForText('数 1')
    expect(await eventShown()).toMatchObject({
      type: 'count',
      detail: { count: 1 },
      currentTarget: { id: 'counter', dataset: { from: 'page' } },
    })
    expect(await phone.errors()).toEqual([])
  })
})

describe('events', () => {
  beforeEach(() => open('pages/basic/index'))

  test('of a tap are plain objects with targets, touches and place', async () => {
    await phone.tapLabel('点我')
    await expect(eventShown()).resolves.toEqual({
      type: 'tap',
      timeStamp: expect.any(Number),
      target: {
        id: 'tapped',
        offsetLeft: 0,
        offsetTop: expect.any(Number),
        dataset: { sid: 's1' },
      },
      currentTarget: {
        id: 'tapped',
        offsetLeft: 0,
        offsetTop: expect.any(Number),
        dataset: { sid: 's1' },
      },
      mark: {},
      detail: { x: expect.any(Number), y: expect.any(Number) },
      touches: [],
      changedTouches: [
        {
          identifier: 0,
          clientX: expect.any(Number),
          clientY: expect.any(Number),
          pageX: expect.any(Number),
          pageY: expect.any(Number),
          force: 1,
        },
      ],
    })
  })

  test('of a long press come instead of the tap', async () => {
    await byId('tapped').click({ delay: 500 })
    expect(await eventShown()).toMatchObject({ type: 'longpress' })
  })

  test('come from the keyboard too', async () => {
    await byId('tapped').press('Enter')
    expect(await eventShown()).toMatchObject({ type: 'tap', target: { id: 'tapped' } })
  })

  test('do not come from a disabled button', async () => {
    await phone.page
      .frameLocator('iframe.sim-page.active')
      .getByText('不能点')
      .click({ force: true })
    expect(await byId('event').textContent()).toBe('')
  })
})

describe('forms', () => {
  beforeEach(() => open('pages/basic/index'))

  test('give every field by its name', async () => {
    await phone.fill('写一句', '灯坏了')
    await phone.fill('写一段', '三栋二单元')
    await phone.tapText('甲')
    await phone.tapText('丙')
    await phone.tapText('丁')
    await phone.tapLabel('开关')
    await phone.tapText('交')
    await expect(byId('form').innerText().then(JSON.parse)).resolves.toEqual({
      word: '灯坏了',
      story: '三栋二单元',
      one: 'a',
      many: ['x', 'y'],
      on: true,
      level: 40,
      day: '2026-03-03',
    })
    expect(await phone.errors()).toEqual([])
  })

  test('hold a field to its length', async () => {
    const field = phone.page.frameLocator('iframe.sim-page.active').getByPlaceholder('写一句')
    await field.pressSequentially('一二三四五六七八九十多')
    expect(await phone.valueOf('写一句')).toBe('一二三四五六七八九十')
  })

  test('open the picker of a date and of a list', async () => {
    await phone.tapText('选日子')
    await phone.tapText('确定')
    expect(await eventShown()).toMatchObject({ type: 'change', detail: { value: '2026-03-03' } })
    await phone.tapText('选一个')
    await phone.page.locator('.sim-columns select').selectOption('夏')
    await phone.tapText('确定')
    expect(await eventShown()).toMatchObject({ type: 'change', detail: { value: 1 } })
  })

  test('ask before a phone number is given, and give only a code', async () => {
    await phone.tapText('手机号')
    await phone.tapText('拒绝')
    expect(await eventShown()).toMatchObject({
      detail: { errMsg: 'getPhoneNumber:fail user deny' },
    })
    await phone.tapText('手机号')
    await phone.tapText('允许')
    expect(await eventShown()).toMatchObject({
      detail: { code: 'phone-of-chen' },
    })
  })
})

test('a finger draws on a 2D canvas', async () => {
  await open('pages/basic/index')
  const canvas = byId('sign')
  await canvas.scrollIntoViewIfNeeded()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the canvas has no place')
  await phone.page.mouse.move(box.x + 20, box.y + 20)
  await phone.page.mouse.down()
  await phone.page.mouse.move(box.x + 60, box.y + 40, { steps: 3 })
  await phone.page.mouse.up()
  await phone.waitForText('255')
})

test('rich text loses its scripts', async () => {
  await open('pages/basic/index')
  const bold = phone.page.frameLocator('iframe.sim-page.active').locator('wx-rich-text b')
  expect(await bold.getAttribute('onclick')).toBeNull()
})

describe('wx', () => {
  beforeEach(() => open('pages/api/index'))
  const result = async () => {
    await phone.page.waitForTimeout(100)
    return byId('result').innerText()
  }

  test('asks by a dialog and by a sheet', async () => {
    await phone.tapText('问')
    await phone.waitForText('不能撤回')
    await phone.tapText('确定')
    expect(await result()).toContain('"confirm":true')
    await phone.tapText('选项')
    await phone.tapText('乙')
    expect(await result()).toContain('"tapIndex":1')
    await phone.tapText('选项')
    await phone.tapText('取消')
    expect(await result()).toContain('showActionSheet:fail cancel')
  })

  test('calls the cloud as the persona, and says why it fails', async () => {
    await phone.tapText('云函数')
    await phone.waitForText('"openid":"chen"')
    await phone.switchPersona('li')
    await phone.tapText('接口')
    await phone.tapText('云函数')
    await phone.waitForText('"openid":"li"')
    await phone.tapText('云错误')
    await phone.waitForText('"errCode":-501000')
    await phone.setNetwork('off')
    await phone.tapText('云函数')
    await phone.waitForText('INTERNET_DISCONNECTED')
  })

  test('uploads a photo and shows it from its temporary address', async () => {
    const photo = path.join(os.tmpdir(), `simulator-photo-${process.pid}.png`)
    fs.writeFileSync(photo, PNG)
    await phone.chooseFiles('照片', [photo])
    await phone.waitForText(`"n":1,"size":${PNG.length}`)
    const image = phone.page.frameLocator('iframe.sim-page.active').locator('wx-image img')
    expect(await read(image, 'e.decode().then(() => e.naturalWidth)')).toBe(1)
    fs.rmSync(photo)
  })

  test('keeps storage for each persona, and answers by callback too', async () => {
    await phone.tapText('存')
    await phone.waitForText('"data":{"n":1}')
    await phone.tapText('回调')
    await phone.waitForText('getStorage:fail data not found')
  })

  test('tells the size of the window and asks before it subscribes', async () => {
    await phone.tapText('系统')
    await phone.waitForText('{"w":375,"h":603,"theme":"light"}')
    await phone.tapText('订阅')
    await phone.tapText('允许')
    await phone.waitForText('"t1":"accept"')
    await phone.tapText('随机')
    await phone.waitForText('"bytes":6')
    expect(await phone.errors()).toEqual([])
  })
})

describe('Vant', () => {
  beforeEach(() => open('pages/vant/index'))

  test('renders every component without an unknown tag, attribute or API', async () => {
    await phone.waitForText('主要按钮')
    await phone.screenshot(path.join(os.tmpdir(), 'simulator-vant.png'))
    expect(await phone.errors()).toEqual([])
    const button = phone.page
      .frameLocator('iframe.sim-page.active')
      .locator('.van-button--primary')
      .first()
    const box = await button.boundingBox()
    expect(box?.height).toBe(44)
    const plus = phone.page.frameLocator('iframe.sim-page.active').locator('.van-icon-plus').first()
    expect(await read(plus, "getComputedStyle(e, '::before').fontFamily")).toContain('vant-icon')
  })

  test('answers taps: button, dialog, toast, popup', async () => {
    await phone.tapText('主要按钮')
    await phone.waitForText('"type":"click"')
    await phone.tapText('问一问')
    await phone.waitForText('确定退回吗')
    await phone.tapText('确认')
    await phone.waitForText('dialog:yes')
    await phone.tapText('轻提示')
    await phone.waitForText('存好了')
    await phone.tapText('单元格')
    await phone.waitForText('弹出层内容')
  })

  test('takes what is typed, ticked, chosen and uploaded', async () => {
    await phone.fill('请输入姓名', '王芳')
    await phone.waitForText('name:王芳')
    await phone.fill('姓名', '王芳芳')
    await phone.waitForText('name:王芳芳')
    await phone.tapText('水管')
    await phone.waitForText('checked:a,b')
    await phone.tapText('没解决')
    await phone.waitForText('radio:2')
    await phone.tapText('待办')
    await phone.waitForText('内容二')
    expect(await phone.errors()).toEqual([])
  })
})

describe('strict mode', () => {
  test('names an unknown tag, attribute, event and wx function', async () => {
    await open('pages/strange/index')
    await phone.tapText('用没有的接口')
    const errors = (await phone.errors()).join('\n')
    expect(errors).toContain('marquee')
    expect(errors).toContain('attribute "sparkle" of <view>')
    expect(errors).toContain('event "wobble" of <view>')
    expect(errors).toContain('wx.teleport')
  })

  test('is off for a person, who sees the same in red under the phone', async () => {
    const lenient = await startSimulator({ weappRoot: root, personas })
    const wide = await openPhone(browser, lenient.url, 'chen', { page: 'pages/strange/index' })
    await wide.page.setViewportSize({ width: 1200, height: 900 })
    await wide.page.locator('.sim-problems').getByText('sparkle').waitFor()
    await wide.close()
    await lenient.close()
  })
})

describe('a wide screen', () => {
  test('shows the phone beside the people, and becomes whom one taps', async () => {
    await open()
    await phone.page.setViewportSize({ width: 1200, height: 900 })
    const screen = await phone.page.locator('#sim').boundingBox()
    expect([screen?.width, screen?.height]).toEqual([375, 667])
    await phone.page.getByRole('button', { name: '李建国' }).click()
    await phone.page.waitForURL(/persona=li/)
    await phone.waitForText('load show ready')
    const chosen = phone.page.locator('.sim-person[aria-pressed=true]')
    expect(await chosen.innerText()).toContain('李建国')
  })

  test('turns the phone dark where the package can be', async () => {
    await open()
    await phone.page.setViewportSize({ width: 1200, height: 900 })
    await phone.page.getByRole('button', { name: '深色' }).click()
    const page = phone.page.frameLocator('iframe.sim-page.active').locator('wx-page')
    expect(await read(page, 'getComputedStyle(e).backgroundColor')).toBe('rgb(22, 27, 26)')
    const bar = phone.page.locator('.sim-bar')
    expect(await read(bar, 'getComputedStyle(e).backgroundColor')).toBe('rgb(22, 27, 26)')
  })
})
