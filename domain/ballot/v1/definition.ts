/**
 * What an election is about: its title, candidates, how many may be chosen, what each household's
 * ballot weighs, who watches over the key and who counts paper.
 * @module
 */
import { concat, uint, utf8 } from './bytes'
import { decode, encodeText, type Reader, TEXT_MAX_BYTES } from './codec'
import { type Element, group } from './group'
import { hash } from './hash'
import { failure, type Result, success } from './result'

/** The number in the first two bytes of every Setup; another protocol is another directory. */
export const PROTOCOL_VERSION = 1

/** Bounds that keep every loop and every message small. */
export const LIMITS = {
  candidates: 64,
  measures: 4,
  scrutineers: 15,
  paperOfficers: 8,
  households: 100_000,
  /** The heaviest a whole roll may be, in one measure's units. */
  totalWeight: 2 ** 36,
} as const

/** A person who enters paper ballots; at least two sign each batch. */
export interface PaperOfficer {
  readonly name: string
  readonly publicKey: Element
}

export interface Definition {
  /** 16 random bytes, so that no two elections are the same. */
  readonly id: Uint8Array
  readonly title: string
  readonly candidates: readonly string[]
  /** The fewest and the most candidates that a valid ballot chooses. */
  readonly min: number
  readonly max: number
  /** What is summed: `户` (one a household), `面积 0.01 m²`… each household has a weight in each. */
  readonly measures: readonly string[]
  readonly scrutineers: readonly string[]
  /** How many scrutineers it takes to open the tally. */
  readonly threshold: number
  /** None, or at least two: without officers an election takes no paper. */
  readonly paperOfficers: readonly PaperOfficer[]
}

/** Encodes a definition that `checkDefinition` accepts. */
export function encodeDefinition(definition: Definition): Uint8Array {
  const texts = (list: readonly string[]) => concat(uint(list.length, 1), ...list.map(encodeText))
  const officers = definition.paperOfficers.map((officer) =>
    concat(encodeText(officer.name), group.encode(officer.publicKey)),
  )
  return concat(
    uint(PROTOCOL_VERSION, 2),
    definition.id,
    encodeText(definition.title),
    texts(definition.candidates),
    uint(definition.min, 1),
    uint(definition.max, 1),
    texts(definition.measures),
    texts(definition.scrutineers),
    uint(definition.threshold, 1),
    uint(officers.length, 1),
    ...officers,
  )
}

/** Reads the shape only: `checkDefinition` judges the values. */
function readDefinition(reader: Reader): Definition {
  const byte = () => reader.uint(1, 0, 255)
  const texts = () => reader.list(byte(), () => reader.text())
  reader.uint(2, PROTOCOL_VERSION, PROTOCOL_VERSION)
  return {
    id: reader.bytes(16),
    title: reader.text(),
    candidates: texts(),
    min: byte(),
    max: byte(),
    measures: texts(),
    scrutineers: texts(),
    threshold: byte(),
    paperOfficers: reader.list(byte(), () => ({ name: reader.text(), publicKey: reader.point() })),
  }
}

/** Decodes a definition. Fails with `MALFORMED`, `BAD_POINT` or `BAD_DEFINITION`. */
export function decodeDefinition(bytes: Uint8Array): Result<Definition> {
  const read = decode(bytes, readDefinition)
  return read.ok ? checkDefinition(read.value) : read
}

/** Whether a definition can be run. Fails with `BAD_DEFINITION`. */
export function checkDefinition(definition: Definition): Result<Definition> {
  const problem = problemOf(definition)
  return problem === undefined ? success(definition) : failure('BAD_DEFINITION', problem)
}

function problemOf(definition: Definition): string | undefined {
  const { id, title, candidates, min, max, measures, scrutineers, threshold } = definition
  const { paperOfficers } = definition
  const officers = paperOfficers.map(({ name }) => name)
  const keys = paperOfficers.map(({ publicKey }) => group.encode(publicKey).join())
  const within = (value: number, low: number, high: number) =>
    Number.isInteger(value) && value >= low && value <= high
  const lists = [candidates, measures, scrutineers, officers, keys]
  const rules: readonly (readonly [string, boolean])[] = [
    ['id', id.length === 16],
    ['candidates', within(candidates.length, 1, LIMITS.candidates)],
    ['min', within(min, 0, candidates.length)],
    ['max', within(max, Math.max(1, min), candidates.length)],
    ['measures', within(measures.length, 1, LIMITS.measures)],
    ['scrutineers', within(scrutineers.length, 2, LIMITS.scrutineers)],
    // With a threshold of one, any single scrutineer could open every ballot.
    ['threshold', within(threshold, 2, scrutineers.length)],
    // One officer alone could enter anything.
    ['paperOfficers', officers.length !== 1 && officers.length <= LIMITS.paperOfficers],
    ['repeats', lists.every((list) => new Set(list).size === list.length)],
    [
      'texts',
      [title, ...candidates, ...measures, ...scrutineers, ...officers].every((text) =>
        within(utf8(text).length, 1, TEXT_MAX_BYTES),
      ),
    ],
  ]
  return rules.find(([, holds]) => !holds)?.[0]
}

/** The hash that stands for a definition. */
export function definitionHash(definition: Definition): Uint8Array {
  return hash('definition', encodeDefinition(definition))
}
