/** @module One build at a time in one tree: a second one waits for the first. */
import fs from 'node:fs'
import path from 'node:path'

const POLL_MS = 200

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function tryTake(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = Number(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 0)
    // a build that was killed leaves its file behind
    if (holder > 0 && !isAlive(holder)) fs.rmSync(file, { force: true })
    return false
  }
}

/** Runs the work while holding the lock file; waits, saying so once, while a living process holds it. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  let told = false
  while (!tryTake(file)) {
    if (!told) console.log('waiting for another build to finish …')
    told = true
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}
