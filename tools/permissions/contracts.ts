/**
 * Every action of every function, as its contract declares it.
 * @module
 */
import fs from 'node:fs'
import type { ActionContract } from '@functions/kernel/contract'
import { inProject } from '../build/paths'

const isAction = (value: unknown): value is ActionContract =>
  typeof value === 'object' && value !== null && 'allow' in value && 'input' in value

/** The actions of every deployed function, by context, in the order of the folder. */
export function readContracts(): ReadonlyMap<string, readonly ActionContract[]> {
  const contexts = fs
    .readdirSync(inProject('cloudfunctions'))
    .filter((name) => fs.existsSync(inProject('cloudfunctions', name, 'index.ts')))
    .filter((name) => fs.existsSync(inProject('cloudfunctions', name, 'contract.ts')))
    .sort()
  return new Map(
    contexts.map((name) => {
      const exported: unknown[] = Object.values(
        require(inProject('cloudfunctions', name, 'contract.ts')),
      )
      return [name, exported.filter(isAction).sort((a, b) => (a.name < b.name ? -1 : 1))]
    }),
  )
}
