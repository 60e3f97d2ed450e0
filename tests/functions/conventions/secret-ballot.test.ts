/** A convention decided by sealed votes: everything by actions and the timers, nothing written by hand. */
import * as c from '@functions/conventions/contract'
import { versionIdOf, versions } from '@functions/conventions/store'
import * as e from '@functions/elections/contract'
import type { ElectionDoc } from '@functions/elections/documents'
import { elections } from '@functions/elections/store'
import { listMessages } from '@functions/people/contract'
import {
  homeOf,
  householdDoc,
  Kit,
  person,
  personOf,
  scrutineerOf,
  tend,
  voterOf,
} from '../elections/support/poll-kit'
import { CONVENTION, conventionDoc, versionDoc } from '../fixtures/conventions'
import {
  COMMUNITY_SECRETARY,
  COMPOUND,
  holderOf,
  openWorld,
  personIdOf,
  SECRETARY,
  type World,
} from '../world'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

const DAY_MS = 86_400_000
const SUB_DISTRICT = holderOf('sub_district_staff')
const id = versionIdOf(CONVENTION, 1)
const NUMBER = '荷公约〔2026〕1号'
/** Households with a phone, beside those of the world that don't vote. */
const HOMES = 5
/** With the world's own and the homes of those who watch. */
const ROLL = 8
const EDITOR = personIdOf(SECRETARY)
const SCRUTINEERS = [0, 1, 2].map(scrutineerOf)
const BALLOTS = { yes: [1, 0, 0], no: [0, 1, 0], abstain: [0, 0, 1] } as const

let world: World
beforeEach(async () => {
  world = await openWorld()
  const load = (name: string, docs: readonly object[]) =>
    world.cloud.database.loadDocuments(
      name,
      docs.map((doc) => ({ ...doc })),
    )
  const homes = Array.from({ length: HOMES }, (_, i) => i)
  load('residents', [
    ...homes.map((i) => person(voterOf(i), `住户${i + 1}`, homeOf(i))),
    ...SCRUTINEERS.map((by, i) => person(by, `邻居${i}`, `${COMPOUND}/b01/u1/01${i + 10}`)),
  ])
  load(
    'households',
    homes.map((i) => householdDoc(i, [voterOf(i)])),
  )
  load(versions.name, [versionDoc({ textHash: null, editorId: EDITOR })])
  load('conventions', [conventionDoc({ openVersion: 1, force: [] })])
})
afterEach(() => world.close())

const seen = (who: string, version = id) => world.data(who, c.getVersion, { id: version })
const election = (pollId: string) =>
  world.all(elections).find(({ _id }) => _id === pollId) as unknown as ElectionDoc
const told = async () =>
  (await world.data(SECRETARY, listMessages, {})).items.map(({ title }) => title)

/** Both timers, twice: a step of an election can lead to the next. */
async function goTo(at: number): Promise<void> {
  world.clock.moveTo(at)
  for (let run = 0; run < 2; run++) await tend(world)
  await world.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
}

/** The sub-district passes the draft, and its editor puts it to a secret vote, as the profile allows. */
async function decideSecretly(): Promise<string> {
  await world.data(SECRETARY, c.moveDraft, { id, move: 'send_to_review' })
  const { textHash = '' } = await seen(SUB_DISTRICT)
  await world.data(SUB_DISTRICT, c.reviewDraft, { id, seen: textHash, decision: 'approve' })
  expect((await seen(SECRETARY)).voteWays).toContain('secret_vote')
  await world.data(SECRETARY, c.openSecretVote, { id })
  const [{ pollId = '' } = {}] = world.all(versions) as { pollId?: string }[]
  return pollId
}

/** The roll hangs out, three neighbours watch and make the key, and voting is open. */
async function toVoting(pollId: string): Promise<Kit> {
  await goTo(world.clock.now())
  for (const by of SCRUTINEERS)
    await world.data(by, e.offerScrutineer, { id: pollId, offers: true })
  const people = SCRUTINEERS.map(personOf)
  await world.data(SECRETARY, e.chooseScrutineers, { id: pollId, people })
  await goTo(election(pollId).calendar.rollRulings.until + 60_000)
  const kit = Kit.of(world, pollId)
  await kit.makeKey()
  await goTo(election(pollId).calendar.voting.from)
  expect((await seen(voterOf(0))).poll).toMatchObject({ stage: 'voting' })
  return kit
}

