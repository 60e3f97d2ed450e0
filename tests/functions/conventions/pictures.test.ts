import * as c from '@functions/conventions/contract'
import { versionIdOf, versions } from '@functions/conventions/store'
import { pictures } from '@functions/kernel/pictures/store'
import { listMessages } from '@functions/people/contract'
import { CONVENTION, conventionDoc, TEXT_HASH, versionDoc } from '../fixtures/conventions'
import {
  BUILDING,
  COMPOUND,
  HOME,
  holderOf,
  openWorld,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

const CAPTAIN = holderOf('building_captain')
const STAFF = holderOf('community_staff')
const SUB_DISTRICT = holderOf('sub_district_staff')
const id = versionIdOf(CONVENTION, 1)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const load = (version: object, convention: object) => {
  world.cloud.database.loadDocuments(versions.name, [{ ...version }])
  world.cloud.database.loadDocuments('conventions', [{ ...convention }])
}
const stored = (file: string) => world.all(pictures).find((one) => one.file === file)
const traceOf = (file: string) => (stored(file)?.traces as string[] | undefined)?.[0]
/** The platform's word on a picture, as it would push it. */
const judge = (file: string, suggest: 'pass' | 'risky') =>
  world.cloud.call(
    'people',
    {
      ...{ MsgType: 'event', Event: 'wxa_media_check', errcode: 0 },
      ...{ trace_id: traceOf(file), result: { suggest, label: 100 } },
    },
    { openid: SECRETARY, source: 'wx_unknown' },
  )
const told = async (who: string) =>
  (await world.data(who, listMessages, {})).items.filter(({ title }) => title.includes('图片'))

describe('a signed sheet', () => {
  beforeEach(() =>
    load(versionDoc({ state: 'in_force', publishedAt: START, inForceAt: START }), conventionDoc()),
  )
  const line = (sheet: string) => ({
    ...{ compound: COMPOUND, household: HOME, name: '荷大爷', textHash: TEXT_HASH, sheet },
  })
  const desk = async (who: string) =>
    (await world.data(who, c.listPaperEntries, { building: BUILDING })).sheets

  test('is judged, and read meanwhile by those at the desk', async () => {
    const sheet = await world.upload(CAPTAIN, 'a100000000000001')
    await world.data(CAPTAIN, c.enterPaperSignature, line(sheet))
    expect(stored(sheet)).toMatchObject({ state: 'asked', about: '公约签名纸' })
    expect(await desk(SECRETARY)).toMatchObject([{ sheet, gone: false, others: 1 }])
    await judge(sheet, 'pass')
    expect(stored(sheet)).toMatchObject({ state: 'pass' })
    const done = await world.data(SECRETARY, c.enterPaperSignature, line(sheet))
    expect(done.waitsForSecond).toBe(false)
    expect(world.all(pictures)).toHaveLength(1)
  })

  test('that is not fit to be seen is taken away, and who uploaded it is told and begins anew', async () => {
    const sheet = await world.upload(CAPTAIN, 'a100000000000002')
    await world.data(CAPTAIN, c.enterPaperSignature, line(sheet))
    await judge(sheet, 'risky')
    expect(await told(CAPTAIN)).toMatchObject([
      { body: expect.stringContaining('公约签名纸'), url: expect.stringContaining('pages/paper') },
    ])
    expect(await desk(CAPTAIN)).toMatchObject([{ gone: true, own: [{ name: '荷大爷' }] }])
    expect(await desk(SECRETARY)).toEqual([])
    await world.cloud.call('people', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
    const again = await world.call(SECRETARY, c.enterPaperSignature, line(sheet))
    expect(again).toMatchObject({ ok: false })
    const where = { compound: COMPOUND, household: HOME, name: '荷大爷' }
    await world.data(CAPTAIN, c.withdrawPaperEntry, where)
    const fresh = await world.upload(CAPTAIN, 'a100000000000003')
    await world.data(CAPTAIN, c.enterPaperSignature, line(fresh))
    expect(await desk(SECRETARY)).toMatchObject([{ sheet: fresh, gone: false, others: 1 }])
  })
})

test('a ballot on paper is judged as a signed sheet is', async () => {
  const voteUntil = world.clock.now() + 7 * 86_400_000
  load(versionDoc({ state: 'deliberating', voteUntil }), conventionDoc({ force: [] }))
  const sheet = await world.upload(CAPTAIN, 'a100000000000004')
  const paper = { id, household: HOME, choice: 'for', woman: true, sheet } as const
  await world.data(CAPTAIN, c.enterPaperVote, paper)
  await judge(sheet, 'risky')
  expect(await told(CAPTAIN)).toMatchObject([{ url: expect.stringContaining('pages/ballots') }])
  const { sheets } = await world.data(CAPTAIN, c.listPaperVotes, { id, building: BUILDING })
  expect(sheets).toMatchObject([{ gone: true, own: [{ choice: 'for' }] }])
})

test('minutes are judged, read by editors and the sub-district alone, and gone when refused', async () => {
  load(versionDoc({ state: 'deliberating' }), conventionDoc({ openVersion: 1, force: [] }))
  const counts = { present: 9, women: 5, for: 8, against: 1, abstain: 0 }
  const enter = async (who: string, folder: string) => {
    const minutes = [await world.upload(who, folder), await world.upload(who, folder)]
    await world.data(who, c.enterVote, { id, ...counts, minutes })
    return minutes
  }
  await enter(SECRETARY, 'a100000000000005')
  const [first = '', second = ''] = await enter(STAFF, 'a100000000000006')
  const seenBy = async (who: string) => (await world.data(who, c.getVersion, { id })).vote?.minutes
  for (const who of [SECRETARY, SUB_DISTRICT]) expect(await seenBy(who)).toEqual([first, second])
  expect(await seenBy(RESIDENT)).toBeUndefined()
  await judge(first, 'risky')
  expect(await seenBy(SUB_DISTRICT)).toEqual([second])
  expect(await told(STAFF)).toMatchObject([{ body: expect.stringContaining('会议记录') }])
})
