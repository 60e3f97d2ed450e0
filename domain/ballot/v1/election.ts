/**
 * What a phone knows of an election: enough to make and check ballots, without the roll.
 * @module
 */
import { deriveKeys } from './ceremony-keys'
import { decodeTranscript } from './ceremony-messages'
import { type Definition, decodeDefinition } from './definition'
import type { ElectionKey } from './elgamal'
import { hash } from './hash'
import { type Result, success } from './result'

/** What a phone needs to make or check a ballot. */
export interface Election {
  readonly definition: Definition
  readonly electionKey: ElectionKey
  /** 32 bytes; every proof and signature of the election is bound to them. */
  readonly fingerprint: Uint8Array
}

/** The fingerprint, from the hashes of Setup's three parts. */
export function fingerprintOf(parts: {
  readonly definition: Uint8Array
  readonly ceremony: Uint8Array
  readonly roll: Uint8Array
}): Uint8Array {
  return hash('fingerprint', parts.definition, parts.ceremony, parts.roll)
}

/** Setup's parts as sent to a phone. */
export interface ElectionParts {
  /** The encoded definition. */
  readonly definition: Uint8Array
  /** The encoded ceremony. */
  readonly ceremony: Uint8Array
  /** The roll's hash, 32 bytes. */
  readonly rollHash: Uint8Array
}

/**
 * An election from its parts. The caller compares its fingerprint with the one that is public:
 * that, not a check of the ceremony here, is what shows that the key is everyone's key.
 */
export function loadElection(parts: ElectionParts): Result<Election> {
  const definition = decodeDefinition(parts.definition)
  if (!definition.ok) return definition
  const transcript = decodeTranscript(definition.value, parts.ceremony)
  if (!transcript.ok) return transcript
  const keys = deriveKeys(transcript.value)
  if (!keys.ok) return keys
  const fingerprint = fingerprintOf({
    definition: hash('definition', parts.definition),
    ceremony: hash('ceremony', parts.ceremony),
    roll: parts.rollHash,
  })
  const { electionKey } = keys.value
  return success({ definition: definition.value, electionKey, fingerprint })
}
