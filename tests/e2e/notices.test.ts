import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { drawPicture } from '../../tools/district/pictures'
import type { Phone } from '../../tools/simulator/driver'
import { scan } from '../functions/notices/render-poster'
import { claimByCode } from './claim'
import { openStage, type Stage } from './stage'

jest.setTimeout(120_000)

let stage: Stage
let folder: string
let photo: string

beforeAll(async () => {
  stage = await openStage()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tongxinyuan-notice-'))
  photo = path.join(folder, 'lamp.png')
  fs.writeFileSync(photo, drawPicture('lampLit'))
}, 400_000)

afterAll(async () => {
  await stage?.close()
  if (folder) fs.rmSync(folder, { recursive: true, force: true })
})

const NOTICES = 'features/notices/pages'
/** What the captain told the building the day before; see tools/district/play-notices.ts. */
const OLDER = '3栋电梯后天上午检修'
const TITLE = '周五晚上换楼道灯'
/** Homes of the captain's building: see tools/district/stage.ts. */
const HOMES = 36

/** Leaves the page's mistakes for the test to see: strict mode throws on what is not simulated. */
async function leave(phone: Phone) {
  expect(await phone.errors()).toEqual([])
  await stage.putDown(phone)
}

/** What the phone opens instead of a viewer: the bytes of the file. */
async function fileOpenedBy(phone: Phone, open: () => Promise<void>): Promise<Buffer> {
  await phone.page.evaluate(`window.open = (url) => { window.openedFile = url }`)
  await open()
  await phone.page.waitForFunction('window.openedFile')
  const base64 = await phone.page.evaluate(`fetch(window.openedFile)
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => btoa(Array.from(new Uint8Array(bytes), (b) => String.fromCharCode(b)).join('')))`)
  return Buffer.from(String(base64), 'base64')
}

test('a newcomer claims a home and has its notices; a captain’s new one is read, counted and printed', async () => {
  const newcomer = await stage.play('newcomer')
  await claimByCode(newcomer)
  await newcomer.goTo('pages/home/index')
  await newcomer.waitForText(OLDER)
  await stage.keep(newcomer, 'notice-at-the-new-home')
  await leave(newcomer)

  const captain = await stage.play('captain', `${NOTICES}/write/index`)
  await captain.fill('标题', TITLE)
  await captain.fill('内容', '周五晚上七点到八点换楼道灯，楼道会暗一会儿，上下楼请带手电。')
  await captain.chooseFiles('添加照片，还可以加 6 张', [photo])
  await captain.waitForNoText('正在上传')
  await captain.tapText('发出去')
  await captain.waitForText('已经交给书记看一看，看过就发。')
  await leave(captain)

  // The secretary finds it among what waits, on the home page.
  const secretary = await stage.play('secretary')
  await secretary.tapText('我的职责')
  await secretary.tapText(TITLE)
  await secretary.waitForText('上下楼请带手电')
  await secretary.tapText('看过了，可以发')
  await secretary.waitForText('有多少人看过')
  await leave(secretary)

  for (const name of ['resident', 'elder', 'newcomer'] as const) {
    const reader = await stage.play(name)
    await reader.tapText(TITLE)
    await reader.waitForText('上下楼请带手电')
    await reader.settle()
    await stage.keep(reader, `notice-read-by-${name}`)
    await leave(reader)
  }
  const author = await stage.play('captain', `${NOTICES}/desk/index`)
  await author.tapText(TITLE)
  await author.waitForText(`3 人看过；${HOMES} 户里看过 3 户，还有 ${HOMES - 3} 户没看`)
  await stage.keep(author, 'notice-counts')
  const id = new URLSearchParams((await author.path()).split('?')[1]).get('id')
  const pdf = await fileOpenedBy(author, () => author.tapText('打印张贴'))
  await leave(author)
  const { pages, code } = await scan(pdf)
  expect(pages).toBe(1)
  expect(code).toContain(`${NOTICES}/detail/index`)
  expect(code).toContain(String(id))
})
