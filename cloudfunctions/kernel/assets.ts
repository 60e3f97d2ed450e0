/**
 * Files that are deployed beside a function, e.g. the fonts of its papers. A context names them in its
 * `assets.json`, each with the package it comes from; the build copies them.
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Path of an asset of the function in `folder` (its `__dirname`). Run from the sources, where nothing
 * was copied, it is the file the build would take.
 * @throws {Error} when the function has no such asset: a mistake in its `assets.json`
 */
export function assetPath(folder: string, name: string): string {
  const deployed = join(folder, name)
  if (existsSync(deployed)) return deployed
  const declared: unknown = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8'))
  const from = typeof declared === 'object' && declared !== null && Reflect.get(declared, name)
  if (typeof from !== 'string') throw new Error(`${folder}/assets.json has no ${name}`)
  return require.resolve(from)
}
