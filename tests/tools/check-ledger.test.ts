import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { requestGift, withdrawRedemption } from '@functions/points/contract'
import { accounts, entries, stocks } from '@functions/points/store'
import { checkLedger, type Ledger } from '../../tools/check-ledger/check'
import { readExport } from '../../tools/check-ledger/read'
import { GIFT } from '../functions/fixtures/points-docs'
import { ledgerOf, openShelf } from '../functions/points/shelf'
import { openWorld, RESIDENT, type World } from '../functions/world'

let world: World
let sound: Ledger
beforeAll(async () => {
  world = await openWorld()
  await openShelf(world, { price: 10, stock: 5, points: { [RESIDENT]: 50 } })
  const ask = { gift: GIFT, points: 10 }
  const { id } = await world.data(RESIDENT, requestGift, ask)
  await world.data(RESIDENT, requestGift, ask)
  await world.data(RESIDENT, withdrawRedemption, { id })
  world.clock.advance(120_000)
  await world.cloud.timers.runNow('points')
  sound = ledgerOf(world)
})
afterAll(() => world.close())

/** The ledger with one document changed, the first that fits. */
function edited<Part extends keyof Ledger>(
  part: Part,
  fits: (doc: Ledger[Part][number]) => boolean,
  change: object,
): Ledger {
  const list: readonly Ledger[Part][number][] = sound[part]
  const at = list.findIndex(fits)
  return { ...sound, [part]: list.map((doc, i) => (i === at ? { ...doc, ...change } : doc)) }
}
const names = (ledger: Ledger) => new Set(checkLedger(ledger).map((one) => one.invariant))

test('a sound ledger has no breach', () => {
  expect(sound.entries.length).toBeGreaterThan(4)
  expect(sound.entries.every((entry) => entry.seq > 0)).toBe(true)
  expect(checkLedger(sound)).toEqual([])
})

test.each([
  [
    'an entry edited',
    () => edited('entries', (e) => e.kind === 'issue', { points: 500 }),
    'person_entry_is_unchanged',
  ],
  [
    'an entry’s words edited',
    () => edited('entries', (e) => e.kind === 'grant_budget', { about: '别的' }),
    'compound_entry_is_unchanged',
  ],
  [
    'an entry removed',
    () => ({ ...sound, entries: sound.entries.filter((e) => e.of === null) }),
    'redemption_matches_its_transfer',
  ],
  [
    'points added by hand',
    () => edited('accounts', (a) => a.kind === 'person', { creditsPosted: 999 }),
    'account_sums_equal_its_transfers',
  ],
  [
    'a chain’s head moved',
    () => edited('accounts', (a) => a.kind === 'person', { seq: 1 }),
    'person_chain_ends_at_head',
  ],
  [
    'gifts added by hand',
    () => edited('stocks', () => true, { free: 9 }),
    'stock_free_equals_its_moves',
  ],
  [
    'gifts written off by one person',
    () => edited('stockMoves', () => true, { change: -1, second: '' }),
    'stock_loss_has_two_people',
  ],
  [
    'evidence made up',
    () =>
      edited('accounts', (a) => a.kind === 'person', {
        recent: [{ id: 'made-up', about: '', points: 9, at: 0 }],
      }),
    'evidence_is_of_its_entries',
  ],
  [
    'a redemption marked as handed over',
    () => edited('redemptions', (r) => r.state === 'ready', { state: 'handed' }),
    'redemption_matches_its_transfer',
  ],
] as const)('%s is found by name', (_, change, invariant) => {
  expect(names(change())).toContain(invariant)
})

test('the command reads a folder of exports and says by its end whether all holds', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ledger-'))
  const run = () =>
    execFileSync('npx', ['tsx', 'tools/check-ledger/cli.ts', '--export', folder], {
      cwd: path.join(__dirname, '../..'),
      stdio: 'pipe',
      encoding: 'utf8',
    })
  const collections = [
    accounts,
    entries,
    stocks,
    { name: 'points_heads' },
    { name: 'redemptions' },
    { name: 'gift_stock_moves' },
  ]
  for (const { name } of collections) {
    fs.writeFileSync(path.join(folder, `${name}.jsonl`), world.cloud.database.exportJsonLines(name))
  }
  expect(checkLedger(readExport(folder))).toEqual([])
  expect(run()).toContain('every invariant holds')
  const file = path.join(folder, 'points_entries.jsonl')
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').split('\n').slice(1).join('\n'))
  expect(run).toThrow(/Command failed/)
  fs.rmSync(folder, { recursive: true })
})
