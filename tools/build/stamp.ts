/** @module What a whole build leaves behind to say which inputs it was made from. */
import fs from 'node:fs'
import path from 'node:path'
import { hashInputs } from './files'

/** Everything the build is made from. */
const INPUTS = [
  'src',
  'domain',
  'cloudfunctions',
  'config',
  'tools/build',
  'babel.config.js',
  'package-lock.json',
  'project.config.json',
  'tsconfig.json',
]

/** What a whole build leaves behind. */
const OUTPUTS = ['weapp/app.json', 'cloudfunctions', 'database.json']

const stampFile = (root: string) => path.join(root, 'dist', '.build-inputs')

/** The inputs as they are now, as a text to be kept by {@link stampBuild}. */
export function inputsNow(root: string): string {
  return hashInputs(root, INPUTS, `${process.version} ${process.env.TARO_APP_CLOUD_ENV ?? ''}`)
}

/** Each whole build writes this file last but one: what another run wrote since is no part of it. */
const builtAt = (root: string) =>
  String(fs.statSync(path.join(root, 'dist', 'database.json')).mtimeMs)

/** Notes that `dist` was made from `inputs`, which were read before the build began. */
export function stampBuild(root: string, inputs: string): void {
  fs.writeFileSync(stampFile(root), `${inputs} ${builtAt(root)}`)
}

/** Whether `dist` is whole and made from the inputs as they are. */
export function isBuilt(root: string): boolean {
  const outputs = OUTPUTS.map((file) => path.join(root, 'dist', file))
  if (![stampFile(root), ...outputs].every((file) => fs.existsSync(file))) return false
  return fs.readFileSync(stampFile(root), 'utf8') === `${inputsNow(root)} ${builtAt(root)}`
}
