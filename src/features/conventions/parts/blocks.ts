/**
 * A redline as it is read: a block for each clause that changed, and one for each run that stayed.
 * @module
 */
import type { Redline } from '@domain/conventions/redline'
import type { Clause } from '@domain/conventions/text'

export interface Changed {
  readonly id: string
  readonly change: Redline['clauses'][number]
  /** Its number in the new text; undefined for what was removed. */
  readonly number: number | undefined
}

export type Block =
  | { readonly kind: 'change'; readonly row: Changed }
  /** Numbers of the new text, both included. */
  | {
      readonly kind: 'kept'
      readonly from: number
      readonly to: number
      readonly clauses: readonly Clause[]
    }

/** The blocks of a redline in reading order; every clause of both texts is in exactly one. */
export function blocksOf(redline: Redline): Block[] {
  const blocks: Block[] = []
  let number = 0
  for (const change of redline.clauses) {
    if (change.kind !== 'removed') number += 1
    if (change.kind !== 'kept' || change.moved) {
      const shown = change.kind === 'removed' ? undefined : number
      blocks.push({ kind: 'change', row: { id: change.id, change, number: shown } })
      continue
    }
    const clause = { id: change.id, text: change.text }
    const last = blocks[blocks.length - 1]
    if (last?.kind === 'kept')
      blocks[blocks.length - 1] = { ...last, to: number, clauses: [...last.clauses, clause] }
    else blocks.push({ kind: 'kept', from: number, to: number, clauses: [clause] })
  }
  return blocks
}
