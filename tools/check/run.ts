/** @module Runs a command of ours and keeps what it says. */
import { spawn } from 'node:child_process'
import { inProject, root } from '../build/paths'

/** What a command left behind. */
export interface Outcome {
  readonly ok: boolean
  readonly output: string
}

/** Runs a script of node_modules, by its path there, in the project's root. Never rejects for a failing command. */
export function runBin(bin: string, args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [inProject('node_modules', bin), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }))
  })
}
