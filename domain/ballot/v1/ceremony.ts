/**
 * A scrutineer's side of the key ceremony (Pedersen's DKG, commit then reveal). The scrutineer
 * keeps one secret scalar; the polynomial follows from it, so there is nothing else to lose.
 * @module
 */
import { concat, uint } from './bytes'
import {
  type CeremonyFrame,
  checkCommits,
  checkDeal,
  checkReveal,
  coefficientsCommitment,
  roundHash,
  spoken,
} from './ceremony-check'
import {
  type AcceptMessage,
  type CommitMessage,
  commitBody,
  type DealMessage,
  dealBody,
  type RevealMessage,
  revealBody,
  type SealedShare,
  type Transcript,
} from './ceremony-messages'
import { addScalars, type Element, group } from './group'
import { hash, hashToScalar } from './hash'
import { evaluate, evaluateInExponent } from './polynomial'
import { type Random, randomScalar } from './random'
import { type Failure, failure, type Result, success } from './result'
import { type KeyPair, keyPair, sign } from './signature'

/** A scrutineer's secret for one ceremony. A repeated ceremony needs a new one. */
export interface Scrutineer {
  /** Position in the definition, from 0. */
  readonly index: number
  readonly keys: KeyPair
}

/** A new secret for scrutineer `index`; its phrase is what the person writes down. */
export function newScrutineer(index: number, random: Random): Scrutineer {
  return scrutineerOf(index, randomScalar(random))
}

/** The scrutineer of a kept secret. */
export function scrutineerOf(index: number, secret: bigint): Scrutineer {
  return { index, keys: keyPair(secret) }
}

function polynomialOf(frame: CeremonyFrame, { index, keys }: Scrutineer): bigint[] {
  const secret = group.encodeScalar(keys.secret)
  return Array.from({ length: frame.threshold }, (_, power) =>
    hashToScalar('coefficient', frame.context, uint(index, 1), uint(power, 1), secret),
  )
}

function commitmentsOf(polynomial: readonly bigint[]): Element[] {
  return polynomial.map((each) => group.secretMultiply(group.base, each))
}

/** The first message. */
export function commitToCeremony(
  frame: CeremonyFrame,
  scrutineer: Scrutineer,
  random: Random,
): CommitMessage {
  const { index, keys } = scrutineer
  const coefficients = commitmentsOf(polynomialOf(frame, scrutineer))
  const key = keys.publicKey
  const commitment = coefficientsCommitment(frame, index, key, coefficients)
  const said = spoken(roundHash(frame, 0, { commits: [] }), index, commitBody({ key, commitment }))
  return { key, commitment, signature: sign('scrutineer-commit', keys, said, random) }
}

/** The second message, once every commit is there and right. Fails as `checkCommits` does. */
export function revealToCeremony(
  frame: CeremonyFrame,
  scrutineer: Scrutineer,
  commits: readonly CommitMessage[],
  random: Random,
): Result<RevealMessage> {
  const checked = checkCommits(frame, commits)
  if (!checked.ok) return checked
  const { index, keys } = scrutineer
  const polynomial = polynomialOf(frame, scrutineer)
  const coefficients = commitmentsOf(polynomial)
  const before = roundHash(frame, 1, { commits })
  const claim = spoken(before, index, group.encode(keys.publicKey))
  const constant = keyPair(polynomial[0] ?? BigInt(0))
  const possession = sign('scrutineer-possession', constant, claim, random)
  const said = spoken(before, index, revealBody({ coefficients, possession }))
  return success({
    coefficients,
    possession,
    signature: sign('scrutineer-reveal', keys, said, random),
  })
}

/** The third message, once every reveal is there and keeps its commitment. */
export function dealShares(
  frame: CeremonyFrame,
  scrutineer: Scrutineer,
  said: Pick<Transcript, 'commits' | 'reveals'>,
  random: Random,
): Result<DealMessage> {
  const checked = checkReveals(frame, said)
  if (checked !== undefined) return checked
  const { index, keys } = scrutineer
  const polynomial = polynomialOf(frame, scrutineer)
  const shares = said.commits.map(({ key }, receiver): SealedShare => {
    const ephemeral = randomScalar(random)
    const pad = sharePad(frame, [index, receiver], key, {
      ephemeral: group.secretMultiply(group.base, ephemeral),
      shared: group.secretMultiply(key, ephemeral),
    })
    const share = group.encodeScalar(evaluate(polynomial, receiver + 1))
    return { ephemeral: group.secretMultiply(group.base, ephemeral), box: xor(share, pad) }
  })
  const words = spoken(roundHash(frame, 2, said), index, dealBody({ shares }))
  return success({ shares, signature: sign('scrutineer-shares', keys, words, random) })
}

