/**
 * Whether docs/permissions.md says what the contracts say.
 * @module
 */
import fs from 'node:fs'
import { inProject } from '../build/paths'
import type { Outcome } from '../check/run'
import { readContracts } from './contracts'
import { permissionsDocument } from './table'

/** Where the document is kept. */
export const documentPath = inProject('docs', 'permissions.md')

/** Compares the kept document with a fresh one. */
export async function checkPermissions(): Promise<Outcome> {
  const kept = fs.existsSync(documentPath) ? fs.readFileSync(documentPath, 'utf8') : ''
  const ok = kept === permissionsDocument(readContracts())
  return { ok, output: ok ? '' : 'docs/permissions.md is stale: npm run permissions' }
}
