/** @module The whole build, for `npm run build` and for tools that need it done first. */
import path from 'node:path'
import { buildDatabase } from './database'
import { buildFunctions } from './functions'
import { withLock } from './lock'
import { dist, root } from './paths'
import { inputsNow, stampBuild } from './stamp'
import { buildWeapp } from './weapp'

/** The parts of a build. */
export type BuildPart = 'weapp' | 'functions' | 'database'

async function timed(label: string, work: () => Promise<string>): Promise<void> {
  const started = performance.now()
  const result = await work()
  console.log(`${label}: ${result} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
}

const ALL: readonly BuildPart[] = ['functions', 'database', 'weapp']

/** Builds the parts given, or all; prints a line for each. Throws when one fails. */
export async function build(parts: readonly BuildPart[] = ALL): Promise<void> {
  await withLock(path.join(dist, '.build-lock'), async () => {
    const inputs = inputsNow(root)
    if (parts.includes('functions'))
      await timed('cloud functions', async () => (await buildFunctions()).join(', ') || 'none yet')
    if (parts.includes('database'))
      await timed('collections', async () => String(await buildDatabase()))
    if (parts.includes('weapp')) await timed('mini-program', buildWeapp)
    if (ALL.every((part) => parts.includes(part))) stampBuild(root, inputs)
  })
}
