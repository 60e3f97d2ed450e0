/**
 * The roll (户代表名册): which households vote. Published masked, frozen with a hash.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A household on the roll. */
export interface RollEntry {
  /** Path of the household. */
  readonly household: string
  /** Room and representative as published: `3栋*单元**室 · 王*`. */
  readonly shownAs: string
  readonly eligible: boolean
}

/** What an objection asks for. */
export type ObjectionKind = 'add' | 'remove' | 'correct'

/** An objection to the roll, with its ruling. */
export interface RollObjection {
  readonly id: string
  readonly kind: ObjectionKind
  readonly household: string
  readonly raisedAt: number
  readonly ruling?: 'upheld' | 'denied'
}

/** Masks a person's name as it is published: family name and stars. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name]
  return first ? first + '*'.repeat(Math.max(rest.length, 1)) : ''
}

/**
 * A room as the roll publishes it: unit and storey stay, so that neighbours can check who is on it,
 * the door does not: `1单元302` → `1单元3**`. A room that says no storey is hidden whole.
 */
export function maskRoom(room: string): string {
  const [, unit = '', number = ''] = /^(.*?)(\d*)\D*$/u.exec(room) ?? []
  return `${unit}${number.slice(0, -2)}**`
}

/** Eligible households, each once. */
export function votingHouseholds(roll: readonly RollEntry[]): ReadonlySet<string> {
  return new Set(roll.filter((entry) => entry.eligible).map((entry) => entry.household))
}

/** The roll after the rulings, in the order of paths. An objection without a ruling changes nothing. */
export function applyRulings(
  roll: readonly RollEntry[],
  objections: readonly RollObjection[],
  entryOf: (household: string) => RollEntry,
): RollEntry[] {
  const byHousehold = new Map(roll.map((entry) => [entry.household, entry]))
  for (const objection of objections.filter((o) => o.ruling === 'upheld')) {
    const { household, kind } = objection
    if (kind === 'remove') byHousehold.delete(household)
    else byHousehold.set(household, entryOf(household))
  }
  return [...byHousehold.values()].sort((a, b) => (a.household < b.household ? -1 : 1))
}

/** Objections that still wait; the roll can't be frozen with one open. */
export function openObjections(objections: readonly RollObjection[]): RollObjection[] {
  return objections.filter((o) => o.ruling === undefined)
}

/** Hash of a frozen thing, as shown to everybody: SHA-256 over canonical JSON, hex. */
export function frozenHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}

/** JSON with sorted keys and nothing undefined: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
}
