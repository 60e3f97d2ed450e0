import * as c from '@functions/conventions/contract'
import { versionIdOf, versions, votes } from '@functions/conventions/store'
import { messages } from '@functions/kernel/messages'
import { tasks } from '@functions/kernel/tasks'
import { listTasks } from '@functions/people/contract'
import { places } from '@functions/people/store'
import { CONVENTION, conventionDoc, versionDoc } from '../fixtures/conventions'
import {
  BUILDING,
  COMPOUND,
  EMPTY_HOME,
  HOME,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  STORED_PICTURE,
  type World,
} from '../world'

const NEIGHBOUR_HOME = `${BUILDING}/u1/0401`
const DAY_MS = 86_400_000
/** Of the vote; the clock only goes forward. */
let until = 0
const id = versionIdOf(CONVENTION, 1)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  world.reset()
  until = world.clock.now() + 7 * DAY_MS
  load(versions, [versionDoc({ state: 'deliberating', editorId: personIdOf(SECRETARY) })])
  load({ name: 'conventions' }, [conventionDoc({ openVersion: 1, force: [] })])
})
afterAll(() => world.close())

const load = (collection: { name: string }, docs: readonly object[]) =>
  world.cloud.database.loadDocuments(
    collection.name,
    docs.map((doc) => ({ ...doc })),
  )
const open = () => world.call(SECRETARY, c.openVote, { id, until })
const cast = (who: string, household: string, choice = 'for', woman = false) =>
  world.call(who, c.castVote, { id, household, choice, woman })
const codeOf = async (result: Promise<{ ok: boolean }>) => {
  const answer = (await result) as { ok: boolean; code?: number }
  return answer.ok ? 0 : answer.code
}
const end = async () => {
  world.clock.moveTo(until + 61_000)
  await world.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
}
/** Other homes of the compound, which have 12 votes with those of the tests. */
const others = (count: number, choice: string) =>
  load(
    votes,
    Array.from({ length: count }, (_, i) => ({
      _id: `other${choice}${i}`,
      versionId: id,
      household: `${COMPOUND}/b01/u1/${i}`,
      choice,
      woman: i % 2 === 0,
      channel: 'phone',
      by: `p-${i}`,
      building: `${COMPOUND}/b01`,
      readings: [],
      waits: false,
      sheet: '',
      at: START,
    })),
  )
const version = () => world.all(versions)[0]
/** Whether two neighbours are still asked for their home's vote. */
const asked = () =>
  Promise.all(
    [RESIDENT, NEIGHBOUR].map(async (who) =>
      (await world.data(who, listTasks, {})).items.some(
        ({ kind }) => kind === 'convention_to_vote',
      ),
    ),
  )

test('each household has one vote, changed until the end, and its count is published', async () => {
  await open()
  expect(world.all(tasks)).toMatchObject([{ kind: 'convention_to_vote' }])
  expect(await asked()).toEqual([true, true])
  others(5, 'for')
  await cast(RESIDENT, HOME, 'against', true)
  await Promise.all([cast(RESIDENT, HOME, 'for', true), cast(NEIGHBOUR, NEIGHBOUR_HOME, 'against')])
  expect(await asked()).toEqual([false, false])
  const { ballot } = await world.data(RESIDENT, c.getVersion, { id })
  expect(ballot).toMatchObject({ voted: 7, households: 12, mine: [{ choice: 'for' }] })
  await end()
  expect(version()).toMatchObject({
    state: 'passed',
    vote: { present: 7, for: 6, against: 1, abstain: 0, women: 4, way: 'open_vote' },
  })
  expect(world.all(tasks)).toEqual([])
  expect(world.all(messages)).toMatchObject([{ to: personIdOf(SECRETARY) }])
  expect(await codeOf(cast(RESIDENT, HOME))).toBe(6019)
})

test('who changes a vote finds what they said of themselves, and another of the home begins anew', async () => {
  await open()
  const mine = async () => (await world.data(RESIDENT, c.getVersion, { id })).ballot?.mine
  expect(await mine()).toMatchObject([{ choice: null, woman: false }])
  await cast(RESIDENT, HOME, 'for', true)
  expect(await mine()).toMatchObject([{ choice: 'for', woman: true }])
  const line = JSON.stringify({ ...world.all(votes)[0], by: 'p-of-the-home' })
  world.cloud.database.importJsonLines(votes.name, line, 'upsert')
  expect(await mine()).toMatchObject([{ choice: 'for', woman: false }])
})

