/**
 * A million documents: memory, start, and whether an indexed query notices them. Each measurement is
 * a process of its own, so that memory is that of the database alone.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { figure, limited } from './report'
import type { LoadFigures, ServeFigures } from './scale-child'

const root = path.resolve(__dirname, '../../..')

function child(mode: 'load' | 'serve', file: string): unknown {
  const loader = path.join(root, 'node_modules/tsx/dist/loader.mjs')
  const script = path.join(__dirname, 'scale-child.ts')
  const output = execFileSync(process.execPath, ['--import', loader, script, mode, file])
  return JSON.parse(output.toString())
}

/** Prints all of it. */
export function scale(): void {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-local-cloud-scale-'))
  const file = path.join(dir, 'million.db')
  try {
    const loaded = child('load', file) as LoadFigures
    figure('1,000,000 documents: loading them durably', loaded.ms / 1000, 's')
    limited('1,000,000 documents: memory of the loading process', loaded.peakMb, 'MB', 2_048)
    figure('1,000,000 documents: the file', statSync(file).size / 1e6, 'MB')
    const served = child('serve', file) as ServeFigures
    limited('1,000,000 documents: left out at start', 1_001_000 - served.documents, '', 0)
    figure('1,000,000 documents: start', served.startMs / 1000, 's', 'at most 20')
    figure('1,000,000 documents: first query, builds its index', served.firstQueryMs / 1000, 's')
    limited('1,000,000 documents: memory, start and queries', served.peakMb, 'MB', 2_048)
    figure('a page by index among 1,000 documents, inside the store', served.usInsideFew, 'µs')
    figure('the same among 1,000,000', served.usInsideMany, 'µs')
    figure('the same among 1,000,000, pages never opened before', served.usCold, 'µs')
    figure('a page by index among 1,000 documents, through the SDK', served.usAmongFew, 'µs')
    figure('the same among 1,000,000', served.usAmongMany, 'µs')
    limited('a page among 1,000,000 / among 1,000', served.usAmongMany / served.usAmongFew, '×', 2)
    limited('documents read for 20 rows among 1,000', served.readAmongFew, '', 20)
    limited('documents read for 20 rows among 1,000,000', served.readAmongMany, '', 20)
  } finally {
    rmSync(dir, { recursive: true })
  }
}
