/** @module Small file helpers of the build. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Every file under a folder, by its path relative to it with forward slashes, sorted. */
export function listFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort()
}

/** A hash over the names and bytes of the files given and of those under the folders given. */
export function hashInputs(root: string, inputs: readonly string[], salt: string): string {
  const hash = createHash('sha256').update(salt)
  const add = (file: string) =>
    hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)))
  for (const input of inputs) {
    const at = path.join(root, input)
    if (!fs.existsSync(at)) continue
    if (fs.statSync(at).isFile()) add(input)
    else for (const file of listFiles(at)) add(`${input}/${file}`)
  }
  return hash.digest('hex')
}

/** Puts a freshly built folder in the place of the old one, so that a reader never sees half a build. */
export function swapFolder(fresh: string, place: string): void {
  const old = `${fresh}.old`
  fs.rmSync(old, { recursive: true, force: true })
  fs.mkdirSync(path.dirname(place), { recursive: true })
  if (fs.existsSync(place)) fs.renameSync(place, old)
  fs.renameSync(fresh, place)
  fs.rmSync(old, { recursive: true, force: true })
}

/** Writes pretty JSON, making its folder. */
export function writeJson(file: string, value: unknown): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
