/**
 * `npm run conformance [-- http]`: CloudBase's own database suite, from node_modules, against the
 * local cloud. Ends with `conformance: N of 178`.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
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

function configuration(transport: string) {
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

function runSuite(transport: string, env: NodeJS.ProcessEnv): Report {
  const dir = mkdtempSync(path.join(tmpdir(), 'conformance-'))
  const output = path.join(dir, 'report.json')
  const jest = path.join(root, 'node_modules/jest/bin/jest.js')
  const args = ['--config', JSON.stringify(configuration(transport)), '--json', '--silent']
  spawnSync(process.execPath, [jest, ...args, '--outputFile', output, '--maxWorkers=2'], {
    cwd: root,
    env: { ...process.env, TZ: 'Asia/Shanghai', ...env },
    stdio: process.env.VERBOSE ? 'inherit' : 'ignore',
  })
  const report: Report = JSON.parse(readFileSync(output, 'utf8'))
  rmSync(dir, { recursive: true })
  return report
}

const firstLine = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .slice(0, Number(process.env.LINES ?? 1))
    .join('\n')

function summarize(report: Report): boolean {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const passed = tests.filter((t) => t.status === 'passed')
  let asExpected = true
  for (const file of report.testResults)
    if (file.assertionResults.length === 0) {
      asExpected = false
      process.stdout.write(`did not run: ${file.name}\n${file.message}\n`)
    }
  for (const { fullName, failureMessages } of tests.filter((t) => t.status === 'failed')) {
    const reason = expectedFailures[fullName]
    if (!reason) asExpected = false
    process.stdout.write(
      reason
        ? `expected: ${fullName}: ${reason}\n`
        : `FAILED: ${fullName}: ${firstLine(failureMessages[0])}\n`,
    )
  }
  for (const name of Object.keys(expectedFailures))
    if (passed.some((t) => t.fullName === name)) {
      asExpected = false
      process.stdout.write(`passes now, take it off the list: ${name}\n`)
    }
  process.stdout.write(`conformance: ${passed.length} of ${TOTAL}\n`)
  return asExpected
}

async function main(): Promise<void> {
  const env = {
    TEST_SECRET_ID: 'local',
    TEST_SECRET_KEY: 'local',
    TEST_ENV: 'local-env',
    TENCENTCLOUD_RUNENV: 'SCF',
    SILENCE: 'true',
  }
  if (!summarize(runSuite('in-process', env))) process.exitCode = 1
}

void main()
