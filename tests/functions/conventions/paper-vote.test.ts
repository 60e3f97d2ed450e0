import * as c from '@functions/conventions/contract'
import type { HouseholdVoteDoc } from '@functions/conventions/documents'
import { versionIdOf, versions, votes } from '@functions/conventions/store'
import { messages } from '@functions/kernel/messages'
import { CONVENTION, conventionDoc, versionDoc } from '../fixtures/conventions'
import {
  BUILDING,
  HOME,
  holderOf,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  STORED_PICTURE,
  type World,
} from '../world'

const CAPTAIN = holderOf('building_captain')
const THIRD = holderOf('community_staff')
const NEIGHBOUR_HOME = `${BUILDING}/u1/0401`
const DAY_MS = 86_400_000
const id = versionIdOf(CONVENTION, 1)
const DIFFERS = { standing: 'differs' }
const AGREED = { standing: 'agreed' }
const CLOSED = { ok: false, code: 6024 }
/** Of the vote; the clock only goes forward. */
let until = 0

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  world.reset()
  until = world.clock.now() + 7 * DAY_MS
  const voting = versionDoc({ state: 'deliberating', voteUntil: until, editorId: 'p-editor' })
  world.cloud.database.loadDocuments(versions.name, [{ ...voting }])
  const making = conventionDoc({ openVersion: 1, force: [] })
  world.cloud.database.loadDocuments('conventions', [{ ...making }])
})
afterAll(() => world.close())

const PAPER = { id, household: HOME, choice: 'for', woman: true, sheet: STORED_PICTURE } as const
type Paper = Partial<{ choice: 'for' | 'against' | 'abstain'; woman: boolean; household: string }>
const read = (who: string, change: Paper = {}) =>
  world.call(who, c.enterPaperVote, { ...PAPER, ...change })
const standing = (who: string, change: Paper = {}) =>
  world.data(who, c.enterPaperVote, { ...PAPER, ...change })
const cast = (choice: 'for' | 'against') =>
  world.data(RESIDENT, c.castVote, { id, household: HOME, choice, woman: false })
const ballot = async (who = RESIDENT) => (await world.data(who, c.getVersion, { id })).ballot
const desk = (who: string) => world.data(who, c.listPaperVotes, { id, building: BUILDING })
const kept = () => world.all(votes) as (HouseholdVoteDoc & Record<string, unknown>)[]
const told = (openid: string) =>
  world.all(messages).filter(({ to }) => to === personIdOf(openid)).length

test('a paper counts once two people read the same, and its home is told', async () => {
  expect(await standing(CAPTAIN)).toEqual({ standing: 'waits' })
  // The same hand again is no second person.
  expect(await standing(CAPTAIN)).toEqual({ standing: 'waits' })
  expect((await ballot())?.voted).toBe(0)
  expect(await standing(SECRETARY)).toEqual(AGREED)
  expect(await ballot()).toMatchObject({ voted: 1, mine: [{ choice: 'for', onPaper: true }] })
  expect(told(RESIDENT)).toBe(1)
  expect((await desk(CAPTAIN)).sheets).toEqual([])
})

test.each([
  ['choice', { choice: 'against' }],
  ['woman', { woman: false }],
] as const)('two who read its %s differently settle it by reading again', async (_what, other) => {
  await standing(CAPTAIN)
  expect(await standing(SECRETARY, other)).toEqual(DIFFERS)
  expect((await ballot())?.voted).toBe(0)
  expect([told(CAPTAIN), told(SECRETARY)]).toEqual([1, 0])
  const [own] = (await desk(CAPTAIN)).sheets[0]?.own ?? []
  expect(own).toMatchObject({ household: HOME, room: '1单元302', choice: 'for', differs: true })
  expect(await standing(SECRETARY)).toEqual(AGREED)
  expect(kept()).toMatchObject([{ choice: 'for', woman: true, readings: [], waits: false }])
})

test('a third who reads as one of the two settles it; neither ever sees what the other read', async () => {
  await standing(CAPTAIN)
  await standing(SECRETARY, { choice: 'abstain' })
  const theirs = await desk(THIRD)
  expect(theirs.sheets).toMatchObject([{ own: [], others: 1, sheet: STORED_PICTURE }])
  expect(JSON.stringify((await desk(CAPTAIN)).sheets)).not.toContain('abstain')
  expect(await standing(THIRD, { choice: 'abstain' })).toEqual(AGREED)
  expect(kept()).toMatchObject([{ choice: 'abstain', channel: 'paper' }])
})

test('what was read is taken back by who read it, and by nobody once it counts', async () => {
  await standing(CAPTAIN)
  const withdraw = (who: string) => world.data(who, c.withdrawPaperVote, { id, household: HOME })
  expect(await withdraw(SECRETARY)).toEqual({ withdrawn: false })
  expect(await withdraw(CAPTAIN)).toEqual({ withdrawn: true })
  expect((await desk(CAPTAIN)).sheets).toEqual([])
  await standing(CAPTAIN, { choice: 'abstain' })
  expect(await standing(SECRETARY, { choice: 'abstain' })).toEqual(AGREED)
  expect(await withdraw(CAPTAIN)).toEqual({ withdrawn: false })
  expect((await ballot())?.voted).toBe(1)
})

test('the home’s own act on the phone counts, whether it came before the paper or after', async () => {
  await cast('against')
  await standing(CAPTAIN)
  expect(await standing(SECRETARY)).toEqual(AGREED)
  expect(kept()).toMatchObject([{ choice: 'against', channel: 'phone' }])
  expect(world.all(messages)[0]?.body).toContain('纸质票不算')
  await standing(CAPTAIN, { household: NEIGHBOUR_HOME })
  await standing(SECRETARY, { household: NEIGHBOUR_HOME })
  const own = { id, household: NEIGHBOUR_HOME, choice: 'against', woman: false } as const
  await world.data(NEIGHBOUR, c.castVote, own)
  const [, other] = kept()
  expect(other).toMatchObject({ choice: 'against', channel: 'phone' })
  expect(await ballot(NEIGHBOUR)).toMatchObject({ voted: 2, mine: [{ onPaper: false }] })
})

test('paper ends a day before the phone, so that a home has a day to answer', async () => {
  world.clock.moveTo(until - DAY_MS)
  await standing(CAPTAIN)
  world.clock.moveTo(until - DAY_MS + 1)
  expect(await read(SECRETARY)).toMatchObject(CLOSED)
  await cast('for')
  expect((await ballot())?.voted).toBe(1)
})

test('whoever helps sees the desks of the buildings in their care, and residents none', async () => {
  expect((await ballot(CAPTAIN))?.helps).toEqual([{ path: BUILDING, name: '小满荷苑 3栋' }])
  expect((await ballot())?.helps).toEqual([])
})
