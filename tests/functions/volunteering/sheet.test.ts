import { codeText, digitsOf } from '@domain/volunteering/rotating-code'
import { residents } from '@functions/kernel/resident'
import { getHome } from '@functions/people/contract'
import * as p from '@functions/points/contract'
import * as c from '@functions/volunteering/contract'
import { activities } from '@functions/volunteering/store'
import { PLAN } from '../fixtures/volunteering'
import {
  GRID_WORKER,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  STORED_PICTURE,
  type World,
} from '../world'

const MINUTE = 60_000
const DAY = 86_400_000
const LEADER = NEIGHBOUR
const READY = { post: 'p1', age: 'adult', riskRead: true } as const

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const at = (minute: number) => world.clock.moveTo(PLAN.startsAt + minute * MINUTE)

async function outdoors(): Promise<string> {
  const { id } = await world.data(LEADER, c.planActivity, PLAN)
  await world.data(SECRETARY, c.moveActivity, { id, move: 'approve' })
  await world.data(RESIDENT, c.signUpFor, { id, ...READY })
  at(121)
  return id
}

const entry = (id: string) => ({
  id,
  rows: [{ person: personIdOf(RESIDENT), start: PLAN.startsAt, end: PLAN.startsAt + 120 * MINUTE }],
  photos: [STORED_PICTURE],
})

async function publish(id: string) {
  for (const move of ['start', 'confirm'] as const)
    await world.data(LEADER, c.moveActivity, { id, move })
  await world.data(SECRETARY, c.moveActivity, { id, move: 'publish' })
  world.clock.advance(4 * DAY)
  await world.cloud.timers.runNow('volunteering')
  await world.cloud.timers.runNow('volunteering')
  const { hours } = await world.data(RESIDENT, c.getActivity, { id })
  const { available } = await world.data(RESIDENT, p.getMyPoints, {})
  return { halfHours: hours[0]?.halfHours, kind: hours[0]?.kind, available }
}

test('a paper sheet that one entered and another countersigned gives points', async () => {
  const id = await outdoors()
  await world.data(LEADER, c.enterSheet, entry(id))
  const home = await world.data(RESIDENT, getHome, {})
  expect(home.needsMe.map((one) => one.kind)).toContain('sheet_to_sign')
  const { sheet } = await world.data(GRID_WORKER, c.getSheet, { id })
  await world.data(GRID_WORKER, c.countersignSheet, { id, digest: sheet?.digest ?? '' })
  expect(await publish(id)).toEqual({ halfHours: 4, kind: 'witnessed', available: 4 })
})

test('without a second witness its hours are honoured and earn none', async () => {
  const id = await outdoors()
  await world.data(LEADER, c.enterSheet, entry(id))
  expect(await publish(id)).toEqual({ halfHours: 4, kind: 'supplementary', available: 0 })
})

test('it is countersigned after the end too, until the hours are published', async () => {
  const id = await outdoors()
  await world.data(LEADER, c.enterSheet, entry(id))
  for (const move of ['start', 'confirm'] as const)
    await world.data(LEADER, c.moveActivity, { id, move })
  const { sheet } = await world.data(GRID_WORKER, c.getSheet, { id })
  await world.data(GRID_WORKER, c.countersignSheet, { id, digest: sheet?.digest ?? '' })
  expect(world.all(activities)[0]?.hours).toMatchObject([{ kind: 'witnessed', points: 4 }])
})

test('nobody countersigns what they entered, or what they did not see', async () => {
  const id = await outdoors()
  await world.data(LEADER, c.enterSheet, entry(id))
  const { sheet } = await world.data(LEADER, c.getSheet, { id })
  const digest = sheet?.digest ?? ''
  expect(await world.call(LEADER, c.countersignSheet, { id, digest })).toMatchObject({ code: 5117 })
  const other = { ...entry(id) }
  other.rows = other.rows.map((row) => ({ ...row, end: row.end - MINUTE }))
  await world.data(LEADER, c.enterSheet, other)
  expect(await world.call(GRID_WORKER, c.countersignSheet, { id, digest })).toMatchObject({
    code: 5116,
  })
})

test('who lives with the one that entered it does not countersign', async () => {
  const id = await outdoors()
  await world.data(LEADER, c.enterSheet, entry(id))
  const [leader, family] = [LEADER, RESIDENT].map((openid) =>
    world.all(residents).find(({ _id }) => _id === openid),
  )
  const line = JSON.stringify({ ...family, households: leader?.households })
  world.cloud.database.importJsonLines(residents.name, line, 'upsert')
  const { sheet, canCountersign } = await world.data(RESIDENT, c.getSheet, { id })
  expect(canCountersign).toBe(false)
  const signed = { id, digest: sheet?.digest ?? '' }
  expect(await world.call(RESIDENT, c.countersignSheet, signed)).toMatchObject({ code: 5117 })
})

test('who is on a sheet has signed up, and a second person does not write over the first', async () => {
  const id = await outdoors()
  const wrong = { ...entry(id), rows: entry(id).rows.map((row) => ({ ...row, person: 'p-x' })) }
  expect(await world.call(LEADER, c.enterSheet, wrong)).toMatchObject({ code: 5114 })
  await world.data(LEADER, c.enterSheet, entry(id))
  expect(await world.call(RESIDENT, c.enterSheet, entry(id))).toMatchObject({ code: 5115 })
})

test('the printed sheet is a page that carries the names', async () => {
  const { id } = await world.data(LEADER, c.planActivity, PLAN)
  await world.data(SECRETARY, c.moveActivity, { id, move: 'approve' })
  const { pdfBase64 } = await world.data(LEADER, c.printSheet, { id })
  const pdf = Buffer.from(pdfBase64, 'base64')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeLessThan(400_000)
})

test('digits that were read off the screen and typed check in as a scan does', async () => {
  const { id } = await world.data(LEADER, c.planActivity, PLAN)
  await world.data(SECRETARY, c.moveActivity, { id, move: 'approve' })
  await world.data(RESIDENT, c.signUpFor, { id, ...READY })
  at(0)
  const { secret } = await world.data(LEADER, c.getLeaderKit, { id })
  const digits = digitsOf(codeText(secret, id, 'start', world.clock.now()))
  const typed = { id, code: `${digits.slice(0, 4)} ${digits.slice(4)}`, device: 'ab'.repeat(8) }
  expect(await world.call(RESIDENT, c.checkIn, typed)).toMatchObject({
    data: { accepted: true, moment: 'start' },
  })
  const wrong = { ...typed, code: '0000 0000' }
  expect(await world.call(RESIDENT, c.checkIn, wrong)).toMatchObject({ code: 5111 })
})
