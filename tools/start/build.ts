/**
 * Builds what is to be run, unless it is built already.
 * @module
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { hashInputs } from '../build/files'

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

const STAMP = '.start-inputs'

/** Inputs, and when the last build ended: a build by hand makes the stamp void. */
function stampOf(root: string): string {
  const salt = `${process.version} ${process.env.TARO_APP_CLOUD_ENV ?? ''}`
  const built = fs.statSync(path.join(root, 'dist', 'database.json')).mtimeMs
  return `${hashInputs(root, INPUTS, salt)} ${built}`
}

function isBuilt(root: string): boolean {
  const dist = path.join(root, 'dist')
  const stamp = path.join(dist, STAMP)
  if (![STAMP, ...OUTPUTS].every((file) => fs.existsSync(path.join(dist, file)))) return false
  return fs.readFileSync(stamp, 'utf8') === stampOf(root)
}

/**
 * Runs `npm run build`'s program unless its inputs are those of the last build, and answers which.
 * @throws {Error} when the build fails; what it said was shown already
 */
export async function buildIfChanged(root: string): Promise<'built' | 'unchanged'> {
  if (isBuilt(root)) return 'unchanged'
  const args = ['--import', 'tsx', path.join(root, 'tools', 'build', 'cli.ts')]
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error('构建失败，原因见上 / the build failed, see above')
  fs.writeFileSync(path.join(root, 'dist', STAMP), stampOf(root))
  return 'built'
}
