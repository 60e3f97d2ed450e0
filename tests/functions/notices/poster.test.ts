import fs from 'node:fs'
import path from 'node:path'
import * as c from '@functions/notices/contract'
import { BUILDING, openWorld, SECRETARY, type World } from '../world'
import { pagesOf, scan } from './render-poster'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const body =
  '本周三（11 月 25 日）上午九点到十一点半，3 栋停水检修水泵。\n请提前储水。家里有老人、婴儿的，志愿者可以帮忙提水，请联系楼栋长。\n生僻字也要印得出来：㙍、犇、堃、喆、赟。'

async function poster(title = '周三上午停水'): Promise<{ id: string; pdf: Buffer }> {
  const { id } = await world.data(SECRETARY, c.writeNotice, {
    audience: BUILDING,
    title,
    body,
    pictures: [],
    attachments: [],
    mustReadBy: null,
    expiresAt: null,
    submit: true,
  })
  const { pdfBase64 } = await world.data(SECRETARY, c.getPoster, { id })
  return { id, pdf: Buffer.from(pdfBase64, 'base64') }
}

test('the poster is one A4 page whose code opens the notice', async () => {
  const { id, pdf } = await poster()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeLessThan(200_000)
  const { pages, code, shape } = await scan(pdf)
  expect(pages).toBe(1)
  expect(shape).toBeCloseTo(210 / 297, 2)
  expect(code).toContain('features/notices/pages/detail/index')
  expect(code).toContain(id)
  const out = path.join(__dirname, '../../output/functions')
  fs.mkdirSync(out, { recursive: true })
  fs.writeFileSync(path.join(out, 'poster.pdf'), pdf)
})

test('a long notice still fits on one page', async () => {
  const { pdf } = await poster('关于近期物业公共区域维护、消防演练与车辆停放管理安排的通知说明')
  expect(await pagesOf(pdf)).toBe(1)
})

test('only a published notice has a poster, and only author and reviewers make it', async () => {
  const { id } = await poster()
  expect(await world.call('o-resident', c.getPoster, { id })).toMatchObject({ ok: false, code: 5 })
  const reason = '写错了'
  await world.data(SECRETARY, c.withdrawNotice, { id, reason })
  expect(await world.call(SECRETARY, c.getPoster, { id })).toMatchObject({ ok: false, code: 3005 })
})