function checkReveals(
  frame: CeremonyFrame,
  said: Pick<Transcript, 'commits' | 'reveals'>,
): Failure | undefined {
  if (said.reveals.length !== frame.scrutineers)
    return failure('CEREMONY_INCOMPLETE', 'not everyone has revealed')
  for (const [index, message] of said.reveals.entries()) {
    const checked = checkReveal(frame, said.commits, index, message)
    if (!checked.ok) return checked
  }
  return undefined
}

/** The pad of a sealed share. `parties` are the dealer's and the receiver's positions. */
export function sharePad(
  frame: CeremonyFrame,
  parties: readonly [dealer: number, receiver: number],
  receiverKey: Element,
  exchange: { readonly ephemeral: Element; readonly shared: Element },
): Uint8Array {
  const { ephemeral, shared } = exchange
  const elements = [ephemeral, receiverKey, shared].map((each) => group.encode(each))
  return hash('share-pad', frame.context, new Uint8Array(parties), ...elements)
}

/** Opens a sealed share with its pad and checks it against the dealer's commitments. */
export function unsealShare(
  sealed: SealedShare,
  pad: Uint8Array,
  coefficients: readonly Element[],
  receiver: number,
): bigint | undefined {
  const share = group.decodeScalar(xor(sealed.box, pad))
  if (share === undefined) return undefined
  const expected = evaluateInExponent(coefficients, receiver + 1)
  return group.equals(group.secretMultiply(group.base, share), expected) ? share : undefined
}

function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, i) => byte ^ (right[i] ?? 0))
}

/** A scrutineer's share of the election's secret; it opens nothing by itself. */
export interface KeyShare {
  readonly index: number
  readonly share: bigint
}

/**
 * Opens and adds up the shares dealt to this scrutineer. It needs only the secret and public
 * messages, so a lost phone is recovered from the phrase and the board. Fails with `SHARE_WRONG`,
 * whose detail names the dealer (then see `complainAbout`), or as the checks of the rounds do.
 */
export function collectShare(
  frame: CeremonyFrame,
  scrutineer: Scrutineer,
  said: Pick<Transcript, 'commits' | 'reveals' | 'deals'>,
): Result<KeyShare> {
  const broken = checkCommits(frame, said.commits)
  if (!broken.ok) return broken
  const failed = checkReveals(frame, said)
  if (failed !== undefined) return failed
  if (said.deals.length !== frame.scrutineers)
    return failure('CEREMONY_INCOMPLETE', 'not everyone has dealt')
  const { index, keys } = scrutineer
  const listed = said.commits[index]
  if (listed === undefined || !group.equals(listed.key, keys.publicKey))
    return failure('SHARE_WRONG', 'this secret is not the one that took part')
  let share = BigInt(0)
  for (const [dealer, deal] of said.deals.entries()) {
    const checked = checkDeal(frame, said, dealer, deal)
    if (!checked.ok) return checked
    const own = receivedShare(frame, scrutineer, said, dealer)
    if (own === undefined) return failure('SHARE_WRONG', `dealt by scrutineer ${dealer + 1}`)
    share = addScalars(share, own)
  }
  return success({ index, share })
}

/** The share that one dealer sent to this scrutineer; undefined when it is wrong. */
export function receivedShare(
  frame: CeremonyFrame,
  { index, keys }: Scrutineer,
  said: Pick<Transcript, 'reveals' | 'deals'>,
  dealer: number,
): bigint | undefined {
  const sealed = said.deals[dealer]?.shares[index]
  const coefficients = said.reveals[dealer]?.coefficients
  if (sealed === undefined || coefficients === undefined) return undefined
  const { ephemeral } = sealed
  const shared = group.secretMultiply(ephemeral, keys.secret)
  const pad = sharePad(frame, [dealer, index], keys.publicKey, { ephemeral, shared })
  return unsealShare(sealed, pad, coefficients, index)
}

/** The fourth message, once `collectShare` has succeeded. Fails as it does. */
export function acceptCeremony(
  frame: CeremonyFrame,
  scrutineer: Scrutineer,
  said: Pick<Transcript, 'commits' | 'reveals' | 'deals'>,
  random: Random,
): Result<AcceptMessage> {
  const collected = collectShare(frame, scrutineer, said)
  if (!collected.ok) return collected
  const words = spoken(roundHash(frame, 3, said), scrutineer.index, concat())
  return success({ signature: sign('scrutineer-accept', scrutineer.keys, words, random) })
}