test('a vote of half or fewer decides nothing, and another can follow', async () => {
  await open()
  others(6, 'for')
  await end()
  await end()
  expect(version()).toMatchObject({ state: 'deliberating', voteUntil: null, vote: null })
  until = world.clock.now() + 4 * DAY_MS
  expect(await codeOf(open())).toBe(0)
})

test('who agreed to words that failed has not agreed to the words after them', async () => {
  await open()
  others(4, 'for')
  others(5, 'against')
  await cast(RESIDENT, HOME)
  await end()
  const stored = JSON.stringify({ ...version(), state: 'deliberating', title: '改过的公约' })
  world.cloud.database.importJsonLines(versions.name, stored, 'upsert')
  until = world.clock.now() + 4 * DAY_MS
  expect(await codeOf(open())).toBe(0)
  const { ballot } = await world.data(RESIDENT, c.getVersion, { id })
  expect(ballot).toMatchObject({ voted: 0, mine: [{ choice: null }] })
  await cast(RESIDENT, HOME, 'against')
  await end()
  expect(version()).toMatchObject({ state: 'deliberating', voteUntil: null })
  expect(world.all(messages).at(-1)).toMatchObject({ body: expect.stringContaining('投了 1 户') })
})

test('nothing is taken after the end, counted or not', async () => {
  await open()
  world.clock.moveTo(until + 1)
  expect(await codeOf(cast(RESIDENT, HOME))).toBe(6019)
  expect(version()).toMatchObject({ state: 'deliberating', voteUntil: until })
})

test('more against than for fails, and an abstention is no yes', async () => {
  await open()
  others(4, 'for')
  load(votes, [
    { ...world.all(votes)[0], _id: 'x1', choice: 'abstain' },
    { ...world.all(votes)[0], _id: 'x2', choice: 'abstain' },
    { ...world.all(votes)[0], _id: 'x3', choice: 'against' },
    { ...world.all(votes)[0], _id: 'x4', choice: 'against' },
  ])
  await end()
  expect(version()).toMatchObject({ state: 'failed', vote: { for: 4, abstain: 2, against: 2 } })
})

test('nobody votes for another home, before or after the vote, or where it is no vote of theirs', async () => {
  expect(await codeOf(cast(RESIDENT, HOME))).toBe(6019)
  await open()
  expect(await codeOf(cast(RESIDENT, NEIGHBOUR_HOME))).toBe(5)
  expect(await codeOf(cast(RESIDENT, EMPTY_HOME))).toBe(5)
  expect(await codeOf(cast(RESIDENT, '/430202/430202002/430202002007/c02/b01/u1/0101'))).toBe(6022)
})

test('a vote lasts as long as the place says, and a meeting is not held beside it', async () => {
  const soon = { id, until: world.clock.now() + 2 * DAY_MS }
  expect(await codeOf(world.call(SECRETARY, c.openVote, soon))).toBe(6020)
  const late = { id, until: world.clock.now() + 31 * DAY_MS }
  expect(await codeOf(world.call(SECRETARY, c.openVote, late))).toBe(6020)
  await open()
  expect(await codeOf(open())).toBe(6018)
  const counts = { present: 9, women: 5, for: 8, against: 1, abstain: 0 }
  const meeting = { id, ...counts, minutes: [STORED_PICTURE] }
  expect(await codeOf(world.call(SECRETARY, c.enterVote, meeting))).toBe(6018)
})

test('is decided among the homes there were when it began, whatever the roster says later', async () => {
  await open()
  others(6, 'for')
  const grown = { ...world.all(places).find(({ _id }) => _id === COMPOUND), householdCount: 40 }
  world.cloud.database.importJsonLines(places.name, JSON.stringify(grown), 'upsert')
  await cast(RESIDENT, HOME)
  const { ballot } = await world.data(RESIDENT, c.getVersion, { id })
  expect(ballot).toMatchObject({ voted: 7, households: 12 })
  await end()
  expect(world.all(versions)).toMatchObject([{ state: 'passed', vote: { households: 12 } }])
})
