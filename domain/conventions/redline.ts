/**
 * What changed between two versions (花脸稿): clause by clause, and inside a clause in pieces that a
 * person can read. Applied to the old text it gives the new one, whatever the edit.
 * @module
 */
import diff from 'fast-diff'
import type { Clause, ConventionText } from './text'

/** A piece of a clause: as before, taken out, or put in. */
export interface Piece {
  readonly kind: 'same' | 'out' | 'in'
  readonly text: string
}

export type ClauseChange =
  | { readonly kind: 'kept'; readonly id: string; readonly text: string }
  | { readonly kind: 'added'; readonly id: string; readonly text: string }
  | { readonly kind: 'removed'; readonly id: string; readonly text: string }
  | { readonly kind: 'changed'; readonly id: string; readonly pieces: readonly Piece[] }

export interface Redline {
  /** Pieces of the title; one `same` piece when it stayed. */
  readonly title: readonly Piece[]
  /**
   * Clauses of both versions in reading order: the new order, with what was removed where it stood.
   * `moved` says that a clause stands elsewhere among those that stayed.
   */
  readonly clauses: readonly (ClauseChange & { readonly moved: boolean })[]
}

/**
 * The redline from one text to another. Clauses are matched by id, so that a moved clause is moved and
 * not removed and added.
 */
export function redlineOf(before: ConventionText, after: ConventionText): Redline {
  const old = new Map(before.clauses.map((clause) => [clause.id, clause]))
  const left = new Set(after.clauses.map(({ id }) => id))
  const staying = longestStaying(
    before.clauses.filter(({ id }) => left.has(id)).map(({ id }) => id),
    after.clauses.filter(({ id }) => old.has(id)).map(({ id }) => id),
  )
  const removedAfter = groupRemoved(before.clauses, left)
  const clauses: (ClauseChange & { moved: boolean })[] = []
  const remove = (place: string) => {
    for (const { id, text } of removedAfter.get(place) ?? [])
      clauses.push({ kind: 'removed', id, text, moved: false })
  }
  remove(START)
  for (const clause of after.clauses) {
    clauses.push(changeOf(old.get(clause.id), clause, staying))
    remove(clause.id)
  }
  return { title: piecesOf(before.title, after.title), clauses }
}

const START = ''

function changeOf(
  before: Clause | undefined,
  after: Clause,
  staying: ReadonlySet<string>,
): ClauseChange & { moved: boolean } {
  const { id, text } = after
  if (!before) return { kind: 'added', id, text, moved: false }
  const moved = !staying.has(id)
  if (before.text === text) return { kind: 'kept', id, text, moved }
  return { kind: 'changed', id, pieces: piecesOf(before.text, text), moved }
}

/** Removed clauses by the clause that stayed before them, or the start. */
function groupRemoved(
  clauses: readonly Clause[],
  left: ReadonlySet<string>,
): Map<string, readonly Clause[]> {
  const groups = new Map<string, Clause[]>()
  let place = START
  for (const clause of clauses) {
    if (left.has(clause.id)) place = clause.id
    else groups.set(place, [...(groups.get(place) ?? []), clause])
  }
  return groups
}

/** The most clauses that can be said to have stayed in order: the longest common subsequence of ids. */
function longestStaying(before: readonly string[], after: readonly string[]): Set<string> {
  const place = new Map(before.map((id, index) => [id, index]))
  // Both hold the same ids once each, so this is the longest increasing run of places.
  const ends: { at: number; id: string; previous?: (typeof ends)[number] }[] = []
  for (const id of after) {
    const at = place.get(id) ?? 0
    const length = ends.filter((end) => end.at < at).length
    const previous = ends[length - 1]
    ends[length] = previous ? { at, id, previous } : { at, id }
  }
  const staying = new Set<string>()
  for (let end = ends[ends.length - 1]; end; end = end.previous) staying.add(end.id)
  return staying
}

