/**
 * The frozen roll: one entry a household, under a pseudonym made for this election, with the
 * weight of its ballot in each measure. No names.
 * @module
 */
import { concat, toHex, uint } from './bytes'
import { decode, type Reader } from './codec'
import { type Definition, LIMITS } from './definition'
import { hash } from './hash'
import { failure, type Result, success } from './result'

/** The length of a pseudonym. */
export const PSEUDONYM_BYTES = 16

export interface RollEntry {
  /** 16 bytes that mean nothing outside this election. */
  readonly pseudonym: Uint8Array
  /** One weight a measure, in that measure's unit, below 2^32. */
  readonly weights: readonly number[]
}

/** Sorted by pseudonym; a household is its index here. */
export type Roll = readonly RollEntry[]

/** A roll in the one order that is accepted. Fails with `BAD_ROLL`. */
export function makeRoll(definition: Definition, entries: readonly RollEntry[]): Result<Roll> {
  const keyed = entries.map((entry) => ({ entry, key: toHex(entry.pseudonym) }))
  keyed.sort((left, right) => (left.key < right.key ? -1 : 1))
  return checkRoll(
    definition,
    keyed.map(({ entry }) => entry),
  )
}

/** Whether a roll is in order, without repeats, and within bounds. Fails with `BAD_ROLL`. */
export function checkRoll(definition: Definition, roll: Roll): Result<Roll> {
  if (roll.length === 0 || roll.length > LIMITS.households)
    return failure('BAD_ROLL', 'empty or too long')
  let previous = ''
  const totals = definition.measures.map(() => 0)
  for (const { pseudonym, weights } of roll) {
    const key = toHex(pseudonym)
    if (pseudonym.length !== PSEUDONYM_BYTES || key <= previous)
      return failure('BAD_ROLL', 'pseudonyms out of order, repeated or ill-formed')
    previous = key
    if (weights.length !== totals.length || !weights.every(isWeight))
      return failure('BAD_ROLL', 'a weight is missing or out of range')
    weights.forEach((weight, measure) => {
      totals[measure] = (totals[measure] ?? 0) + weight
    })
  }
  return totals.some((total) => total > LIMITS.totalWeight)
    ? failure('BAD_ROLL', 'too heavy to count')
    : success(roll)
}

function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight < 2 ** 32
}

/** Encodes a roll that `checkRoll` accepts. */
export function encodeRoll(roll: Roll): Uint8Array {
  const entries = roll.map(({ pseudonym, weights }) =>
    concat(pseudonym, ...weights.map((weight) => uint(weight, 4))),
  )
  return concat(uint(roll.length, 4), ...entries)
}

/** Decodes a roll. Fails with `MALFORMED` or `BAD_ROLL`. */
export function decodeRoll(definition: Definition, bytes: Uint8Array): Result<Roll> {
  const measures = definition.measures.length
  const read = decode(bytes, (reader: Reader) =>
    reader.list(reader.uint(4, 1, LIMITS.households), () => ({
      pseudonym: reader.bytes(PSEUDONYM_BYTES),
      weights: reader.list(measures, () => reader.uint(4, 0, 2 ** 32 - 1)),
    })),
  )
  return read.ok ? checkRoll(definition, read.value) : read
}

/** The hash that stands for a roll. */
export function rollHash(roll: Roll): Uint8Array {
  return hash('roll', encodeRoll(roll))
}
