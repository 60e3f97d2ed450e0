import fs from 'node:fs'
import path from 'node:path'
import { auditEntries } from '@functions/kernel/audit'
import { commands } from '@functions/kernel/commands'
import * as c from '@functions/people/contract'
import { codeOf, newHousehold, slipOf } from '@functions/people/households'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsQR from 'jsqr'
import { LOCAL_SECRET } from '../../../tools/local-cloud/cloud'
import { BUILDING, HOME, holderOf, openWorld, RESIDENT, SECRETARY, type World } from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const STAFF = holderOf('community_staff')

/** What a printer would see of the first page, and what a phone reads of its first slip. */
async function look(pdf: Buffer) {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const page = document.getPage(0)
  const { data, width, height } = await page.render({ scale: 3, render: 'bitmap' })
  const pages = document.getPageCount()
  document.destroy()
  library.destroy()
  // One code at a time: the upper left slip alone.
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 3)]
  const part = new Uint8ClampedArray(w * h * 4)
  for (let y = 0; y < h; y++) part.set(data.subarray(y * width * 4, (y * width + w) * 4), y * w * 4)
  return { pages, code: jsQR(part, w, h)?.data }
}

test('a sheet of slips is put on record, opens as PDF, and its code opens the claim page', async () => {
  const { parts, rooms } = await world.data(STAFF, c.listSlips, { building: BUILDING })
  expect(parts).toEqual([{ part: 1, label: '1单元302 到 1单元502', count: 3 }])
  expect(rooms.map((one) => one.claimed)).toEqual([true, true, false])
  const { id } = await world.data(STAFF, c.startPrinting, { building: BUILDING, part: 1 })
  const entry = world.all(auditEntries).at(-1)
  expect(entry).toMatchObject({ done: '打印户码单', target: BUILDING, details: { part: 1 } })
  expect(await world.call(SECRETARY, c.getSlips, { id })).toMatchObject({ ok: false, code: 5 })
  expect(await world.call(RESIDENT, c.listSlips, { building: BUILDING })).toMatchObject({ code: 5 })
  const { pdfBase64 } = await world.data(STAFF, c.getSlips, { id })
  const pdf = Buffer.from(pdfBase64, 'base64')
  // An answer of a function may hold 1 MB.
  expect(pdfBase64.length).toBeLessThan(900_000)
  const out = path.join(__dirname, '../../output/functions')
  fs.mkdirSync(out, { recursive: true })
  fs.writeFileSync(path.join(out, 'slips.pdf'), pdf)
  const code = codeOf(newHousehold(HOME, { room: '', areaCentiares: 1 }), LOCAL_SECRET)
  const seen = await look(pdf)
  expect(seen.pages).toBe(1)
  expect(seen.code).toContain('features/residence/pages/claim/index')
  expect(decodeURIComponent(seen.code ?? '')).toContain(`${slipOf(HOME)}.${code}`)
  expect(JSON.stringify(world.all(commands))).not.toContain(code)
  world.clock.advance(11 * 60_000)
  expect(await world.call(STAFF, c.getSlips, { id })).toMatchObject({ ok: false, code: 1117 })
})
