/** @module Builds the mini-program: `taro build --type weapp`, production, skipped when nothing changed. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build as analyse } from 'esbuild'
import { hashInputs, listFiles, swapFolder } from './files'
import { dist, inProject, root } from './paths'

/** What the bundle is made of, besides the modules outside src that src imports. */
const INPUTS = [
  'src',
  'config',
  'babel.config.js',
  'package-lock.json',
  'project.config.json',
  'tsconfig.json',
]

const target = path.join(dist, 'weapp')
const stamp = path.join(dist, '.weapp-inputs')
const staging = path.join(dist, '.building', 'weapp')
/** Taro redraws a progress bar line by line; these lines say nothing about an error. */
const PROGRESS = /^\s*$|Webpack █|^\s*(runtime requirements|[A-Z]\w+Plugin|asset processing)/

/** The files of domain/ and cloudfunctions/ (contracts) that pages reach through their imports. */
async function importedFromOutside(): Promise<string[]> {
  const entryPoints = listFiles(inProject('src'))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `src/${file}`)
  const { metafile } = await analyse({
    absWorkingDir: root,
    entryPoints,
    outdir: staging,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    loader: { '.css': 'empty', '.png': 'empty' },
    tsconfig: inProject('tsconfig.json'),
    logLevel: 'silent',
  })
  return Object.keys(metafile.inputs).filter((file) => /^(domain|cloudfunctions)\//.test(file))
}

function runTaro(): Promise<void> {
  fs.rmSync(staging, { recursive: true, force: true })
  const child = spawn(
    process.execPath,
    [inProject('node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'weapp'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', WEAPP_OUTPUT: path.relative(root, staging) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0 && fs.existsSync(path.join(staging, 'app.json'))) return resolve()
      const said = stripVTControlCharacters(output)
        .split('\n')
        .filter((line) => !PROGRESS.test(line))
      reject(new Error(`taro build failed\n${said.join('\n')}`))
    })
  })
}

/**
 * Builds dist/weapp, or leaves it when its inputs are those of the last build.
 * Answers whether it built; throws with Taro's own words when the build fails, keeping the old result.
 */
export async function buildWeapp(): Promise<'built' | 'unchanged'> {
  const salt = `${process.env.TARO_APP_CLOUD_ENV ?? ''} ${process.version}`
  const inputs = hashInputs(root, [...INPUTS, ...(await importedFromOutside())], salt)
  const last = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : ''
  if (last === inputs && fs.existsSync(path.join(target, 'app.json'))) return 'unchanged'
  await runTaro()
  swapFolder(staging, target)
  fs.writeFileSync(stamp, inputs)
  return 'built'
}
