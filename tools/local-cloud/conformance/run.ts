/**
 * `npm run conformance [-- in-process | http]`: CloudBase's own database suite, from node_modules,
 * against the local cloud, in both transports unless one is named. Ends with
 * `conformance: N of 178`, N being the lower of the two.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createLocalCloud } from '../cloud'
import { expectedFailures } from './expected'

/** Tests of the suite, `test.skip` not counted. */
const TOTAL = 178

const here = __dirname
const root = path.resolve(here, '../../..')
const suite = path.join(root, 'node_modules/@cloudbase/node-sdk/test/database/unit')

const transform = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
]

type Transport = 'in-process' | 'http'

function configuration(transport: Transport) {
  return {
    rootDir: root,
    roots: [suite],
    testMatch: ['**/*.test.ts'],
    testEnvironment: 'node',
    testPathIgnorePatterns: [],
    haste: { retainAllFiles: true },
    transform: { '^.+\\.[tj]s$': transform },
    transformIgnorePatterns: [
      '/node_modules/(?!(@cloudbase/[^/]+/(src|test)|@turf|mingo)/).+\\.js$',
    ],
    moduleNameMapper: { '^power-assert$': path.join(here, 'assert-callable.cjs') },
    setupFilesAfterEnv: [
      path.join(here, 'setup-common.cjs'),
      ...(transport === 'http' ? [] : [path.join(here, 'setup-in-process.ts')]),
    ],
  }
}

/** What the suite and its SDK read: the credentials are never checked. */
const ENVIRONMENT = {
  TZ: 'Asia/Shanghai',
  TEST_SECRET_ID: 'local',
  TEST_SECRET_KEY: 'local',
  TEST_ENV: 'local-env',
  TENCENTCLOUD_RUNENV: 'SCF',
  SCF_NAMESPACE: 'local-env',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  SILENCE: 'true',
}

interface Assertion {
  readonly fullName: string
  readonly status: string
  readonly failureMessages: readonly string[]
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly Assertion[]
  }[]
}

/** Runs jest in a process of its own: the server of the other transport lives in this one. */
async function runJest(transport: Transport, env: NodeJS.ProcessEnv): Promise<Report> {
  const dir = mkdtempSync(path.join(tmpdir(), 'conformance-'))
  const output = path.join(dir, 'report.json')
  const jest = path.join(root, 'node_modules/jest/bin/jest.js')
  const args = ['--config', JSON.stringify(configuration(transport)), '--json', '--silent']
  const child = spawn(process.execPath, [jest, ...args, '--outputFile', output, '--maxWorkers=2'], {
    cwd: root,
    env: { ...process.env, ...ENVIRONMENT, ...env },
    stdio: process.env.VERBOSE ? 'inherit' : 'ignore',
  })
  await once(child, 'exit')
  const report: Report = JSON.parse(readFileSync(output, 'utf8'))
  rmSync(dir, { recursive: true })
  return report
}

async function runSuite(transport: Transport): Promise<Report> {
  if (transport === 'in-process') return runJest(transport, {})
  // The suite scans: the real service has no strict mode.
  const cloud = createLocalCloud({ env: ENVIRONMENT.TEST_ENV, strictIndexes: false })
  const url = await cloud.listen()
  try {
    return await runJest(transport, { TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }) })
  } finally {
    await cloud.close()
  }
}

const firstLine = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .slice(0, Number(process.env.LINES ?? 1))
    .join('\n')

interface Summary {
  readonly passed: number
  /** Every failure is on the list of the expected ones, and all of those failed. */
  readonly asExpected: boolean
}

function summarize(transport: Transport, report: Report): Summary {
  const say = (line: string) => process.stdout.write(`${transport}: ${line}\n`)
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter((t) => t.status === 'passed')
  let asExpected = true
  const unexpected = (line: string) => {
    asExpected = false
    say(line)
  }
  for (const file of report.testResults)
    if (file.assertionResults.length === 0) unexpected(`did not run: ${file.name}\n${file.message}`)
  for (const { fullName, failureMessages } of tests.filter((t) => t.status === 'failed')) {
    const reason = expectedFailures[fullName]
    if (reason) say(`expected: ${fullName}: ${reason}`)
    else unexpected(`FAILED: ${fullName}: ${firstLine(failureMessages[0])}`)
  }
  for (const name of Object.keys(expectedFailures))
    if (passed.some((t) => t.fullName === name))
      unexpected(`passes now, take it off the list: ${name}`)
  say(`${passed.length} of ${TOTAL}`)
  return { passed: passed.length, asExpected }
}

async function main(asked: string | undefined): Promise<void> {
  const transports = (['in-process', 'http'] as const).filter((t) => !asked || t === asked)
  if (transports.length === 0) throw new Error(`unknown transport ${asked}: in-process or http`)
  const summaries: Summary[] = []
  for (const transport of transports)
    summaries.push(summarize(transport, await runSuite(transport)))
  if (!summaries.every((s) => s.asExpected)) process.exitCode = 1
  process.stdout.write(`conformance: ${Math.min(...summaries.map((s) => s.passed))} of ${TOTAL}\n`)
}

void main(process.argv[2])
