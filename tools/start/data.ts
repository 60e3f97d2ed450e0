/**
 * The folder the data is kept in: whose it is, whether the district in it is whole, and that only
 * one process uses it.
 * @module
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Scale } from '../district/plan'

/** Says that the folder is ours and what is in it. Written before loading and after. */
export interface Marker {
  state: 'loading' | 'ready'
  scale: Scale
  /** Documents loaded; 0 while loading. */
  documents: number
  /** When the state was reached, epoch milliseconds. */
  at: number
}

const MARKER = 'district.json'
const LOCK = 'running.pid'

/** Something is in the way that a person must settle; the message says what to do. */
export class DataFolderError extends Error {}

/** What the folder holds, or undefined when it holds nothing of ours. */
export function readMarker(dataDir: string): Marker | undefined {
  const file = path.join(dataDir, MARKER)
  if (!fs.existsSync(file)) return undefined
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Marker
  } catch {
    // Cut off while it was written: the district was not whole then.
    return undefined
  }
}

/** Writes the marker so that it is there whole or not at all. */
export function writeMarker(dataDir: string, marker: Marker): void {
  const file = path.join(dataDir, MARKER)
  const fresh = fs.openSync(`${file}.new`, 'w')
  fs.writeSync(fresh, JSON.stringify(marker, null, 2))
  fs.fsyncSync(fresh)
  fs.closeSync(fresh)
  fs.renameSync(`${file}.new`, file)
}

/**
 * Empties the folder for a new load. It must be new, empty or ours.
 * @throws {DataFolderError} when it holds somebody else's files
 */
export function emptyDataFolder(dataDir: string): void {
  const names = fs.existsSync(dataDir) ? fs.readdirSync(dataDir) : []
  if (names.length > 0 && !names.includes(MARKER) && !names.includes(LOCK)) {
    throw new DataFolderError(
      `${dataDir} 里有别的文件，请换一个 DATA_DIR / holds other files, choose another DATA_DIR`,
    )
  }
  for (const name of names.filter((n) => n !== LOCK && n !== MARKER)) {
    fs.rmSync(path.join(dataDir, name), { recursive: true, force: true })
  }
  // The marker goes last: until then the folder is known as ours.
  fs.rmSync(path.join(dataDir, MARKER), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Takes the folder for this process; the answer gives it back. A holder that was killed does not
 * count.
 * @throws {DataFolderError} while another process uses it
 */
export function takeDataFolder(dataDir: string): () => void {
  fs.mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, LOCK)
  if (fs.existsSync(file)) {
    const pid = Number(fs.readFileSync(file, 'utf8'))
    if (pid > 0 && pid !== process.pid && isAlive(pid)) {
      throw new DataFolderError(
        `已经在运行（进程 ${pid}），先关掉它 / already running as process ${pid}, stop it first`,
      )
    }
    fs.rmSync(file)
  }
  fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
  return () => fs.rmSync(file, { force: true })
}
