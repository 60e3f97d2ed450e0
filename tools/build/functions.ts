/** @module Builds the cloud functions: one bundled file each, beside its package.json and config.json. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import { swapFolder, writeJson } from './files'
import { dist, inProject, root } from './paths'

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

const source = inProject('cloudfunctions')
const staging = path.join(dist, '.building', 'cloudfunctions')

/** The contexts that are deployed as a function: those with an entry. The kernel has none. */
function functionNames(): string[] {
  return fs
    .readdirSync(source)
    .filter((name) => name !== 'kernel' && fs.existsSync(path.join(source, name, 'index.ts')))
    .sort()
}

function writeDescription(name: string, manifest: Manifest): void {
  writeJson(path.join(staging, name, 'package.json'), {
    name,
    version: manifest.version,
    private: true,
    main: 'index.js',
    dependencies: { 'wx-server-sdk': manifest.dependencies['wx-server-sdk'] },
  })
  const config = path.join(source, name, 'config.json')
  const fallback = { permissions: { openapi: [] } }
  writeJson(
    path.join(staging, name, 'config.json'),
    fs.existsSync(config) ? (JSON.parse(fs.readFileSync(config, 'utf8')) as unknown) : fallback,
  )
}

/** Copies the files that a context's assets.json takes from packages, e.g. fonts. */
function copyAssets(name: string): void {
  const declared = path.join(source, name, 'assets.json')
  if (!fs.existsSync(declared)) return
  const assets = JSON.parse(fs.readFileSync(declared, 'utf8')) as Record<string, string>
  const resolve = createRequire(path.join(root, 'package.json')).resolve
  for (const [file, from] of Object.entries(assets)) {
    fs.copyFileSync(resolve(from), path.join(staging, name, file))
  }
}

/**
 * Builds every function into dist/cloudfunctions and answers their names.
 * Only wx-server-sdk stays outside the bundle: the cloud installs it from package.json.
 */
export async function buildFunctions(): Promise<string[]> {
  const names = functionNames()
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest
  fs.rmSync(staging, { recursive: true, force: true })
  fs.mkdirSync(staging, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({
      in: `cloudfunctions/${name}/index.ts`,
      out: `${name}/index`,
    })),
    outdir: staging,
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    external: ['wx-server-sdk'],
    // Its ES module asks for import.meta.url, which a CommonJS bundle does not have.
    alias: { pdfkit: createRequire(path.join(root, 'package.json')).resolve('pdfkit') },
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  })
  for (const name of names) {
    writeDescription(name, manifest)
    copyAssets(name)
  }
  swapFolder(staging, path.join(dist, 'cloudfunctions'))
  return names
}
