/**
 * The command: `npm run verify-election -- check board.jsonl` and `… -- sample --out board.jsonl`.
 * @module
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Options, verifyBoard } from './check'
import { type Language, printReport, progressLine, usage } from './report'
import { writeSample } from './sample'

const OPTIONS = {
  lang: { type: 'string', default: 'zh' },
  commitments: { type: 'string' },
  head: { type: 'string' },
  fingerprint: { type: 'string' },
  contains: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  voters: { type: 'string', default: '30' },
  candidates: { type: 'string', default: '5' },
  out: { type: 'string', default: 'board.jsonl' },
  seed: { type: 'string' },
} as const

/** Exit codes: 0 everything holds, 1 something doesn't, 2 the command was misused. */
function main(): number {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse()
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage('zh')}`)
    return 2
  }
  const { values, positionals } = parsed
  const language: Language = values.lang === 'en' ? 'en' : 'zh'
  const [command, file] = positionals
  if (command === 'check' && file !== undefined) return check(file, values, language)
  if (command === 'sample') {
    const voters = Number(values.voters)
    const candidates = Number(values.candidates)
    const within = (value: number, max: number) =>
      Number.isInteger(value) && value >= 1 && value <= max
    if (within(voters, 100_000) && within(candidates, 64)) {
      writeSample({ voters, candidates, out: values.out, seed: values.seed }, language)
      return 0
    }
  }
  console.error(usage(language))
  return 2
}

function parse() {
  return parseArgs({ options: OPTIONS, allowPositionals: true })
}

function check(file: string, values: ReturnType<typeof parse>['values'], language: Language) {
  const { commitments, head, fingerprint, contains, quiet } = values
  const [height, hash] = (contains ?? '').split(':')
  if (contains !== undefined && (!/^\d+$/.test(height ?? '') || hash === undefined)) {
    console.error(usage(language))
    return 2
  }
  const options: Options = {
    ...(commitments === undefined ? {} : { commitments: readFileSync(commitments, 'utf8') }),
    ...(head === undefined ? {} : { head }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(hash === undefined ? {} : { contains: { height: Number(height), hash } }),
    ...(quiet || !process.stderr.isTTY
      ? {}
      : { progress: (_, done, of) => progressLine(language, done, of) }),
  }
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
  const report = verifyBoard(text, options)
  printReport(report, language)
  return report.holds ? 0 : 1
}

process.exitCode = main()
