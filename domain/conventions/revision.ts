/**
 * What a revision asks of those who signed: small changes carry a signature over, material ones ask
 * again. The product's own rule; no law knows signatures under a convention.
 * @module
 */
import { type ClauseChange, type Piece, redlineOf } from './redline'
import type { ConventionText } from './text'

/** Why a change is material. */
export type MaterialReason =
  /** A clause is new or gone. */
  | 'clause_added'
  | 'clause_removed'
  /** A duty, a ban or a right is put differently. */
  | 'duty'
  /** A number, a time or a fraction is another one. */
  | 'number'
  /** So much is new that it is another clause. */
  | 'rewritten'
  /** The editor says that it matters. */
  | 'editor'

export interface MaterialChange {
  readonly clauseId: string
  readonly reason: MaterialReason
}

/** Words that make duties, bans and rights. */
const DUTY =
  /应当|应该|必须|不得|不能|不可|禁止|严禁|不准|可以|有权|无权|负责|承担|赔偿|同意|除外|但|除非|免/u
/** Digits, and the Chinese numerals with what they count. */
const NUMBER =
  /[0-9０-９]|[零一二三四五六七八九十百千半两][天日周月年次个户人元点时分只条层米成倍]|之[一二三四五六七八九十]/u

/** From this share of changed characters on a clause is rewritten: one fifth. */
const isRewritten = (pieces: readonly Piece[]) => {
  const count = (kinds: readonly Piece['kind'][]) =>
    pieces
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, { text }) => sum + text.length, 0)
  return count(['out', 'in']) * 5 >= count(['same', 'out']) + count(['same', 'in'])
}

/** A changed piece with its neighbours, so that 不 put before 得 is seen as 不得. */
const windows = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece, index) => {
    if (piece.kind === 'same') return []
    const before = pieces
      .slice(0, index)
      .filter(({ kind }) => kind === 'same' || kind === piece.kind)
    const after = pieces
      .slice(index + 1)
      .filter(({ kind }) => kind === 'same' || kind === piece.kind)
    const lead = before.at(-1)?.text.slice(-1) ?? ''
    const tail = after[0]?.text.slice(0, 1) ?? ''
    return [lead + piece.text + tail]
  })

function reasonOf(change: ClauseChange): MaterialReason | undefined {
  if (change.kind === 'added') return 'clause_added'
  if (change.kind === 'removed') return 'clause_removed'
  if (change.kind !== 'changed') return undefined
  const seen = windows(change.pieces)
  if (seen.some((text) => DUTY.test(text))) return 'duty'
  if (seen.some((text) => NUMBER.test(text))) return 'number'
  return isRewritten(change.pieces) ? 'rewritten' : undefined
}

/**
 * The material changes between two texts.
 * @param marked clauses that the editor calls material; nobody can call a change small that is not
 */
export function materialChanges(
  before: ConventionText,
  after: ConventionText,
  marked: readonly string[] = [],
): MaterialChange[] {
  return redlineOf(before, after).clauses.flatMap((change) => {
    const reason = reasonOf(change)
    if (reason) return [{ clauseId: change.id, reason }]
    const isMarked = change.kind === 'changed' && marked.includes(change.id)
    return isMarked ? [{ clauseId: change.id, reason: 'editor' as const }] : []
  })
}
