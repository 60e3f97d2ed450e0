/**
 * `npm run bench [-- name …]`: every part under tests/bench/<name>/run.ts, one after the other, each
 * in a process of its own, or only the named ones. Exits with 1 when a part missed one of its limits.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const TSX = path.resolve(__dirname, '../../node_modules/tsx/dist/cli.mjs')

/** The names of all parts, in order. */
const parts = readdirSync(__dirname)
  .filter((name) => existsSync(path.join(__dirname, name, 'run.ts')))
  .sort()

/** Runs one part with its output shown; true when it kept its limits. */
function keeps(name: string): boolean {
  console.log(`\n=== ${name}`)
  const { status } = spawnSync(process.execPath, [TSX, path.join(__dirname, name, 'run.ts')], {
    stdio: 'inherit',
  })
  return status === 0
}

function main(asked: readonly string[]): void {
  const unknown = asked.find((name) => !parts.includes(name))
  if (unknown !== undefined) throw new Error(`no bench ${unknown}: ${parts.join(', ')}`)
  const missed = parts
    .filter((name) => asked.length === 0 || asked.includes(name))
    .filter((name) => !keeps(name))
  console.log(
    missed.length === 0 ? '\nbench: all limits kept' : `\nbench: missed by ${missed.join(', ')}`,
  )
  process.exitCode = missed.length === 0 ? 0 : 1
}

main(process.argv.slice(2))
