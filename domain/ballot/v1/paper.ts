/**
 * Paper ballots: counted by hand, entered by at least two officers who sign what they enter. The
 * roll shows which households used paper; a household counts once, whatever it handed in.
 * @module
 */
import { concat, uint } from './bytes'
import { decode, type Reader } from './codec'
import { type Definition, LIMITS } from './definition'
import type { Random } from './random'
import { failure, type Result, success } from './result'
import type { Setup } from './setup'
import {
  encodeSignature,
  type KeyPair,
  readSignature,
  type Signature,
  sign,
  verifySignature,
} from './signature'

/**
 * What became of a household's envelope: `counted` (it has no phone ballot), `replaces` (its phone
 * ballot is withdrawn by this very event), `set-aside` (its phone ballot stands; the envelope was
 * not opened).
 */
export type PaperDisposition = 'counted' | 'replaces' | 'set-aside'

const DISPOSITIONS: readonly PaperDisposition[] = ['counted', 'replaces', 'set-aside']

export interface PaperEntry {
  /** The household's place in the roll, from 0. */
  readonly household: number
  readonly disposition: PaperDisposition
}

/** Totals of one candidate after another, for one measure after another. */
export type Totals = readonly (readonly number[])[]

/** What the officers enter and sign. */
export interface PaperCount {
  /** Ascending by household. */
  readonly entries: readonly PaperEntry[]
  /** Ballots found void; they count for turnout only. */
  readonly spoiled: number
  readonly totals: Totals
}

export interface PaperBatch extends PaperCount {
  readonly signatures: readonly { readonly officer: number; readonly signature: Signature }[]
}

/** Encodes totals: eight bytes each. */
export function encodeTotals(totals: Totals): Uint8Array {
  return concat(...totals.flat().map((total) => uint(total, 8)))
}

/** Reads totals of an election. */
function readTotals(reader: Reader, definition: Definition): number[][] {
  const { measures, candidates } = definition
  return measures.map(() => candidates.map(() => reader.uint(8, 0, LIMITS.totalWeight)))
}

/** The bytes that each officer signs after the fingerprint. */
export function encodePaperCount(count: PaperCount): Uint8Array {
  const entries = count.entries.map(({ household, disposition }) =>
    concat(uint(household, 4), uint(DISPOSITIONS.indexOf(disposition), 1)),
  )
  return concat(
    uint(entries.length, 4),
    ...entries,
    uint(count.spoiled, 4),
    encodeTotals(count.totals),
  )
}

/** One officer's signature under a count. Officers are numbered from 0, as in the definition. */
export function signPaperCount(
  fingerprint: Uint8Array,
  count: PaperCount,
  officer: number,
  keys: KeyPair,
  random: Random,
): { officer: number; signature: Signature } {
  const words = concat(fingerprint, encodePaperCount(count))
  return { officer, signature: sign('paper', keys, words, random) }
}

/** The payload of a PaperBatch event. */
export function encodePaperBatch(batch: PaperBatch): Uint8Array {
  const signatures = batch.signatures.map(({ officer, signature }) =>
    concat(uint(officer, 1), encodeSignature(signature)),
  )
  return concat(encodePaperCount(batch), uint(signatures.length, 1), ...signatures)
}

/** Decodes the payload of a PaperBatch event. */
export function decodePaperBatch(definition: Definition, payload: Uint8Array): Result<PaperBatch> {
  return decode(payload, (reader) => {
    let above = 0
    const entries = reader.list(reader.uint(4, 1, LIMITS.households), () => {
      const household = reader.uint(4, above, LIMITS.households)
      above = household + 1
      return { household, disposition: DISPOSITIONS[reader.uint(1, 0, 2)] ?? 'set-aside' }
    })
    const spoiled = reader.uint(4, 0, entries.length)
    const totals = readTotals(reader, definition)
    let next = 0
    const signatures = reader.list(reader.uint(1, 2, LIMITS.paperOfficers), () => {
      const officer = reader.uint(1, next, LIMITS.paperOfficers)
      next = officer + 1
      return { officer, signature: readSignature(reader) }
    })
    return { entries, spoiled, totals, signatures }
  })
}

/** What is already known about a household when a batch arrives. */
export interface PaperFacts {
  /** Whether an earlier batch names the household. */
  readonly listed: boolean
  /** Whether a phone ballot of the household stands. */
  readonly phone: boolean
}

/** Whether a batch may enter the board. `factsOf` is asked once for each household it names. */
export function checkPaperBatch(
  setup: Setup,
  batch: PaperBatch,
  factsOf: (household: number) => PaperFacts,
): Result<PaperBatch> {
  for (const { household, disposition } of batch.entries) {
    if (household >= setup.roll.length)
      return failure('UNKNOWN_HOUSEHOLD', `${household} is not in the roll`)
    const { listed, phone } = factsOf(household)
    if (listed) return failure('USED_PAPER', `household ${household} is in an earlier batch`)
    if (phone && disposition === 'counted')
      return failure('USED_PHONE', `household ${household} voted by phone`)
    if (!phone && disposition !== 'counted')
      return failure('NO_PHONE_BALLOT', `household ${household} has no phone ballot`)
  }
  const problem = impossibility(setup, batch)
  if (problem !== undefined) return failure('PAPER_TOTALS_IMPOSSIBLE', problem)
  const words = concat(setup.fingerprint, encodePaperCount(batch))
  const forged = batch.signatures.find(({ officer, signature }) => {
    const key = setup.definition.paperOfficers[officer]?.publicKey
    return key === undefined || !verifySignature('paper', key, words, signature)
  })
  return forged === undefined
    ? success(batch)
    : failure('SIGNATURE_INVALID', `paper officer ${forged.officer + 1}`)
}

/** Totals that no set of valid ballots of these households could give. */
function impossibility(setup: Setup, batch: PaperBatch): string | undefined {
  const { min, max, measures } = setup.definition
  const counted = batch.entries.filter(({ disposition }) => disposition !== 'set-aside')
  if (batch.spoiled > counted.length) return 'more spoiled ballots than ballots'
  for (const measure of measures.keys()) {
    const weight = counted.reduce(
      (sum, { household }) => sum + (setup.roll[household]?.weights[measure] ?? 0),
      0,
    )
    const totals = batch.totals[measure] ?? []
    const sum = totals.reduce((all, total) => all + total, 0)
    if (totals.some((total) => total > weight)) return 'a candidate has more than all'
    if (sum > max * weight) return 'more votes than ballots allow'
    if (batch.spoiled === 0 && sum < min * weight) return 'fewer votes than ballots must hold'
  }
  return undefined
}
