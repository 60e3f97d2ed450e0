/** @module A folder of cloud functions: `<name>/index.js`, `<name>/config.json`. */
import fs from 'node:fs'
import path from 'node:path'
import { type FunctionConfig, readConfig } from './config'

/** How long a look at the disk is believed, milliseconds. */
const FRESH_MS = 200
/** Files looked at for changes at most; a function with more is watched by its first ones only. */
const MAX_FILES = 500

/** One function as it is on disk now. */
export interface FunctionOnDisk {
  readonly name: string
  /** Its entry, index.js. */
  readonly file: string
  readonly config: FunctionConfig
  /** Changes whenever one of its files does; installed packages aside. */
  readonly fingerprint: string
}

function fingerprintOf(folder: string): string {
  const parts: string[] = []
  const visit = (at: string) => {
    for (const entry of fs.readdirSync(at, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || parts.length >= MAX_FILES) continue
      const full = path.join(at, entry.name)
      if (entry.isDirectory()) {
        visit(full)
        continue
      }
      const { mtimeMs, size, ino } = fs.statSync(full)
      parts.push(`${full}:${mtimeMs}:${size}:${ino}`)
    }
  }
  visit(folder)
  return parts.join('\n')
}

/** Reads functions from a folder and notices when they change. */
export class FunctionFolder {
  private readonly known = new Map<
    string,
    { readonly at: number; readonly found: FunctionOnDisk }
  >()

  constructor(private readonly root: string) {}

  /** Names of the functions: sub-folders with an index.js, sorted. */
  names(): string[] {
    if (!fs.existsSync(this.root)) return []
    return fs
      .readdirSync(this.root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .filter((name) => fs.existsSync(path.join(this.root, name, 'index.js')))
      .sort()
  }

  /** The function of a name, as it is now; undefined when there is none. Throws on a bad config.json. */
  find(name: string): FunctionOnDisk | undefined {
    const known = this.known.get(name)
    if (known && performance.now() - known.at < FRESH_MS) return known.found
    if (!/^[\w-]{1,60}$/.test(name)) return undefined
    const folder = path.join(this.root, name)
    const file = path.join(folder, 'index.js')
    if (!fs.existsSync(file)) return undefined
    const fingerprint = fingerprintOf(folder)
    const found =
      known?.found.fingerprint === fingerprint
        ? known.found
        : { name, file, fingerprint, config: readConfig(folder) }
    this.known.set(name, { at: performance.now(), found })
    return found
  }
}
