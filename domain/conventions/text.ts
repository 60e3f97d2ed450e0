/**
 * A convention's text: a title and clauses that keep their identity through every version.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { failure, type Result, success } from '../result'

/** Most clauses of one text; the longest known convention has some fifty. */
const MOST_CLAUSES = 80
/** Longest clause in characters: what can be read in one breath on a phone. */
export const LONGEST_CLAUSE = 400
const LONGEST_TITLE = 40

/** One clause (条). `id` stays with it through every version and is never given to another. */
export interface Clause {
  readonly id: string
  readonly text: string
}

export interface ConventionText {
  readonly title: string
  readonly clauses: readonly Clause[]
}

export type TextProblem =
  | { readonly kind: 'no_title' | 'title_too_long' | 'no_clauses' | 'too_many_clauses' }
  | {
      readonly kind: 'clause_empty' | 'clause_too_long' | 'clause_id_twice' | 'clause_twice'
      /** Position of the clause, from 0. */
      readonly at: number
    }

/**
 * The text as it is kept: line ends and blanks made one, no blanks at the ends, so that what looks the
 * same is the same and has the same hash.
 */
export function tidy(text: ConventionText): ConventionText {
  return {
    title: tidyLine(text.title),
    clauses: text.clauses.map(({ id, text: words }) => ({ id, text: tidyLine(words) })),
  }
}

// NFC: an accent typed in two ways is one character. Full-width forms stay as the author wrote them.
const tidyLine = (words: string) => words.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Whether a tidy text can be a version. */
export function checkText(text: ConventionText): Result<ConventionText, TextProblem> {
  if (text.title === '') return failure({ kind: 'no_title' })
  if (text.title.length > LONGEST_TITLE) return failure({ kind: 'title_too_long' })
  if (text.clauses.length === 0) return failure({ kind: 'no_clauses' })
  if (text.clauses.length > MOST_CLAUSES) return failure({ kind: 'too_many_clauses' })
  const ids = new Set<string>()
  const seen = new Set<string>()
  for (const [at, clause] of text.clauses.entries()) {
    if (clause.text === '') return failure({ kind: 'clause_empty', at })
    if (clause.text.length > LONGEST_CLAUSE) return failure({ kind: 'clause_too_long', at })
    if (ids.has(clause.id)) return failure({ kind: 'clause_id_twice', at })
    if (seen.has(clause.text)) return failure({ kind: 'clause_twice', at })
    ids.add(clause.id)
    seen.add(clause.text)
  }
  return success(text)
}

/**
 * SHA-256 of a text, 64 hex digits: over its title and clauses in order, each with its id. JSON keeps
 * the parts apart, so no character can move from one to the next unseen.
 */
export function hashText(text: ConventionText): string {
  const parts = [text.title, ...text.clauses.flatMap(({ id, text: words }) => [id, words])]
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(['convention-text', 1, ...parts]))))
}