/** The same vote on another version: a key ceremony is dear, and its phones are the same. */
function twin(kit: Kit, version: number): Kit {
  const pollId = `twinpoll${version}`
  const { calendar } = election(kit.id)
  const copy = kit.fork(pollId, {})
  const put = (name: string, doc: object) =>
    world.cloud.database.importJsonLines(name, JSON.stringify(doc), 'upsert')
  put(elections.name, { ...election(pollId), calendar })
  put(versions.name, versionDoc({ version, state: 'deliberating', pollId, editorId: EDITOR }))
  return Object.assign(copy, { credentials: new Map(), sequences: new Map() })
}

async function vote(kit: Kit, ...choices: (keyof typeof BALLOTS)[]): Promise<void> {
  for (const [household, choice] of choices.entries())
    await kit.vote(household, [...BALLOTS[choice]])
}

/** Two of the three open it; one alone can't. */
async function open(kit: Kit): Promise<void> {
  for (const index of [0, 2]) await kit.open(index)
}

test('sealed votes decide: more than half pass it, half fail it, too few leave it to another vote', async () => {
  const pollId = await decideSecretly()
  const passing = await toVoting(pollId)
  const [failing, quiet] = [twin(passing, 2), twin(passing, 3)]
  await vote(passing, 'yes', 'yes', 'yes', 'no', 'abstain')
  // A household changes its mind: its last vote counts.
  await passing.vote(3, [...BALLOTS.yes])
  await vote(failing, 'yes', 'yes', 'no', 'no', 'abstain')
  await vote(quiet, 'yes')
  await goTo(election(pollId).calendar.voting.until + 120_000)
  for (const kit of [passing, failing]) await open(kit)
  await goTo(election(pollId).calendar.resultAt)

  // Too few: voting went on for two days, and still they are too few.
  const { calendar } = election(quiet.id)
  await goTo(calendar.voting.until + 120_000)
  await open(quiet)
  await goTo(calendar.resultAt)
  const third = await seen(SECRETARY, versionIdOf(CONVENTION, 3))
  expect(third).toMatchObject({ state: 'deliberating' })
  expect([third.poll, third.vote]).toEqual([undefined, undefined])
  expect((await told())[0]).toBe('投票的不到一半，表决不算数')

  // The results hang out and can still be objected to.
  for (const version of [1, 2])
    expect(await seen(SECRETARY, versionIdOf(CONVENTION, version))).toMatchObject({
      ...{ state: 'deliberating', poll: { url: expect.stringContaining('elections') } },
    })
  await goTo(election(pollId).calendar.resultRulings.until + 60_000)
  for (const one of [passing, failing])
    await world.data(COMMUNITY_SECRETARY, e.confirmResult, { id: one.id })
  await goTo(world.clock.now())
  const counts = { way: 'secret_vote', households: ROLL, women: null }
  const passed = await seen(voterOf(0))
  const of = (yes: number, against: number, abstain: number) => ({
    ...{ ...counts, present: yes + against + abstain, for: yes, against, abstain },
  })
  expect(passed).toMatchObject({ state: 'passed', vote: of(4, 0, 1) })
  expect(passed.poll).toBeUndefined()
  const failed = versionIdOf(CONVENTION, 2)
  expect(await seen(voterOf(0), failed)).toMatchObject({ state: 'failed', vote: of(2, 2, 1) })
  expect((await told()).slice(0, 2).sort()).toEqual(['公约秘密投票没有通过', '公约秘密投票通过了'])
  await world.data(SECRETARY, c.moveDraft, { id: failed, move: 'redraft' })

  await world.data(SUB_DISTRICT, c.fileVersion, { id, number: NUMBER })
  const inForceAt = world.clock.now() + 7 * DAY_MS
  await world.data(SECRETARY, c.publishVersion, { id, inForceAt })
  await goTo(inForceAt)
  const held = { state: 'in_force', filingNumber: NUMBER }
  expect(await seen(voterOf(0))).toMatchObject(held)
})

test('without a key the vote is called off after a week, the version waits, and another is begun', async () => {
  const first = await decideSecretly()
  await goTo(world.clock.now())
  for (let day = 0; day <= 8; day++) await goTo(election(first).calendar.voting.from)
  const waits = await seen(voterOf(0))
  expect([waits.state, waits.poll, waits.vote]).toEqual(['deliberating', undefined, undefined])
  const [message] = (await world.data(SECRETARY, listMessages, {})).items
  expect(message).toMatchObject({
    title: '公约的秘密投票作废了',
    body: expect.stringContaining('可以再表决一次'),
  })
  await world.data(SECRETARY, c.openSecretVote, { id })
  expect(world.all(elections)).toHaveLength(2)
  expect(world.all(versions)[0]?.pollId).not.toBe(first)
})
