import { closeAccount } from '@functions/people/contract'
import * as c from '@functions/volunteering/contract'
import type { VolunteerDoc } from '@functions/volunteering/documents'
import { certificates, volunteers } from '@functions/volunteering/store'
import ExcelJS from 'exceljs'
import {
  COMPOUND,
  GUEST,
  NEIGHBOUR,
  NEXT_COMPOUND,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'
import { attend, DAY, moveIn, post, READY, recruiting } from './neighbours'

let world: World
let volunteer = ''
beforeAll(async () => {
  world = await openWorld()
  const [first = '', second = ''] = moveIn(world, ['志愿者', '邻苑人'])
  volunteer = first
  agreedElsewhere(second)
  const id = await recruiting(world, { posts: [{ title: '擦扶手', capacity: 3 }] })
  for (const who of [first, second]) await world.data(who, c.signUpFor, { id, ...READY })
  await attend(world, id, [first, second])
  await post(world, id)
})
afterAll(() => world.close())

/** Somebody with hours in the next compound, who stands on its red list. */
function agreedElsewhere(openid: string): void {
  const _id = personIdOf(openid)
  const place = { compound: NEXT_COMPOUND, shown: true, order: _id }
  const doc: VolunteerDoc = { _id, name: '邻苑人', halfHours: 2, ...place }
  world.cloud.database.loadDocuments(volunteers.name, [{ ...doc }])
}

const issue = async () => (await world.data(volunteer, c.issueCertificate, {})).certificate

test('a certificate says what is written down, once for the same hours, and its code verifies for anyone', async () => {
  const certificate = await issue()
  expect(await issue()).toBe(certificate)
  expect(world.all(certificates)).toHaveLength(1)
  const { pdfBase64, code } = await world.data(volunteer, c.printCertificate, { certificate })
  expect(Buffer.from(pdfBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  expect(code).toHaveLength(32)
  expect(await world.data(GUEST, c.checkHours, { code })).toMatchObject({
    verdict: 'holds',
    record: { name: '志愿者', placeName: '小满荷苑', halfHours: 4, stars: 0 },
  })
  const others = await world.call(NEIGHBOUR, c.printCertificate, { certificate })
  expect(others).toMatchObject({ ok: false, code: 5 })
})

test('a changed code, a changed record and hours that nobody has show nothing of anybody', async () => {
  const certificate = await issue()
  const { code } = await world.data(volunteer, c.printCertificate, { certificate })
  const last = code.endsWith('A') ? 'Q' : 'A'
  const check = (said: string) => world.data(GUEST, c.checkHours, { code: said })
  expect(await check(code.slice(0, -1) + last)).toEqual({ verdict: 'changed' })
  expect(await check('hello')).toEqual({ verdict: 'not_a_code' })
  const doc = world.all(certificates)[0]
  const line = JSON.stringify({ ...doc, halfHours: 2000, stars: 5 })
  world.cloud.database.importJsonLines(certificates.name, line, 'upsert')
  expect(await check(code)).toEqual({ verdict: 'changed' })
  world.cloud.database.importJsonLines(certificates.name, JSON.stringify(doc), 'upsert')
  expect(await check(code)).toMatchObject({ verdict: 'holds' })
  expect(await world.call(RESIDENT, c.issueCertificate, {})).toMatchObject({ code: 5 })
})

test('a hundred hours are one star on the certificate', async () => {
  const own = world.all(volunteers).find(({ _id }) => _id === personIdOf(volunteer))
  const put = (doc: object) =>
    world.cloud.database.importJsonLines(volunteers.name, JSON.stringify(doc), 'upsert')
  put({ ...own, halfHours: 200 })
  const { code } = await world.data(volunteer, c.printCertificate, { certificate: await issue() })
  expect(await world.data(GUEST, c.checkHours, { code })).toMatchObject({ record: { stars: 1 } })
  put({ ...own })
})

test('the red list names only who agreed, to neighbours only, until they take it back', async () => {
  const list = () => world.data(NEIGHBOUR, c.listRedList, { compound: COMPOUND })
  // Nor who agreed to stand on another compound's.
  expect(world.all(volunteers)).toHaveLength(2)
  expect((await list()).items).toEqual([])
  await world.data(volunteer, c.showOnRedList, { shown: true })
  expect((await list()).items).toMatchObject([{ name: '志愿者', halfHours: 4 }])
  const elsewhere = await world.call(NEIGHBOUR, c.listRedList, { compound: NEXT_COMPOUND })
  expect(elsewhere).toMatchObject({ ok: false, code: 5 })
  await world.data(volunteer, c.showOnRedList, { shown: false })
  expect((await list()).items).toEqual([])
})

test('the month’s hours are a sheet of the national system’s records, without ID numbers', async () => {
  const month = '2026-11'
  const { xlsxBase64, rows } = await world.data(SECRETARY, c.exportHours, {
    compound: COMPOUND,
    month,
  })
  expect(rows).toBe(2)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(Buffer.from(xlsxBase64, 'base64')).buffer)
  const [head, row] = book.worksheets[0]?.getSheetValues().slice(1) ?? []
  expect(head).toEqual([
    ...[
      undefined,
      '志愿者姓名',
      '证件类型',
      '证件号码',
      '志愿团体',
      '项目名称',
      '服务岗位',
      '服务地点',
    ],
    ...['服务日期', '开始时间', '结束时间', '服务时长（小时）', '记录方式', '活动负责人'],
  ])
  expect(row).toEqual([
    ...[undefined, '志愿者', '', '', '小满荷苑志愿者', '周六清洁楼道', '擦扶手', '1 单元门口'],
    ...['2026-11-24', '13:00', '15:00', 2, '现场签到', '樟微雨'],
  ])
  const other = { compound: COMPOUND, month: '2026-10' }
  expect(await world.data(SECRETARY, c.exportHours, other)).toMatchObject({ rows: 0 })
})

test('who closed their account is on no list, and their certificate verifies no more', async () => {
  const certificate = await issue()
  const { code } = await world.data(volunteer, c.printCertificate, { certificate })
  await world.data(volunteer, c.showOnRedList, { shown: true })
  await world.data(volunteer, closeAccount, {})
  world.clock.advance(40 * DAY)
  for (let run = 0; run < 3; run++) await world.cloud.timers.runNow('people')
  expect(await world.data(NEIGHBOUR, c.listRedList, { compound: COMPOUND })).toEqual({ items: [] })
  expect(await world.data(GUEST, c.checkHours, { code })).toEqual({ verdict: 'unknown' })
})
