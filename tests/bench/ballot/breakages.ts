/**
 * Breaks the library and the verifier on purpose, one line at a time, in a copy of their folders,
 * and runs the tests on each: every breakage must be noticed. `npm run bench:ballot:breakages`.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const LIBRARY = 'domain/ballot/v1/'
const VERIFIER = 'tools/verify-election/check/'

/** A file, a text that stands in it once, and what is put there instead. */
type Breakage = readonly [what: string, file: string, sound: string, broken: string]

const BREAKAGES: readonly Breakage[] = [
  [
    'signatures forget their key',
    `${LIBRARY}signature.ts`,
    'utf8(purpose), keyBytes, commitmentBytes',
    'utf8(purpose), commitmentBytes',
  ],
  [
    'proofs forget their ciphertext',
    `${LIBRARY}range-proof.ts`,
    '    statement.ciphertext.encoded,\n',
    '',
  ],
  [
    'proofs always hold',
    `${LIBRARY}range-proof.ts`,
    'rangeChallenge(statement, commitments) === challengeSum(proof) ?',
    'commitments ?',
  ],
  [
    'the identity is an element',
    `${LIBRARY}codec.ts`,
    'if (group.isIdentity(element)) throw',
    'if (false) throw',
  ],
  [
    'scalars need not be reduced',
    `${LIBRARY}group.ts`,
    'return Fn.fromBytes(bytes)',
    'return Fn.create(Fn.fromBytes(bytes, true))',
  ],
  [
    'a ballot counts again',
    `${LIBRARY}ballot-check.ts`,
    'ballot.sequence > facts',
    'ballot.sequence >= facts',
  ],
  [
    'batches don’t weigh their equations',
    `${LIBRARY}ballot-batch.ts`,
    'return this.random(16).reduce(',
    'return BigInt(1) || this.random(16).reduce(',
  ],
  [
    'dealers may reveal anything',
    `${LIBRARY}ceremony-check.ts`,
    ' || !equalBytes(commitment, own.commitment)',
    '',
  ],
  [
    'partial decryptions fit any board',
    `${LIBRARY}partial.ts`,
    'encodeBlock(frame.tallyHash),',
    'encodeBlock(frame.setup.fingerprint),',
  ],
  [
    'weights are forgotten',
    `${LIBRARY}tally.ts`,
    'BigInt(ballot.weights[measure] ?? 0)',
    'BigInt(1)',
  ],
  [
    'phone voters may use paper too',
    `${LIBRARY}paper.ts`,
    "if (phone && disposition === 'counted')",
    "if (false && disposition === 'counted')",
  ],
  [
    'ballots enter after Close',
    `${LIBRARY}board-rules.ts`,
    "state.phase = 'closed'",
    "state.phase = 'open'",
  ],
  ['an opened ballot can be cast', `${LIBRARY}ballot-making.ts`, '    kept = undefined\n', ''],
  [
    'openings fit any receipt',
    `${LIBRARY}opening.ts`,
    'if (!equalBytes(ballotHashOf(election.fingerprint, body), ballotHash))',
    'if (false)',
  ],
  [
    'payloads may be other than named',
    `${LIBRARY}event.ts`,
    'return equalBytes(payloadHashOf(event.payload), event.payloadHash)',
    'return event',
  ],
  [
    'signatures always hold',
    `${VERIFIER}proofs.ts`,
    'return times(Point.BASE, s).equals(',
    'return true || times(Point.BASE, s).equals(',
  ],
  ['range proofs always hold', `${VERIFIER}proofs.ts`, '=== expected\n', '=== expected || true\n'],
  [
    'events come in any order',
    `${VERIFIER}households.ts`,
    'insist(rule.in.includes(phase),',
    'insist(true,',
  ],
  [
    'old ballots come back',
    `${VERIFIER}households.ts`,
    'insist(ballot.sequence > last,',
    'insist(true,',
  ],
  [
    'a household gets two credentials',
    `${VERIFIER}households.ts`,
    'if (part.credential !== undefined || ',
    'if (',
  ],
  [
    'lines are written as one likes',
    `${VERIFIER}lines.ts`,
    'insist(line === expected,',
    'insist(true,',
  ],
  ['the tally is taken on trust', `${VERIFIER}count.ts`, 'insist(same,', 'insist(true,'],
  [
    'partial decryptions always hold',
    `${VERIFIER}count.ts`,
    'equal(context, X, a, point, proof) ? point',
    'true ? point',
  ],
  [
    'the result is taken on trust',
    `${VERIFIER}count.ts`,
    'cursor.int(8, total, total)',
    'cursor.int(8, 0, total + 9999)',
  ],
  [
    'dealers may reveal anything',
    `${VERIFIER}ceremony.ts`,
    '        commitments[i] ?? Buffer.alloc(0),',
    "        digest('coefficients', context, be(i, 1), key, coefficients),",
  ],
  [
    'nobody proves to know its part of the key',
    `${VERIFIER}ceremony.ts`,
    "signed('scrutineer-possession', C[0] ?? Point.ZERO, claim, possession)",
    'claim.length > 0',
  ],
  [
    'weights are forgotten',
    `${VERIFIER}curve.ts`,
    'Math.floor((weights[i] ?? 0) / 2 ** bit) % 2 === 1',
    'bit === 0',
  ],
  ['scalars need not be reduced', `${VERIFIER}cursor.ts`, 'insist(value < ORDER,', 'insist(true,'],
  ['the identity is a point', `${VERIFIER}cursor.ts`, 'insist(!point.is0(),', 'insist(true,'],
  [
    'paper needs no phone ballot to replace',
    `${VERIFIER}paper.ts`,
    "phone === (disposition !== 'counted'),",
    'phone || true,',
  ],
]

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'breakages-'))
  for (const part of ['domain/ballot', 'tools/verify-election', 'tests/domain/ballot'])
    cpSync(part, join(folder, part), { recursive: true })
  for (const file of ['package.json', 'tsconfig.json', 'jest.config.js'])
    cpSync(file, join(folder, file))
  for (const file of ['closing-line.js', 'patience.js'])
    cpSync(`tests/${file}`, join(folder, 'tests', file))
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const only = process.argv[2]
  let unnoticed = 0
  try {
    if (failing(folder) !== undefined) throw new Error('the tests fail before anything is broken')
    for (const [what, file, sound, broken] of BREAKAGES) {
      if (only !== undefined && !`${file} ${what}`.includes(only)) continue
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      if (text.split(sound).length !== 2) throw new Error(`${file} doesn't hold once: ${sound}`)
      writeFileSync(
        path,
        text.replace(sound, () => broken),
      )
      const by = failing(folder)
      writeFileSync(path, text)
      if (by === undefined) unnoticed += 1
      console.log(`${by === undefined ? 'NOT NOTICED' : 'noticed'}: ${file}: ${what}`)
      if (by !== undefined) console.log(`    by “${by}”`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  console.log(unnoticed === 0 ? 'Every breakage is noticed.' : `${unnoticed} are not noticed.`)
  return unnoticed === 0 ? 0 : 1
}

/** The first test that fails in the copy, or undefined when all pass. */
function failing(folder: string): string | undefined {
  const jest = join(process.cwd(), 'node_modules/jest/bin/jest.js')
  const skipped = 'command|phone'
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      jest,
      '--selectProjects',
      'domain',
      '--bail=1',
      '--reporters',
      'default',
      '--testPathIgnorePatterns',
      skipped,
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  if (status === 0) return undefined
  return /●\s+(.+)/.exec(stderr)?.[1]?.trim() ?? 'a suite that does not run'
}

process.exitCode = main()
