/**
 * The first event: definition, key ceremony and roll. Their three hashes make the election's
 * fingerprint, so a phone can know the fingerprint without loading a long roll.
 * @module
 */
import { concat } from './bytes'
import { ceremonyFrame, checkTranscript } from './ceremony-check'
import type { CeremonyKeys } from './ceremony-keys'
import {
  ceremonyHash,
  decodeTranscript,
  encodeTranscript,
  type Transcript,
} from './ceremony-messages'
import { decode, encodeBlock } from './codec'
import {
  checkDefinition,
  type Definition,
  decodeDefinition,
  definitionHash,
  encodeDefinition,
} from './definition'
import { type Election, fingerprintOf } from './election'
import { type Result, success } from './result'
import { checkRoll, decodeRoll, encodeRoll, type Roll, rollHash } from './roll'

const SETUP_MAX_BYTES = 16 * 1024 * 1024

/** Everything that Setup fixes. */
export interface Setup extends Election, CeremonyKeys {
  readonly roll: Roll
}

/** Checks the parts against each other and puts them together. */
export function makeSetup(
  definition: Definition,
  transcript: Transcript,
  roll: Roll,
): Result<Setup> {
  const defined = checkDefinition(definition)
  if (!defined.ok) return defined
  const listed = checkRoll(definition, roll)
  if (!listed.ok) return listed
  const keys = checkTranscript(ceremonyFrame(definition, roll), transcript)
  if (!keys.ok) return keys
  const fingerprint = fingerprintOf({
    definition: definitionHash(definition),
    ceremony: ceremonyHash(transcript),
    roll: rollHash(roll),
  })
  return success({ definition, roll, fingerprint, ...keys.value })
}

/** The payload of the Setup event. */
export function encodeSetup(
  definition: Definition,
  transcript: Transcript,
  roll: Roll,
): Uint8Array {
  const parts = [encodeDefinition(definition), encodeTranscript(transcript), encodeRoll(roll)]
  return concat(...parts.map(encodeBlock))
}

/** Decodes and checks the payload of the Setup event. */
export function decodeSetup(payload: Uint8Array): Result<Setup> {
  const parts = decode(payload, (reader) => {
    const block = () => reader.bytes(reader.uint(4, 0, SETUP_MAX_BYTES))
    return { definition: block(), ceremony: block(), roll: block() }
  })
  if (!parts.ok) return parts
  const definition = decodeDefinition(parts.value.definition)
  if (!definition.ok) return definition
  const transcript = decodeTranscript(definition.value, parts.value.ceremony)
  if (!transcript.ok) return transcript
  const roll = decodeRoll(definition.value, parts.value.roll)
  return roll.ok ? makeSetup(definition.value, transcript.value, roll.value) : roll
}
