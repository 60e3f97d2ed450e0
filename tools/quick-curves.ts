/**
 * Loads the curve and hash library quickly in commands that run from TypeScript.
 *
 * The runner turns each file of @noble into CommonJS of its own, where every call from one file into
 * another goes through a getter: a SHA-512 takes 40 times as long. Here the library is bundled once
 * into one file, in which calls are calls, and handed out in its place. Import this module before any
 * that imports @noble. Bundled functions and the mini-program are one piece already.
 * @module
 */
import fs from 'node:fs'
import Module from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'

/** Every part of the library that the product imports. */
const PARTS = [
  '@noble/curves/abstract/curve.js',
  '@noble/curves/abstract/hash-to-curve.js',
  '@noble/curves/ed25519.js',
  '@noble/hashes/hmac.js',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
]

type Resolve = (request: string, ...rest: unknown[]) => string
/** Node's own resolver of CommonJS names; not in its types. */
const loader = Module as unknown as { _resolveFilename: Resolve }

/** One file with all parts, and a file a part that takes its own from it; answers the files by part. */
function bundle(folder: string): ReadonlyMap<string, string> {
  const whole = path.join(folder, 'whole.cjs')
  const entries = PARTS.map((part) => `${JSON.stringify(part)}: require(${JSON.stringify(part)})`)
  buildSync({
    stdin: { contents: `module.exports = {${entries.join()}}`, resolveDir: __dirname },
    ...{ outfile: whole, bundle: true, platform: 'node', format: 'cjs', target: 'node20' },
  })
  return new Map(
    PARTS.map((part, index) => {
      const file = path.join(folder, `${index}.cjs`)
      fs.writeFileSync(file, `module.exports = require('./whole.cjs')[${JSON.stringify(part)}]`)
      return [part, file]
    }),
  )
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tongxinyuan-curves-'))
process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
const files = bundle(folder)
const resolve = loader._resolveFilename
loader._resolveFilename = (request, ...rest) =>
  files.get(request) ?? resolve.call(loader, request, ...rest)
