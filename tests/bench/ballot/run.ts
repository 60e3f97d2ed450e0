/**
 * The figures of the ballot library: `npm run bench:ballot`, with `-- --large` for an election of
 * 4,000 households and 10 candidates made and verified by the command (some ten minutes).
 * Times are upper bounds of the machine they are taken on; exits with 1 when a limit is missed.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as v1 from '@domain/ballot/v1'
import { buildSync } from 'esbuild'
import { ballotOf, finished, must, prepare, register } from '../../domain/ballot/support/elections'
import { mutateLines, mutatePayloads } from '../../domain/ballot/support/mutation'

const TEN = {
  ...{ seed: 'bench', voters: 200, candidates: 10, min: 0, max: 1 },
  ...{ scrutineers: 3, threshold: 2 },
}
let missed = 0

function report(what: string, value: number, unit: string, limit?: number): void {
  const over = limit !== undefined && value > limit
  if (over) missed += 1
  const text = value >= 100 ? value.toFixed(0) : value.toFixed(1)
  const bound = limit === undefined ? '' : `  (at most ${limit}${over ? ': MISSED' : ''})`
  console.log(`${what.padEnd(58)} ${text.padStart(9)} ${unit}${bound}`)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function timed<T>(run: () => T): { value: T; ms: number } {
  const start = performance.now()
  return { value: run(), ms: performance.now() - start }
}

function sizes(): void {
  for (const entry of ['client', 'scrutineer']) {
    const { outputFiles } = buildSync({
      entryPoints: [`domain/ballot/v1/${entry}.ts`],
      ...{ bundle: true, minify: true, write: false, charset: 'utf8' },
      ...{ format: 'iife', globalName: 'ballot', platform: 'neutral', target: 'es2020' },
    })
    const text = outputFiles[0]?.text ?? ''
    const bytes = gzipSync(text, { level: 9, memLevel: 9 }).length
    report(`${entry}.ts bundled alone`, text.length, 'bytes')
    const limit = entry === 'client' ? 20_000 : undefined
    report(`${entry}.ts bundled alone, gzipped`, bytes, 'bytes', limit)
  }
}

function ballots(): void {
  const election = prepare(TEN)
  const { setup } = election.board
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const making: number[] = []
  const checking: number[] = []
  const items: v1.BatchItem[] = []
  for (let household = 0; household < 100; household++) {
    const keys = register(election, household)
    const choices = election.definition.candidates.map((_, i) => (i === household % 11 ? 1 : 0))
    const made = timed(() => ballotOf(election, keys, choices))
    const ballot = must(v1.decodeBallot(setup, made.value))
    const again = timed(() => must(v1.checkBallot(setup, must(v1.decodeBallot(setup, made.value)))))
    making.push(made.ms)
    checking.push(again.ms)
    items.push({ ballot, commitments: again.value })
  }
  report('a ballot of 10 candidates on the board', v1.ballotBytes(election.definition), 'bytes')
  report(
    'its commitments beside the board',
    v1.encodeCommitments(items[0]?.commitments ?? []).length,
    'bytes',
  )
  report('its random bytes', v1.ballotRandomBytes(setup), 'bytes')
  report('making it, median of 100', median(making), 'ms', 50)
  report('checking it, median of 100', median(checking), 'ms', 80)
  for (const count of [1, 10, 100]) {
    const batch = timed(() => must(v1.checkBallots(setup, items.slice(0, count), random)))
    report(`checking it in a batch of ${count}`, batch.ms / count, 'ms')
  }
  const counted = Array.from({ length: 4000 }, (_, i) => ({
    ciphertexts: items[i % 100]?.ballot.choices.map(({ ciphertext }) => ciphertext) ?? [],
  }))
  const one = timed(() => v1.tallyBallots(counted.map((each) => ({ ...each, weights: [1] }))))
  report('adding up 4,000 ballots, one vote each', one.ms / 1000, 's', 15)
  const weighted = counted.map((each, i) => ({ ...each, weights: [1, 5000 + ((i * 7919) % 9000)] }))
  report(
    'adding up 4,000 ballots by head and by area',
    timed(() => v1.tallyBallots(weighted)).ms / 1000,
    's',
    15,
  )
  const logarithms = timed(() => {
    const find = v1.discreteLogs(40_000_000, 10)
    for (let i = 0; i < 10; i++)
      find(v1.group.publicMultiply(v1.group.base, BigInt(39_999_999 - i * 3_999_999)))
  })
  report('ten totals of up to 40,000,000 from their elements', logarithms.ms / 1000, 's', 15)
}

function mutations(): void {
  const { events } = finished({
    ...{ seed: 'thirty', voters: 30, candidates: 5, min: 0, max: 1 },
    ...{ scrutineers: 3, threshold: 2 },
  })
  const masks = [1, 2, 4, 8, 16, 32, 64, 128]
  const lines = timed(() => mutateLines(events, masks))
  report('a board of 30 ballots: bytes × 8 bits changed', lines.value.tried, 'boards')
  report('of them accepted', lines.value.accepted.length, 'boards', 0)
  const payloads = timed(() => mutatePayloads(events))
  report('payload bytes changed, chain made whole again', payloads.value.tried, 'boards')
  report('of them accepted', payloads.value.accepted.length, 'boards', 0)
  console.log(`  refused by: ${JSON.stringify(payloads.value.codes)}`)
  report('time for both', (lines.ms + payloads.ms) / 1000, 's')
}

function large(): void {
  const folder = mkdtempSync(join(tmpdir(), 'election-'))
  const board = join(folder, 'board.jsonl')
  const run = (...parameters: string[]) =>
    timed(() => {
      const command = ['node_modules/tsx/dist/cli.mjs', 'tools/verify-election/index.ts']
      return execFileSync(process.execPath, [...command, ...parameters, '--lang', 'en'], {
        encoding: 'utf8',
      })
    })
  try {
    const made = run('sample', '--voters', '4000', '--candidates', '10', '--out', board)
    console.log(made.value.trim())
    report('its board', statSync(board).size / 1e6, 'MB')
    report('making 4,000 × 10, each ballot checked as it enters', made.ms / 1000, 's')
    const counting = Number(/([\d.]+) s of it for the count/.exec(made.value)?.[1])
    report('counting it: tally, three decryptions, result', counting, 's', 15)
    const single = run('check', board)
    console.log(single.value.trim())
    report('verifying it by the command, one by one', single.ms / 1000, 's', 300)
    const batches = run('check', board, '--commitments', `${board}.commitments`)
    report('verifying it by the command, in batches', batches.ms / 1000, 's', 90)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// A warm-up, so that the first figures aren't the compiler's.
finished({ ...TEN, voters: 4, candidates: 2 })
sizes()
ballots()
mutations()
if (process.argv.includes('--large')) large()
process.exitCode = missed > 0 ? 1 : 0
