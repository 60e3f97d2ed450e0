/** A whole vote through the real functions, from the key ceremony to the published result. */
import * as ballot from '@domain/ballot/v1'
import * as c from '@functions/elections/contract'
import { verifyBoard } from '../../../tools/verify-election/check'
import { openWorld, type World } from '../world'
import { runRaces } from './support/household-race'
import { homeOf, Kit, must, officerOf, proxyFor, voterOf } from './support/poll-kit'

jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

let world: World
let serial = 0
const fresh = () => `poll${String(serial++).padStart(8, '0')}`
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

test('twelve households vote by phone, paper and proxy, and the verifier accepts the download', async () => {
  const kit = await Kit.open(world, { id: fresh(), households: 12, officers: 3 })
  const input = { id: kit.id }
  kit.startVoting()
  for (const household of [0, 1, 2, 3, 4, 5, 6, 7]) await kit.vote(household, [1, 0])
  await kit.vote(1, [0, 1])
  // One audits a sealed ballot and then casts another.
  const sealed = await kit.seal(voterOf(2), [0, 1])
  const opening = ballot.toBase64url(ballot.encodeOpening(must(sealed.open())))
  const body = ballot.toBase64url(sealed.body)
  const audit = { ...input, household: homeOf(2), body, opening }
  expect(await world.data(voterOf(2), c.auditBallot, audit)).toEqual({ choices: [0, 1] })
  await kit.vote(2, [0, 1])
  // Three hand in paper, one by proxy and overrides it, one takes back a phone ballot for paper.
  const teller = officerOf(0)
  for (const household of [8, 9, 10])
    await world.data(teller, c.recordPaper, { ...input, household: homeOf(household) })
  const proxy = proxyFor(8)
  await world.data(teller, c.recordPaper, { ...input, household: homeOf(11), proxy })
  await kit.vote(11, [0, 1])
  await world.data(teller, c.recordPaper, { ...input, household: homeOf(3) })
  await world.data(voterOf(3), c.withdrawBallot, { ...input, household: homeOf(3) })
  const { turnout } = await world.data(voterOf(0), c.getPoll, input)
  expect(turnout).toEqual({ voted: 12, households: 12 })

  await kit.close()
  const desk = await world.data(teller, c.getPaperDesk, input)
  const byHome = new Map(desk.envelopes.map((one) => [one.household, one.disposition]))
  expect([3, 8, 9, 10, 11].map((each) => byHome.get(homeOf(each)))).toEqual([
    ...['replaces', 'counted', 'counted', 'counted', 'set-aside'],
  ])
  // Two officers differ, the third settles it.
  expect(await kit.enterPaper(0, [2, 1], 1)).toMatchObject({ data: { settled: false } })
  expect(await kit.enterPaper(1, [1, 2], 1)).toMatchObject({ data: { differ: true } })
  expect(await kit.enterPaper(2, [2, 1], 1)).toMatchObject({ data: { settled: true } })

  const view = await kit.count([0, 2])
  expect(view.stage).toBe('published')
  // Phones: 0, 4, 5, 6, 7 for the first; 1, 2, 11 for the second. Paper: two and one.
  expect(view.result).toEqual({ cast: 12, onPaper: 4, spoiled: 1, votes: [7, 4] })

  const { fingerprint } = view.election ?? {}
  if (fingerprint === undefined) throw new Error('no key')
  const report = verifyBoard(await kit.download(), { fingerprint })
  expect(report.steps.filter(({ holds }) => !holds)).toEqual([])
  expect(report.totals).toEqual({ phone: [[5, 3]], paper: [[2, 1]] })
})

test('what comes too early, too late or from somebody else is refused, and says why', async () => {
  const kit = await Kit.open(world, { id: fresh(), households: 3, candidates: 1 })
  const at = (household: number) => ({ id: kit.id, household: homeOf(household) })
  await kit.claim(0)
  const cast = (by: string, household: number, sealed: string) =>
    world.call(by, c.castBallot, { ...at(household), ballot: sealed })
  const early = await kit.ballotOf(voterOf(0), [1])
  expect(await cast(voterOf(0), 0, early)).toMatchObject({ code: 4102 })
  kit.startVoting()
  expect(await cast(voterOf(1), 1, early)).toMatchObject({ code: 4107 })
  expect(await cast(voterOf(1), 0, early)).toMatchObject({ code: 5 })
  const { receipt } = await kit.vote(0, [1])
  expect(await world.data(voterOf(0), c.getMyBallot, at(0))).toEqual({
    ...{ receipt, at: expect.any(Number) },
  })
  // The older one can't come back; a changed one is no ballot.
  expect(await cast(voterOf(0), 0, early)).toMatchObject({ code: 4110 })
  const whole = await kit.ballotOf(voterOf(0), [0])
  const changed = `${whole.slice(0, 300)}${whole[300] === 'A' ? 'B' : 'A'}${whole.slice(301)}`
  expect(await cast(voterOf(0), 0, changed)).toMatchObject({ code: 4109 })
  // A ballot that was opened is not cast: only a phone that cheats would sign it.
  const sealed = await kit.seal(voterOf(0), [1])
  const keys = kit.credentials.get(voterOf(0))
  if (!keys) throw new Error('not claimed')
  const signature = ballot.encodeSignature(
    ballot.sign('ballot', keys, sealed.ballotHash, kit.random),
  )
  const opening = ballot.toBase64url(ballot.encodeOpening(must(sealed.open())))
  const body = ballot.toBase64url(sealed.body)
  await world.data(voterOf(0), c.auditBallot, { ...at(0), body, opening })
  const signed = ballot.toBase64url(new Uint8Array([...sealed.body, ...signature]))
  expect(await cast(voterOf(0), 0, signed)).toMatchObject({ code: 4111 })
  world.clock.moveTo(kit.plan.until)
  await kit.vote(0, [0])
  const late = await kit.ballotOf(voterOf(0), [1])
  world.clock.moveTo(kit.plan.until + 1)
  expect(await cast(voterOf(0), 0, late)).toMatchObject({ code: 4103 })
  const view = await kit.count()
  expect(view.result).toEqual({ cast: 1, onPaper: 0, spoiled: 0, votes: [0] })
  expect(verifyBoard(await kit.download())).toMatchObject({ holds: true })
  const mine = await world.data(voterOf(0), c.getMyBallot, at(0))
  const line = must(ballot.decodeEvent(mine.onBoard?.line ?? ''))
  expect(line.height).toBe(mine.onBoard?.height)
  const onBoard = ballot.ballotHashOf((await kit.known()).fingerprint, line.payload.slice(0, -64))
  expect(ballot.receiptOf(onBoard)).toBe(mine.receipt)
})

// A thousand of them is `npm run bench:election`; here as many as a quick suite bears.
test('two members and a paper ballot at once: one credential, one ballot, the paper set aside', async () => {
  const races = 25
  const outcome = await runRaces(world, { id: fresh(), races, atOnce: 5 })
  expect(outcome).toEqual({
    ...{ races, oneCredential: races, oneBallot: races, paperTaken: races },
    ...{ credentials: races, ballots: races, phoneCounts: races, setAside: races },
  })
})
