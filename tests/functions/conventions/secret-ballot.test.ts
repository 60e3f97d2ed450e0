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
/** Households with a phone, beside those of the world that don't vote. */
const HOMES = 5
const SCRUTINEERS = [0, 1, 2].map(scrutineerOf)
const [YES, NO, ABSTAIN] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

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
  load(versions.name, [versionDoc({ textHash: null, editorId: personIdOf(SECRETARY) })])
  load('conventions', [conventionDoc({ openVersion: 1, force: [] })])
})
afterEach(() => world.close())

const seen = (who: string) => world.data(who, c.getVersion, { id })
const poll = () => world.all(elections).at(-1) as unknown as ElectionDoc
const told = async () => (await world.data(SECRETARY, listMessages, {})).items[0]

/** Both timers, twice: a step of an election can lead to the next. */
async function goTo(at: number): Promise<void> {
  world.clock.moveTo(at)
  for (let run = 0; run < 2; run++) await tend(world)
  await world.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
}

/** The sub-district passes the draft, and its editors put it to a secret vote, as the profile allows. */
async function decideSecretly(): Promise<string> {
  await world.data(SECRETARY, c.moveDraft, { id, move: 'send_to_review' })
  const { textHash = '' } = await seen(SUB_DISTRICT)
  await world.data(SUB_DISTRICT, c.reviewDraft, { id, seen: textHash, decision: 'approve' })
  expect((await seen(SECRETARY)).voteWays).toContain('secret_vote')
  await world.data(SECRETARY, c.openSecretVote, { id })
  return poll()._id
}

/** The roll hangs out, three neighbours watch and make the key, and voting is open. */
async function toVoting(pollId: string): Promise<Kit> {
  await goTo(world.clock.now())
  for (const by of SCRUTINEERS)
    await world.data(by, e.offerScrutineer, { id: pollId, offers: true })
  const people = SCRUTINEERS.map(personOf)
  await world.data(SECRETARY, e.chooseScrutineers, { id: pollId, people })
  await goTo(poll().calendar.rollRulings.until + 60_000)
  const kit = Kit.of(world, pollId)
  await kit.makeKey()
  await goTo(poll().calendar.voting.from)
  expect((await seen(voterOf(0))).poll).toMatchObject({ stage: 'voting' })
  return kit
}

/** The sealed votes are added up and opened by two; nobody else can. */
async function count(kit: Kit): Promise<void> {
  await goTo(poll().calendar.voting.until + 120_000)
  for (const index of [0, 2]) await kit.open(index)
  await goTo(poll().calendar.resultAt)
}

test('sealed votes of the households pass it, once nobody can object; then it is filed, published and holds', async () => {
  const pollId = await decideSecretly()
  const kit = await toVoting(pollId)
  for (const household of [0, 1, 2]) await kit.vote(household, [...(YES ?? [])])
  await kit.vote(3, [...(NO ?? [])])
  await kit.vote(4, [...(ABSTAIN ?? [])])
  // A household changes its mind: its last vote counts.
  await kit.vote(3, [...(YES ?? [])])
  await count(kit)
  // The result hangs out and can still be objected to.
  expect(await seen(voterOf(0))).toMatchObject({
    state: 'deliberating',
    poll: { url: expect.stringContaining(pollId) },
  })
  await goTo(poll().calendar.resultRulings.until + 60_000)
  await world.data(COMMUNITY_SECRETARY, e.confirmResult, { id: pollId })
  await goTo(world.clock.now())
  const { households } = poll().result?.count ?? { households: 0 }
  const vote = { way: 'secret_vote', households, present: 5, for: 4, against: 0, abstain: 1 }
  const passed = await seen(voterOf(0))
  expect(passed).toMatchObject({ state: 'passed', vote: { ...vote, women: null } })
  expect(passed.poll).toBeUndefined()
  expect(await told()).toMatchObject({ title: '公约秘密投票通过了' })

  await world.data(SUB_DISTRICT, c.fileVersion, { id, number: '荷公约〔2026〕1号' })
  const inForceAt = world.clock.now() + 7 * DAY_MS
  await world.data(SECRETARY, c.publishVersion, { id, inForceAt })
  await goTo(inForceAt)
  expect(await seen(voterOf(0))).toMatchObject({
    state: 'in_force',
    filingNumber: '荷公约〔2026〕1号',
  })
})

test('as many against as for is no majority: it fails, and is written anew', async () => {
  const kit = await toVoting(await decideSecretly())
  for (const household of [0, 1]) await kit.vote(household, [...(YES ?? [])])
  for (const household of [2, 3]) await kit.vote(household, [...(NO ?? [])])
  await kit.vote(4, [...(ABSTAIN ?? [])])
  await count(kit)
  await goTo(poll().calendar.resultRulings.until + 60_000)
  await world.data(COMMUNITY_SECRETARY, e.confirmResult, { id: poll()._id })
  await goTo(world.clock.now())
  expect(await seen(voterOf(0))).toMatchObject({ state: 'failed', vote: { for: 2, against: 2 } })
  expect(await told()).toMatchObject({ title: '公约秘密投票没有通过' })
  await world.data(SECRETARY, c.moveDraft, { id, move: 'redraft' })
})

test('without a key the vote is called off after a week, the version waits, and another is begun', async () => {
  const first = await decideSecretly()
  await goTo(world.clock.now())
  for (let day = 0; day <= 8; day++) await goTo(poll().calendar.voting.from)
  expect(await seen(voterOf(0))).toMatchObject({ state: 'deliberating' })
  expect((await seen(voterOf(0))).poll).toBeUndefined()
  expect(await told()).toMatchObject({
    title: '公约的秘密投票作废了',
    body: expect.stringContaining('可以再表决一次'),
  })
  await world.data(SECRETARY, c.openSecretVote, { id })
  expect(world.all(elections)).toHaveLength(2)
  expect(world.all(versions)[0]?.pollId).not.toBe(first)
})
