/**
 * `kill -9` at random moments under a load of transfers between 50 accounts. `ROUNDS=200` runs more.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { openDatabase } from '../../../tools/local-cloud/database/index'
import { ACCOUNTS, collections, START } from './crash-bank'

const ROUNDS = Number(process.env.ROUNDS ?? 20)

jest.setTimeout(60_000 + ROUNDS * 10_000)

/** Banks that are killed side by side: a round waits for the disk more than it computes. */
const BANKS = 2

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'local-cloud-crash-'))
const child = path.join(dir, 'child.cjs')

beforeAll(() => {
  buildSync({
    entryPoints: [path.join(__dirname, 'crash-child.ts')],
    outfile: child,
    bundle: true,
    minify: true,
    platform: 'node',
    external: ['libsql'],
    logLevel: 'silent',
  })
})

afterAll(() => fs.rmSync(dir, { recursive: true }))

/** Starts the child, kills it some time after it is ready, answers the transfers it acknowledged. */
async function killedRun(file: string, afterMs: number): Promise<string[]> {
  const process_ = spawn(process.execPath, [child, file], {
    env: { ...process.env, NODE_PATH: path.join(__dirname, '../../../node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  const ready = new Promise<void>((resolve, reject) => {
    process_.once('exit', () => reject(new Error(`the child ended by itself: ${output}`)))
    process_.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.startsWith('ready\n')) resolve()
    })
  })
  await ready
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  process_.removeAllListeners('exit')
  const closed = once(process_, 'close')
  process_.kill('SIGKILL')
  await closed
  // The last line may be cut off in the middle: then it was not acknowledged.
  return output.split('\n').slice(1, -1)
}

interface Transfer {
  readonly _id: string
  readonly from: string
  readonly to: string
  readonly amount: number
}

const rows = (lines: string): unknown[] =>
  lines
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l))

/** What must hold of a bank after a kill; answers how many transfers it has. */
function checkBank(file: string, acknowledged: readonly string[], kills: number): number {
  // Looked at in a copy: the file itself is only ever opened after a kill. Each copy has a path of
  // its own, since SQLite shares its memory of a file between all who open it in one process.
  const copy = `${file}.copy${kills}`
  for (const suffix of ['', '-wal']) fs.copyFileSync(file + suffix, copy + suffix)
  const db = openDatabase({ file: copy, collections })
  expect(db.recovery).toMatchObject({ cleanStop: false, damaged: [] })
  const accounts = rows(db.exportJsonLines('accounts')) as { _id: string; points: number }[]
  const transfers = rows(db.exportJsonLines('transfers')) as Transfer[]
  db.close()
  expect(accounts.reduce((sum, a) => sum + a.points, 0)).toBe(ACCOUNTS * START)
  const ids = new Set(transfers.map((t) => t._id))
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  // At most the transfers in flight at each kill are there without having been acknowledged.
  expect(ids.size - acknowledged.length).toBeLessThanOrEqual(4 * kills)
  const balances = new Map(accounts.map((a) => [a._id, START]))
  for (const { from, to, amount } of transfers) {
    balances.set(from, (balances.get(from) ?? 0) - amount)
    balances.set(to, (balances.get(to) ?? 0) + amount)
  }
  expect(Object.fromEntries(accounts.map((a) => [a._id, a.points]))).toEqual(
    Object.fromEntries(balances),
  )
  return ids.size
}

async function killAgainAndAgain(bank: number, rounds: number): Promise<number> {
  const file = path.join(dir, `bank${bank}.db`)
  const acknowledged: string[] = []
  let kept = 0
  for (let kills = 1; kills <= rounds; kills++) {
    acknowledged.push(...(await killedRun(file, Math.random() * 200)))
    kept = checkBank(file, acknowledged, kills)
  }
  return kept
}

test(`keeps every acknowledged transfer whole through ${ROUNDS} kills`, async () => {
  const rounds = ROUNDS / BANKS
  const kept = await Promise.all(
    Array.from({ length: BANKS }, (_, bank) => killAgainAndAgain(bank, rounds)),
  )
  for (const transfers of kept) expect(transfers).toBeGreaterThan(rounds)
})
