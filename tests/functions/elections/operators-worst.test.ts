/**
 * The operator's worst: somebody with full access to the database changes the vote. Either the
 * verifier, which anybody can run on the download, or a household's own check notices.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ballot from '@domain/ballot/v1'
import * as c from '@functions/elections/contract'
import { verifyBoard } from '../../../tools/verify-election/check'
import { runCommand } from '../../../tools/verify-election/command'
import { rechain, withPayload } from '../../domain/ballot/support/attack'
import { openWorld, type World } from '../world'
import { homeOf, Kit, must, scrutineerOf, voterOf } from './support/poll-kit'

jest.mock('@noble/curves/ed25519.js', () => {
  const { remembering } = require('../../domain/ballot/support/remembered')
  return remembering(jest.requireActual('@noble/curves/ed25519.js'))
})
jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('../../domain/ballot/support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

type Events = readonly ballot.BoardEvent[]

let world: World
let kit: Kit
/** The finished board, and the board as it was right after the close. */
let events: Events
let closed: Events
let fingerprint: string
let receipts: string[]
beforeAll(async () => {
  world = await openWorld()
  kit = await Kit.open(world, { id: 'worstcase', households: 4 })
  kit.startVoting()
  for (const household of [0, 1, 2]) await kit.vote(household, household === 0 ? [1, 0] : [0, 1])
  await kit.close()
  closed = read(await kit.download())
  await kit.count()
  events = read(await kit.download())
  fingerprint = ballot.toHex((await kit.known()).fingerprint)
  const mine = (household: number) =>
    world.data(voterOf(household), c.getMyBallot, { id: kit.id, household: homeOf(household) })
  receipts = await Promise.all([0, 1, 2].map(async (one) => (await mine(one)).receipt))
})
afterAll(() => world.close())

const read = (text: string): ballot.BoardEvent[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => must(ballot.decodeEvent(line)))

/** Writes another board over the one in the database, as its operator could. */
function plant(board: Events): void {
  const head = board.at(-1)
  if (!head) throw new Error('an empty board')
  const put = (name: string, docs: object[]) =>
    world.cloud.database.importJsonLines(
      name,
      docs.map((doc) => JSON.stringify(doc)).join('\n'),
      'upsert',
    )
  const [kept] = world.all({ name: 'board_heads' })
  const pages = world.all({ name: 'board_pages' })
  const empty = pages.map((page) => ({ ...page, lines: [], receipts: [] }))
  const [first, ...rest] = empty
  put('board_pages', [{ ...first, lines: board.map(ballot.encodeEvent) }, ...rest])
  put('board_heads', [
    { ...kept, pages: 1, height: board.length, hash: ballot.toHex(ballot.eventHash(head)) },
  ])
}

