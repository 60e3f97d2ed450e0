/**
 * A complaint: a scrutineer shows, to anyone, that a dealer sealed a wrong share for it. It gives
 * away the key of that one box and proves it right, so that the box can be opened in public. An
 * upheld complaint ends the ceremony with the dealer named; it starts over, with new secrets.
 * @module
 */
import { concat } from './bytes'
import { receivedShare, type Scrutineer, sharePad, unsealShare } from './ceremony'
import { type CeremonyFrame, checkDeal, roundHash, spoken } from './ceremony-check'
import type { Transcript } from './ceremony-messages'
import { decode } from './codec'
import {
  type EqualityProof,
  type EqualityStatement,
  encodeEqualityProof,
  proveEquality,
  readEqualityProof,
  verifyEquality,
} from './equality-proof'
import { type Element, group } from './group'
import type { Random } from './random'
import { failure, type Result, success } from './result'
import { encodeSignature, readSignature, type Signature, sign, verifySignature } from './signature'

export interface Complaint {
  /** Positions from 0. */
  readonly complainer: number
  readonly dealer: number
  /** What the box was sealed with. */
  readonly shared: Element
  readonly proof: EqualityProof
  readonly signature: Signature
}

type Said = Pick<Transcript, 'commits' | 'reveals' | 'deals'>

function statementOf(
  frame: CeremonyFrame,
  said: Said,
  claim: Pick<Complaint, 'complainer' | 'dealer' | 'shared'>,
): EqualityStatement | undefined {
  const publicKey = said.commits[claim.complainer]?.key
  const element = said.deals[claim.dealer]?.shares[claim.complainer]?.ephemeral
  if (publicKey === undefined || element === undefined) return undefined
  const parties = new Uint8Array([claim.dealer])
  const context = spoken(roundHash(frame, 3, said), claim.complainer, parties)
  return { context, publicKey, element, multiple: claim.shared }
}

function body(complaint: Omit<Complaint, 'signature'>): Uint8Array {
  const { complainer, dealer, shared, proof } = complaint
  const parties = new Uint8Array([complainer, dealer])
  return concat(parties, group.encode(shared), encodeEqualityProof(proof))
}

/** Complains about a dealer. Fails with `COMPLAINT_UNFOUNDED` when its share is right. */
export function complainAbout(
  frame: CeremonyFrame,
  scrutineer: Scrutineer,
  said: Said,
  dealer: number,
  random: Random,
): Result<Complaint> {
  const { index: complainer, keys } = scrutineer
  const ephemeral = said.deals[dealer]?.shares[complainer]?.ephemeral
  if (ephemeral === undefined || receivedShare(frame, scrutineer, said, dealer) !== undefined)
    return failure('COMPLAINT_UNFOUNDED', 'the share is right')
  const shared = group.secretMultiply(ephemeral, keys.secret)
  const statement = statementOf(frame, said, { complainer, dealer, shared })
  if (statement === undefined) return failure('CEREMONY_INCOMPLETE', 'no such scrutineer')
  const claim = { complainer, dealer, shared, proof: proveEquality(statement, keys.secret, random) }
  const words = concat(roundHash(frame, 3, said), body(claim))
  return success({ ...claim, signature: sign('scrutineer-complaint', keys, words, random) })
}

/**
 * Judges a complaint from public messages alone: success means that the dealer is at fault.
 * Fails with `COMPLAINT_UNFOUNDED` when the complainer is, and `SIGNATURE_INVALID` when the
 * complaint is not the complainer's own.
 */
export function judgeComplaint(
  frame: CeremonyFrame,
  said: Said,
  complaint: Complaint,
): Result<{ readonly faultyDealer: number }> {
  const { complainer, dealer, shared, proof, signature } = complaint
  const statement = statementOf(frame, said, complaint)
  const deal = said.deals[dealer]
  const sealed = deal?.shares[complainer]
  const coefficients = said.reveals[dealer]?.coefficients
  if (!statement || !deal || !sealed || !coefficients)
    return failure('CEREMONY_INCOMPLETE', 'no such scrutineer')
  const words = concat(roundHash(frame, 3, said), body(complaint))
  if (!verifySignature('scrutineer-complaint', statement.publicKey, words, signature))
    return failure('SIGNATURE_INVALID', 'not signed by the complainer')
  // Only what the dealer itself signed can be held against it.
  const dealt = checkDeal(frame, said, dealer, deal)
  if (!dealt.ok) return dealt
  if (!verifyEquality(statement, proof))
    return failure('COMPLAINT_UNFOUNDED', 'the key given is not the one of the box')
  const exchange = { ephemeral: sealed.ephemeral, shared }
  const pad = sharePad(frame, [dealer, complainer], statement.publicKey, exchange)
  return unsealShare(sealed, pad, coefficients, complainer) === undefined
    ? success({ faultyDealer: dealer })
    : failure('COMPLAINT_UNFOUNDED', 'the share in the box is right')
}

/** Encodes a complaint for the server to pass on. */
export function encodeComplaint(complaint: Complaint): Uint8Array {
  return concat(body(complaint), encodeSignature(complaint.signature))
}

/** Decodes a complaint. */
export function decodeComplaint(bytes: Uint8Array): Result<Complaint> {
  return decode(bytes, (reader) => ({
    complainer: reader.uint(1, 0, 255),
    dealer: reader.uint(1, 0, 255),
    shared: reader.point(),
    proof: readEqualityProof(reader),
    signature: readSignature(reader),
  }))
}
