/** @module `npm run build`, or `npx tsx tools/build/cli.ts weapp` for some parts only. */
import { type BuildPart, build } from './build'

const PARTS: readonly BuildPart[] = ['weapp', 'functions', 'database']
const asked = PARTS.filter((part) => process.argv.includes(part))

build(asked.length > 0 ? asked : undefined).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
