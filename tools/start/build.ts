/**
 * Builds what is to be run, unless it is built already.
 * @module
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { isBuilt } from '../build/stamp'

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
  return 'built'
}
