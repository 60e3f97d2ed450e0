/** @module `npm run check`, or `npx tsx tools/check/cli.ts types arrows` for some steps only. */
import { checkPermissions } from '../permissions/fresh'
import { checkHouse } from './house'
import { type Outcome, runBin } from './run'
import { checkTypes } from './types'
import { checkBuild } from './weapp/step'

type Step = () => Promise<Outcome & { note?: string }>

const ARROWS = ['src', 'domain', 'cloudfunctions', 'config', 'tools', 'tests']

/** The two longest first: they run side by side. */
const STEPS: Readonly<Record<string, Step>> = {
  types: checkTypes,
  weapp: checkBuild,
  lint: () =>
    runBin('@biomejs/biome/bin/biome', [
      'check',
      '--diagnostic-level=error',
      '--max-diagnostics=50',
    ]),
  arrows: () =>
    runBin('dependency-cruiser/bin/dependency-cruise.mjs', ['--output-type', 'err', ...ARROWS]),
  unused: () => runBin('knip/bin/knip.js', ['--no-progress']),
  house: checkHouse,
  permissions: checkPermissions,
}

/** Two at a time: a computer with two processors is the smallest that this must be quick on. */
const AT_ONCE = 2

async function runStep(name: string, step: Step): Promise<boolean> {
  const started = performance.now()
  const { ok, output, note } = await step()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)${note ? ` ${note}` : ''}`)
  if (!ok) console.log(output.replace(/^/gm, '    '))
  return ok
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !(name in STEPS))
  if (unknown.length > 0)
    throw new Error(`no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`)
  const queue = Object.entries(STEPS).filter(([name]) => asked.length === 0 || asked.includes(name))
  const failed: string[] = []
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      if (!(await runStep(...next))) failed.push(next[0])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (failed.length > 0) throw new Error(`check failed: ${failed.join(', ')}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
