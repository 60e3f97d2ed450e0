/** The client's part runs where a mini-program runs, and stays small. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'

const ROOT = join(__dirname, '../../..')
/** 20 KB, more than which the client's part may not weigh. */
const LIMIT_BYTES = 20_000

function bundle(entry: string, target = 'es2020'): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, 'domain/ballot/v1', entry)],
    ...{ bundle: true, minify: true, write: false, charset: 'utf8' },
    ...{ format: 'iife', globalName: 'ballot', platform: 'neutral', target },
  })
  return outputFiles[0]?.text ?? ''
}

/** Makes, opens and checks ballots with nothing but the language: prints a receipt. */
const SCENE = `
  var counter = 1
  var random = function (length) {
    var bytes = new Uint8Array(length)
    for (var i = 0; i < length; i++) {
      counter = (counter * 48271) % 2147483647
      bytes[i] = counter >> 8
    }
    return bytes
  }
  var must = function (result) {
    if (!result.ok) throw new Error(result.code)
    return result.value
  }
  var part = function (name) { return must({ ok: true, value: ballot.fromHex(PARTS[name]) }) }
  var election = must(ballot.loadElection({
    definition: part('definition'), ceremony: part('ceremony'), rollHash: part('rollHash'),
  }))
  var keys = ballot.newCredential(random)
  var claim = ballot.claimCredential(election.fingerprint, 0, keys, random)
  var voter = { keys: keys, sequence: 1 }
  var opened = must(ballot.sealBallot(election, voter, [1, 0], random))
  var seen = must(ballot.checkOpening(election, opened, must(opened.open())))
  var sealed = must(ballot.sealBallot(election, voter, [0, 1], random))
  var payload = must(sealed.cast(random))
  must(ballot.checkBallot(election, must(ballot.decodeBallot(election, payload))))
  var event = must(ballot.decodeEvent(LINE))
  must(ballot.follow(ballot.EMPTY_HEAD, event))
  ;[seen.join(), claim.length, ballot.toHex(election.fingerprint).slice(0, 8), sealed.receipt].join(' ')
`

async function inputs(): Promise<string> {
  const v1 = await import('@domain/ballot/v1')
  const { prepare } = await import('./support/elections')
  const { definition, transcript, roll, events, board } = prepare({
    ...{ seed: 'phone', voters: 1, candidates: 2, min: 0, max: 1 },
    ...{ scrutineers: 2, threshold: 2 },
  })
  const parts = {
    definition: v1.toHex(v1.encodeDefinition(definition)),
    ceremony: v1.toHex(v1.encodeTranscript(transcript)),
    rollHash: v1.toHex(v1.rollHash(roll)),
  }
  const [setup] = events
  if (setup === undefined) throw new Error('no Setup')
  expected = `1,0 100 ${v1.toHex(board.setup.fingerprint).slice(0, 8)} `
  return `var PARTS = ${JSON.stringify(parts)}; var LINE = ${JSON.stringify(v1.encodeEvent(setup))};`
}

let expected = ''

it('weighs at most 20 KB, gzipped', () => {
  const bytes = gzipSync(bundle('client.ts'), { level: 9, memLevel: 9 }).length
  process.stdout.write(`client part: ${bytes} of ${LIMIT_BYTES} bytes gzipped\n`)
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES)
})

it('runs in a bare context: no crypto, TextEncoder, URL or setTimeout', async () => {
  const context = createContext(Object.create(null))
  const missing = ['crypto', 'TextEncoder', 'URL', 'setTimeout', 'process', 'Buffer']
  for (const name of missing) expect(runInContext(`typeof ${name}`, context)).toBe('undefined')
  const data = await inputs()
  const printed: unknown = runInContext(`${bundle('client.ts')};${data};${SCENE}`, context)
  expect(printed).toEqual(expect.stringMatching(new RegExp(`^${expected}\\w{4}(-\\w{4}){3}$`)))
})

it('runs without a just-in-time compiler, as on iPhones', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ballot-'))
  const file = join(folder, 'scene.js')
  const data = await inputs()
  const printing = SCENE.trimEnd().replace(';[seen', ';console.log([seen')
  writeFileSync(file, `${bundle('client.ts')};${data};${printing})`)
  const printed = execFileSync(process.execPath, ['--jitless', file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(printed.startsWith(expected)).toBe(true)
})

it('also loads the scrutineer’s part in a bare context', () => {
  const context = createContext(Object.create(null))
  const code = `${bundle('scrutineer.ts')};typeof ballot.newScrutineer + ballot.PHRASE_LENGTH`
  expect(runInContext(code, context)).toBe('function36')
})

describe('the sources', () => {
  const folder = join(ROOT, 'domain/ballot/v1')
  const sources = readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, code: text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '') }
  })

  it('name no BigInt literal, no platform and no source of randomness', () => {
    const forbidden =
      /\b\d+n\b|\bTextEncoder\b|\bcrypto\b|\bMath\.random\b|\bDate\b|\bwx\b|\bTaro\b|\bprocess\b|\bBuffer\b|\bsetTimeout\b/
    for (const { name, code } of sources)
      expect({ name, found: forbidden.exec(code)?.[0] }).toEqual({ name, found: undefined })
  })

  it('import nothing but each other and the curve and hash libraries', () => {
    for (const { name, code } of sources)
      for (const [, from = ''] of code.matchAll(/from '([^']+)'/g))
        expect({ name, from: /^(\.\/|@noble\/)/.test(from) }).toEqual({ name, from: true })
  })

  it('raise no BigInt to a power', () => {
    for (const { name, code } of sources)
      for (const [, power = ''] of code.matchAll(/(\S+ \*\* \S+)/g))
        expect({ name, plain: /^2 \*\* (32|36)$/.test(power.replace(/[,)]$/, '')) }).toEqual({
          ...{ name, plain: true },
        })
  })
})

describe('the verifier', () => {
  const folder = join(ROOT, 'tools/verify-election/check')

  it('shares nothing with the library but the curve library', () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8')
      for (const [, from = ''] of text.matchAll(/from '([^']+)'/g))
        expect({ name, from, ok: /^(\.\/|node:|@noble\/curves\/)/.test(from) }).toEqual({
          ...{ name, from, ok: true },
        })
    }
  })
})
