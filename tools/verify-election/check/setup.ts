/**
 * Definition, roll and fingerprint (section 4).
 * @module
 */
import { Cursor } from './cursor'
import type { Point } from './curve'
import { digest } from './hashes'
import { insist } from './rejected'

export interface Definition {
  readonly title: string
  readonly candidates: readonly string[]
  readonly min: number
  readonly max: number
  readonly measures: readonly string[]
  readonly scrutineers: readonly string[]
  readonly threshold: number
  readonly officers: readonly { readonly name: string; readonly key: Point }[]
}

export interface Household {
  readonly pseudonym: string
  readonly weights: readonly number[]
}

/** Setup with the ceremony still to be checked. */
export interface Setup {
  readonly definition: Definition
  readonly roll: readonly Household[]
  /** The ceremony's bytes. */
  readonly ceremony: Buffer
  readonly definitionHash: Buffer
  readonly rollHash: Buffer
  readonly fingerprint: Buffer
}

const BLOCK_MAX = 16 * 1024 * 1024

/** Reads and checks the payload of the first event, but for the ceremony. */
export function readSetup(payload: Buffer): Setup {
  const cursor = new Cursor(payload, 'Setup')
  const [definition, ceremony, roll] = cursor.many(3, () => cursor.raw(cursor.int(4, 0, BLOCK_MAX)))
  cursor.end()
  insist(definition !== undefined && ceremony !== undefined && roll !== undefined, 'Setup')
  const defined = readDefinition(definition)
  const definitionHash = digest('definition', definition)
  const rollHash = digest('roll', roll)
  return {
    definition: defined,
    roll: readRoll(roll, defined.measures.length),
    ceremony,
    definitionHash,
    rollHash,
    fingerprint: digest('fingerprint', definitionHash, digest('ceremony', ceremony), rollHash),
  }
}

function readDefinition(bytes: Buffer): Definition {
  const cursor = new Cursor(bytes, 'definition')
  const texts = (min: number, max: number) => {
    const list = cursor.many(cursor.int(1, min, max), () => cursor.text())
    insist(new Set(list).size === list.length, 'definition: a name is there twice')
    return list
  }
  cursor.int(2, 1, 1)
  cursor.raw(16)
  const title = cursor.text()
  const candidates = texts(1, 64)
  const min = cursor.int(1, 0, candidates.length)
  const max = cursor.int(1, Math.max(1, min), candidates.length)
  const measures = texts(1, 4)
  const scrutineers = texts(2, 15)
  const threshold = cursor.int(1, 2, scrutineers.length)
  const count = cursor.int(1, 0, 8)
  insist(count !== 1, 'definition: one paper officer alone')
  const officers = cursor.many(count, () => ({ name: cursor.text(), key: cursor.point() }))
  cursor.end()
  for (const list of [officers.map(({ name }) => name), officers.map(({ key }) => key.toHex())])
    insist(new Set(list).size === count, 'definition: a paper officer is there twice')
  return { title, candidates, min, max, measures, scrutineers, threshold, officers }
}

function readRoll(bytes: Buffer, measures: number): Household[] {
  const cursor = new Cursor(bytes, 'roll')
  const roll = cursor.many(cursor.int(4, 1, 100_000), () => ({
    pseudonym: cursor.raw(16).toString('hex'),
    weights: cursor.many(measures, () => cursor.int(4, 0, 2 ** 32 - 1)),
  }))
  cursor.end()
  for (const [i, { pseudonym }] of roll.entries())
    insist(i === 0 || (roll[i - 1]?.pseudonym ?? '') < pseudonym, 'roll: out of order or repeated')
  for (let measure = 0; measure < measures; measure++) {
    const weight = roll.reduce((sum, { weights }) => sum + (weights[measure] ?? 0), 0)
    insist(weight <= 2 ** 36, 'roll: too heavy')
  }
  return roll
}
