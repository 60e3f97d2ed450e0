/**
 * The command's words: what is asked, what is printed, how it ends.
 * @module
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Options, verifyBoard } from './check'
import { type Language, printed, progressLine, usage } from './report'
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

/** Where the command writes. */
export interface Output {
  readonly say: (text: string) => void
  readonly complain: (text: string) => void
  /** Only on a terminal: how far the slowest step is. */
  readonly progress?: (text: string) => void
}

/**
 * Runs the command with its words. Gives the exit code: 0 everything holds, 1 something doesn't,
 * 2 the command was misused.
 */
export function runCommand(words: readonly string[], output: Output): number {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch (error) {
    output.complain(`${error instanceof Error ? error.message : error}\n\n${usage('zh')}`)
    return 2
  }
  const { values, positionals } = parsed
  const language: Language = values.lang === 'en' ? 'en' : 'zh'
  const [command, file] = positionals
  if (command === 'check' && file !== undefined) return check(file, values, language, output)
  if (command === 'sample') {
    const voters = Number(values.voters)
    const candidates = Number(values.candidates)
    const within = (value: number, max: number) =>
      Number.isInteger(value) && value >= 1 && value <= max
    if (within(voters, 100_000) && within(candidates, 64)) {
      output.say(writeSample({ voters, candidates, out: values.out, seed: values.seed }, language))
      return 0
    }
  }
  output.complain(usage(language))
  return 2
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
}

function check(
  file: string,
  values: ReturnType<typeof parse>['values'],
  language: Language,
  { say, complain, progress }: Output,
): number {
  const { commitments, head, fingerprint, contains, quiet } = values
  const [height, hash] = (contains ?? '').split(':')
  if (contains !== undefined && (!/^\d+$/.test(height ?? '') || hash === undefined)) {
    complain(usage(language))
    return 2
  }
  const read = (path: string) => readFileSync(path, 'utf8')
  let text: string
  let beside: string | undefined
  try {
    text = read(file)
    beside = commitments === undefined ? undefined : read(commitments)
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return 2
  }
  const options: Options = {
    ...(beside === undefined ? {} : { commitments: beside }),
    ...(head === undefined ? {} : { head }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(hash === undefined ? {} : { contains: { height: Number(height), hash } }),
    ...(quiet || progress === undefined
      ? {}
      : { progress: (_, done, of) => progress(progressLine(language, done, of)) }),
  }
  const report = verifyBoard(text, options)
  say(printed(report, language))
  return report.holds ? 0 : 1
}