/** Shortest island of unchanged text that stays one, characters: shorter ones only confuse the eye. */
const ISLAND = 2

/** What changed inside one text, in pieces; neighbours are never of the same kind. */
export function piecesOf(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const kinds = { [-1]: 'out', 0: 'same', 1: 'in' } as const
  const pieces = diff(before, after, undefined, true).map(
    ([kind, text]): Piece => ({ kind: kinds[kind], text }),
  )
  return joined(withoutIslands(wholeNumbers(pieces)))
}

/** Digits before and after a change. */
const HEAD = /^[0-9]+/u
const TAIL = /[0-9]+$/u

/** A number that changes in one digit is read whole: 22 is replaced by 21, not 2 by 1 after a 2. */
function wholeNumbers(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index): Piece[] => {
    if (piece.kind !== 'same') return [piece]
    const before = pieces.slice(Math.max(0, index - 2), index).filter(isChange)
    const after = pieces.slice(index + 1, index + 3)
    const next = after.slice(0, after[0]?.kind === 'same' ? 0 : 2).filter(isChange)
    const head = before.some(({ text }) => TAIL.test(text))
      ? (HEAD.exec(piece.text)?.[0] ?? '')
      : ''
    const rest = piece.text.slice(head.length)
    const tail = next.some(({ text }) => HEAD.test(text)) ? (TAIL.exec(rest)?.[0] ?? '') : ''
    const middle = rest.slice(0, rest.length - tail.length)
    return [
      ...both(head),
      ...(middle ? [{ kind: 'same' as const, text: middle }] : []),
      ...both(tail),
    ]
  })
}

const isChange = ({ kind }: Piece): boolean => kind !== 'same'
const both = (text: string): Piece[] =>
  text === ''
    ? []
    : [
        { kind: 'out', text },
        { kind: 'in', text },
      ]

/** Turns an island between two changes into part of both. */
function withoutIslands(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    const between = index > 0 && index < pieces.length - 1
    if (piece.kind !== 'same' || !between || [...piece.text].length >= ISLAND) return [piece]
    return [
      { kind: 'out' as const, text: piece.text },
      { kind: 'in' as const, text: piece.text },
    ]
  })
}

/** Between two unchanged pieces one `out` and one `in`, in this order. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  let out = ''
  let put = ''
  const flush = () => {
    if (out) all.push({ kind: 'out', text: out })
    if (put) all.push({ kind: 'in', text: put })
    out = ''
    put = ''
  }
  for (const { kind, text } of pieces) {
    if (kind === 'out') out += text
    else if (kind === 'in') put += text
    else {
      flush()
      const last = all[all.length - 1]
      if (last?.kind === 'same') all[all.length - 1] = { kind: 'same', text: last.text + text }
      else all.push({ kind: 'same', text })
    }
  }
  flush()
  return all
}

const sideOf = (pieces: readonly Piece[], without: 'out' | 'in') =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

/**
 * The new text that a redline makes of the old one.
 * @throws {Error} when the redline was not made from this text
 */
export function applyRedline(before: ConventionText, redline: Redline): ConventionText {
  const old = new Map(before.clauses.map(({ id, text }) => [id, text]))
  const must = (id: string, text: string) => {
    if (old.get(id) !== text) throw new Error(`the redline is of another text, at clause ${id}`)
  }
  if (sideOf(redline.title, 'in') !== before.title)
    throw new Error('the redline is of another text, at its title')
  const clauses = redline.clauses.flatMap((change): Clause[] => {
    if (change.kind === 'changed') {
      must(change.id, sideOf(change.pieces, 'in'))
      return [{ id: change.id, text: sideOf(change.pieces, 'out') }]
    }
    if (change.kind !== 'added') must(change.id, change.text)
    return change.kind === 'removed' ? [] : [{ id: change.id, text: change.text }]
  })
  return { title: sideOf(redline.title, 'out'), clauses }
}
