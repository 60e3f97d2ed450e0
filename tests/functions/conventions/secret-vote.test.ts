import * as c from '@functions/conventions/contract'
import { versionIdOf, versions } from '@functions/conventions/store'
import type { ElectionDoc } from '@functions/elections/documents'
import { elections } from '@functions/elections/store'
import { messages } from '@functions/kernel/messages'
import { CONVENTION, conventionDoc, TEXT_HASH, versionDoc } from '../fixtures/conventions'
import { openWorld, personIdOf, RESIDENT, SECRETARY, STORED_PICTURE, type World } from '../world'

const DAY_MS = 86_400_000
const id = versionIdOf(CONVENTION, 1)
const HEAD = 'ab'.repeat(32)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  world.reset()
  const editorId = personIdOf(SECRETARY)
  load(versions, versionDoc({ state: 'deliberating', editorId }))
  load({ name: 'conventions' }, conventionDoc({ openVersion: 1, force: [] }))
})
afterAll(() => world.close())

const load = (collection: { name: string }, doc: object) =>
  world.cloud.database.loadDocuments(collection.name, [{ ...doc }])
const open = () => world.call(SECRETARY, c.openSecretVote, { id })
const version = () => world.all(versions)[0]
const poll = () => world.all(elections).at(-1) as ElectionDoc & Record<string, unknown>
const tick = () =>
  world.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })

/** What the election comes to; its own way there is the election's own test. */
const result = (elected: string[] | 'rerun', votes = { yes: 5, no: 3, abstain: 1 }) => ({
  count: { households: 12, cast: 9, votes },
  outcome: elected === 'rerun' ? { kind: 'rerun' } : { kind: 'elected', elected },
  ...{ countedAt: world.clock.now(), boardHead: HEAD, boardHeight: 30 },
})
const end = async (change: object) => {
  const { calendar } = poll()
  world.clock.moveTo(calendar.resultAt)
  const line = JSON.stringify({ ...poll(), ...change })
  world.cloud.database.importJsonLines(elections.name, line, 'upsert')
  await tick()
}
const confirmed = () => ({ by: 'p-x', at: world.clock.now() })

test('a secret vote is an election of the compound on these very words', async () => {
  const { url } = await world.data(SECRETARY, c.openSecretVote, { id })
  expect(url).toContain('/features/elections/pages/detail/index')
  const digits = `${TEXT_HASH.slice(0, 4)}-${TEXT_HASH.slice(4, 8)}`.toUpperCase()
  expect(poll()).toMatchObject({
    subject: { kind: 'question' },
    openedBy: { role: 'branch_secretary' },
  })
  expect(JSON.stringify(poll().subject)).toContain(digits)
  const seen = await world.data(RESIDENT, c.getVersion, { id })
  expect(seen.poll).toMatchObject({ url, stage: 'roll_published' })
  expect(seen.ballot).toBeUndefined()
})

test('no other vote is held beside it', async () => {
  await open()
  const until = world.clock.now() + 7 * DAY_MS
  const counts = { present: 9, women: 5, for: 8, against: 1, abstain: 0 }
  const others = [
    open(),
    world.call(SECRETARY, c.openVote, { id, until }),
    world.call(SECRETARY, c.enterVote, { id, ...counts, minutes: [STORED_PICTURE] }),
  ]
  for (const one of await Promise.all(others)) expect(one).toMatchObject({ code: 6018 })
})

test('nothing is decided while its result can be objected to', async () => {
  await open()
  await end({ result: result(['yes']) })
  expect(version()).toMatchObject({ state: 'deliberating', vote: null })
})

test.each([
  ['passed', ['yes'], { for: 5, against: 3 }],
  ['failed', ['no'], { for: 5, against: 3 }],
] as const)(
  'once confirmed the version is %s, with the counts and no women',
  async (state, elected, votes) => {
    await open()
    await end({ result: result([...elected]), confirmed: confirmed() })
    await tick()
    const vote = { ...votes, present: 9, households: 12, women: null, way: 'secret_vote' }
    expect(version()).toMatchObject({ state, pollId: '', vote })
    expect(world.all(messages)).toMatchObject([{ to: personIdOf(SECRETARY) }])
    const shown = await world.data(RESIDENT, c.getVersion, { id })
    expect(shown.vote).toMatchObject({ women: null, way: 'secret_vote' })
  },
)

test.each([
  ['too few voted', () => ({ result: result('rerun') })],
  ['it is void', () => ({ voided: { words: '没有钥匙', at: world.clock.now() } })],
])('when %s the version waits for another vote', async (_what, change) => {
  await open()
  const first = poll()._id
  await end(change())
  expect(version()).toMatchObject({ state: 'deliberating', pollId: '', vote: null })
  expect(await open()).toMatchObject({ ok: true })
  expect(version()?.pollId).not.toBe(first)
})
