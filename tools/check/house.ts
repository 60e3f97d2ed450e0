/** @module Rules of the house that no linter knows. */
import fs from 'node:fs'
import { listFiles } from '../build/files'
import { inProject } from '../build/paths'
import type { Outcome } from './run'

/** A longer file holds more than one idea. */
const MOST_LINES = 400
/** A suite is a list of cases, read one at a time. */
const MOST_LINES_OF_TESTS = 600
const FOLDERS = ['src', 'config', 'domain', 'cloudfunctions', 'tools', 'tests']
const SOURCE = /\.(tsx?|js|cjs|mjs)$/
/** Written by a tool, not by a person. */
const GENERATED = new Set(['src/types/vant.d.ts'])

interface Source {
  readonly file: string
  readonly text: string
}

function sources(): Source[] {
  return FOLDERS.flatMap((folder) =>
    listFiles(inProject(folder))
      .map((file) => `${folder}/${file}`)
      .filter((file) => SOURCE.test(file) && !GENERATED.has(file) && !file.includes('/data/')),
  ).map((file) => ({ file, text: fs.readFileSync(inProject(file), 'utf8') }))
}

function tooLong({ file, text }: Source): string[] {
  const lines = text.split('\n').length - 1
  const most = file.startsWith('tests/') ? MOST_LINES_OF_TESTS : MOST_LINES
  return lines > most ? [`${file} has ${lines} lines, more than ${most}: split it`] : []
}

/** Pages speak to the design system; only the design system speaks to Vant. */
function vantOutsideUi({ file, text }: Source): string[] {
  const inside = file.startsWith('src/ui/') || file === 'src/app.config.ts'
  if (!file.startsWith('src/') || inside || !/\bvan-[a-z]/.test(text)) return []
  return [`${file} names a van-* tag: only src/ui may`]
}

/** Checks every source file. */
export async function checkHouse(): Promise<Outcome> {
  const problems = sources().flatMap((source) => [...tooLong(source), ...vantOutsideUi(source)])
  return { ok: problems.length === 0, output: problems.join('\n') }
}