const folder = mkdtempSync(join(tmpdir(), 'worst-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Exit status of the verifier command on a download. */
function command(text: string): number {
  const file = join(folder, 'board.jsonl')
  writeFileSync(file, text)
  const words = ['check', file, '--fingerprint', fingerprint]
  return runCommand(words, { say: () => {}, complain: () => {} })
}

/** What everybody's verifier says of the planted board. */
async function verdict(board: Events): Promise<string> {
  plant(board)
  const text = await kit.download()
  const report = verifyBoard(text, { fingerprint })
  // Just so says the command that a resident runs on the file.
  expect(command(text)).toBe(report.holds ? 0 : 1)
  return report.holds ? 'holds' : (report.steps.find(({ holds }) => !holds)?.step ?? 'chain')
}

/** Whether a household finds the ballot of its receipt on what it downloads. */
async function finds(receipt: string): Promise<boolean> {
  return read(await kit.download()).some(
    ({ type, payload }) =>
      type === 'Ballot' &&
      ballot.receiptOf(ballot.ballotHashOf(hexOf(fingerprint), payload.slice(0, -64))) === receipt,
  )
}
const hexOf = (text: string) => ballot.fromHex(text) ?? new Uint8Array(0)

const at = (board: Events, type: ballot.EventType) => board.findIndex((one) => one.type === type)

test('the untouched board holds, and every household finds its ballot', async () => {
  expect(await verdict(events)).toBe('holds')
  for (const receipt of receipts) expect(await finds(receipt)).toBe(true)
})

test('a ballot added for a household that has no credential is noticed', async () => {
  const setup = await kit.known()
  const keys = ballot.newCredential(kit.random)
  const sealed = must(ballot.sealBallot(setup, { keys, sequence: 1 }, [1, 0], kit.random))
  const forged = { type: 'Ballot' as const, payload: must(sealed.cast(kit.random)) }
  const before = at(events, 'Close')
  const board = rechain([...events.slice(0, before), forged, ...events.slice(before)])
  expect(await verdict(board)).toBe('households')
})

test('a seat claimed and voted in the name of a household that stayed away shows on its page', async () => {
  const index = await kit.placeOf(3)
  const before = await world.data(voterOf(3), c.getPoll, { id: kit.id })
  expect(before.seats).toMatchObject([{ holder: 'none', lastSequence: 0 }])
  const board = read(await kit.download())
  const claim = ballot.claimCredential(
    hexOf(fingerprint),
    index,
    ballot.newCredential(kit.random),
    kit.random,
  )
  // After the count the tally no longer fits; the household also sees its place taken on the board.
  const forged = { type: 'Credential' as const, payload: claim }
  const close = at(board, 'Close')
  const planted = rechain([...board.slice(0, close), forged, ...board.slice(close)])
  expect(await verdict(planted)).not.toBe('holds')
  const places = planted
    .filter(({ type }) => type === 'Credential')
    .map(({ payload }) => must(ballot.decodeClaim(payload)).household)
  expect(places).toContain(index)
})

test('a changed ballot is noticed, whatever byte of it and though the chain is made whole', async () => {
  const height = at(events, 'Ballot')
  const payload = events[height]?.payload ?? new Uint8Array(0)
  for (let byte = 40; byte < payload.length; byte += 97) {
    const changed = payload.slice()
    changed[byte] = (changed[byte] ?? 0) ^ 1
    expect(await verdict(withPayload(events, height, changed))).not.toBe('holds')
  }
})

test('a deleted ballot is noticed by the verifier after the count, and before it by its household', async () => {
  const gone = closed.filter((_, height) => height !== at(closed, 'Ballot'))
  expect(await verdict(rechain(events.filter((_, i) => i !== at(events, 'Ballot'))))).toBe(
    'households',
  )
  // Before the count the operator can make everything fit, tally and all…
  const close = at(gone, 'Close')
  const board = must(ballot.Board.replay(rechain(gone.slice(0, close)), 'trust'))
  const planted = [...rechain(gone.slice(0, close)), must(board.close()), must(board.tally())]
  plant(planted)
  // …but a receipt is missing, and no scrutineer's opening made for the true tally fits this one.
  const found = await Promise.all(receipts.map(finds))
  expect(found.filter((one) => !one)).toHaveLength(1)
  const partial = events[at(events, 'PartialDecryption')]?.payload ?? new Uint8Array(0)
  expect(board.append('PartialDecryption', partial)).toMatchObject({ code: 'SIGNATURE_INVALID' })
})

test('a swapped name of a candidate is noticed by the verifier, and by every phone that votes', async () => {
  const setup = events[0]?.payload ?? new Uint8Array(0)
  const swapped = swap(setup, '候选人1', '候选人2')
  expect(await verdict(withPayload(events, 0, swapped))).toBe('ceremony')
  // The voting page takes its names from the very bytes that the fingerprint covers.
  const { candidates, election } = await world.data(voterOf(0), c.getPoll, { id: kit.id })
  const shown = must(
    ballot.decodeDefinition(ballot.fromBase64url(election?.definition ?? '') ?? new Uint8Array(0)),
  )
  expect(candidates.map(({ place, name }) => shown.candidates[place] === name)).toEqual([
    true,
    true,
  ])
  const [poll] = world.all({ name: 'polls' })
  const renamed = [...kit.plan.candidates].reverse().map(({ name }, i) => ({
    ...{ id: `cand${i + 1}`, name },
  }))
  const line = JSON.stringify({ ...poll, candidates: renamed })
  world.cloud.database.importJsonLines('polls', line, 'upsert')
  const after = await world.data(voterOf(0), c.getPoll, { id: kit.id })
  expect(after.candidates).toEqual(candidates)
})

/** Exchanges two texts of equal length wherever they stand. */
function swap(bytes: Uint8Array, left: string, right: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const [a, b] = [left, right].map((each) => Buffer.from(each).toString('latin1'))
  if (a === undefined || b === undefined || !text.includes(a)) throw new Error('not there')
  const parts = text.split(a).map((part) => part.split(b).join(a))
  return new Uint8Array(Buffer.from(parts.join(b), 'latin1'))
}

test('a changed roll is noticed: a household more, a household less', async () => {
  const setup = must(ballot.decodeSetup(events[0]?.payload ?? new Uint8Array(0)))
  const { definition, roll } = setup
  const view = await kit.ceremony(scrutineerOf(0))
  const transcript = ballot.fromBase64url(
    [...view.messages.commits, ...view.messages.reveals, ...view.messages.deals]
      .concat(view.messages.accepts)
      .map((one) => Buffer.from(one, 'base64url'))
      .reduce((all, one) => Buffer.concat([all, one]), Buffer.alloc(0))
      .toString('base64url'),
  )
  const said = must(ballot.decodeTranscript(definition, transcript ?? new Uint8Array(0)))
  const more = [...roll, { pseudonym: kit.random(16), weights: [1] }]
  for (const changed of [must(ballot.makeRoll(definition, more)), roll.slice(1)]) {
    const payload = ballot.encodeSetup(definition, said, changed)
    expect(await verdict(withPayload(events, 0, payload))).toBe('ceremony')
  }
})

test('an old board shown again is noticed: it is not complete, and the newer receipt is missing', async () => {
  const old = closed.slice(0, at(closed, 'Close') - 1)
  expect(await verdict(old)).toBe('order')
  const found = await Promise.all(receipts.map(finds))
  expect(found.filter((one) => !one)).toHaveLength(1)
  const seen = events[at(events, 'Close')]
  if (!seen) throw new Error('no close')
  const contains = { height: seen.height, hash: ballot.toHex(ballot.eventHash(seen)) }
  plant(old)
  expect(verifyBoard(await kit.download(), { contains }).holds).toBe(false)
})
