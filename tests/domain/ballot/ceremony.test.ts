/** The scrutineers' key: made together, with cheats named. */
import * as v1 from '@domain/ballot/v1'
import { coefficientsCommitment, roundHash, spoken } from '@domain/ballot/v1/ceremony-check'
import { commitBody, dealBody, revealBody } from '@domain/ballot/v1/ceremony-messages'
import { encodeComplaint } from '@domain/ballot/v1/complaint'
import { subtract, sum } from '@domain/ballot/v1/group'
import { sign } from '@domain/ballot/v1/signature'
import { verifyBoard } from '../../../tools/verify-election/check'
import { ceremony, defined, must } from './support/elections'

const SHAPE = {
  ...{ seed: 'ceremony', voters: 2, candidates: 2, min: 0, max: 1 },
  ...{ scrutineers: 3, threshold: 2 },
}
const { frame, random, definition, roll } = defined(SHAPE)
const scrutineers = [0, 1, 2].map((index) => v1.newScrutineer(index, random))
const transcript = ceremony(frame, scrutineers, random)
const { commits, reveals, deals } = transcript
const [, , cheat] = scrutineers as [v1.Scrutineer, v1.Scrutineer, v1.Scrutineer]

it('gives any two scrutineers the secret of the election key, and one of them nothing', () => {
  const { electionKey, verificationKeys } = must(v1.checkTranscript(frame, transcript))
  const shares = scrutineers.map((each) => must(v1.collectShare(frame, each, transcript)))
  for (const { index, share } of shares)
    expect(v1.group.encode(v1.keyPair(share).publicKey)).toEqual(
      v1.group.encode(verificationKeys[index] ?? v1.group.identity),
    )
  const q = v1.group.order
  const [one, two, three] = shares.map(({ share }) => share) as [bigint, bigint, bigint]
  // Lagrange at 0 by hand: points 1, 2: 2·s1 − s2; points 2, 3: 3·s2 − 2·s3.
  const secrets = [2n * one - two, 3n * two - 2n * three].map((each) => ((each % q) + q) % q)
  expect(secrets[0]).toBe(secrets[1])
  expect(v1.group.encode(v1.keyPair(secrets[0] ?? 0n).publicKey)).toEqual(electionKey.encoded)
  expect(shares.map(({ share }) => share)).not.toContain(secrets[0])
})

it('gives a scrutineer’s share back from the written phrase and the public messages alone', () => {
  const [, second] = scrutineers
  if (second === undefined) throw new Error('three scrutineers')
  const phrase = v1.phraseOf(second.keys.secret)
  const secret = must(v1.parsePhrase(phrase))
  const recovered = must(v1.collectShare(frame, v1.scrutineerOf(1, secret), transcript))
  expect(recovered).toEqual(must(v1.collectShare(frame, second, transcript)))
  const stranger = v1.scrutineerOf(1, secret + 1n)
  expect(v1.collectShare(frame, stranger, transcript)).toMatchObject({ code: 'SHARE_WRONG' })
})

it('does not let a rushing dealer choose its part after seeing the others’', () => {
  // It wants the key to be one whose secret it knows.
  const wanted = v1.keyPair(123_456_789n)
  const others = sum(reveals.slice(0, 2).flatMap(({ coefficients }) => coefficients[0] ?? []))
  const constant = subtract(wanted.publicKey, others)
  const honest = reveals[2]
  if (honest === undefined) throw new Error('three reveals')
  const coefficients = [constant, ...honest.coefficients.slice(1)]
  const before = roundHash(frame, 1, { commits })
  const said = spoken(before, 2, revealBody({ coefficients, possession: honest.possession }))
  const signature = sign('scrutineer-reveal', cheat.keys, said, random)
  const rushed = { coefficients, possession: honest.possession, signature }
  expect(v1.checkReveal(frame, commits, 2, rushed)).toMatchObject({
    ...{ code: 'COMMITMENT_BROKEN', detail: expect.stringContaining('scrutineer 3') },
  })
  const whole = { ...transcript, reveals: [...reveals.slice(0, 2), rushed] }
  expect(v1.checkTranscript(frame, whole)).toMatchObject({ code: 'COMMITMENT_BROKEN' })

  // Nor may it commit afresh: the others' reveals are signed over its first commitment.
  const key = cheat.keys.publicKey
  const commitment = coefficientsCommitment(frame, 2, key, coefficients)
  const words = spoken(roundHash(frame, 0, { commits: [] }), 2, commitBody({ key, commitment }))
  const again = { key, commitment, signature: sign('scrutineer-commit', cheat.keys, words, random) }
  const late = [...commits.slice(0, 2), again]
  const [first] = reveals
  if (first === undefined) throw new Error('three reveals')
  expect(v1.checkReveal(frame, late, 0, first)).toMatchObject({ code: 'POSSESSION_UNPROVEN' })
  // And whatever it commits to, it must know the secret behind its part.
  expect(v1.checkReveal(frame, late, 2, rushed)).toMatchObject({ code: 'POSSESSION_UNPROVEN' })
})

describe('a ceremony that all scrutineers agree to sign, whatever it says', () => {
  /** Signs every round without checking anything: what only a reader can refuse then. */
  function signedBlindly(change: (honest: v1.RevealMessage) => v1.RevealMessage): v1.Transcript {
    const before = roundHash(frame, 1, { commits })
    const changed = reveals.map((each, index) => {
      const own = index === 2 ? change(each) : each
      const scrutineer = scrutineers[index]
      if (scrutineer === undefined) throw new Error('three scrutineers')
      const words = spoken(before, index, revealBody(own))
      return { ...own, signature: sign('scrutineer-reveal', scrutineer.keys, words, random) }
    })
    const said = { commits, reveals: changed }
    const dealt = scrutineers.map(({ index, keys }) => {
      const shares = deals[index]?.shares ?? []
      const words = spoken(roundHash(frame, 2, said), index, dealBody({ shares }))
      return { shares, signature: sign('scrutineer-shares', keys, words, random) }
    })
    const accepts = scrutineers.map(({ index, keys }) => {
      const before = roundHash(frame, 3, { ...said, deals: dealt })
      const words = spoken(before, index, new Uint8Array(0))
      return { signature: sign('scrutineer-accept', keys, words, random) }
    })
    return { ...said, deals: dealt, accepts }
  }

  /** What the verifier says of a board that begins with such a ceremony. */
  function verifierSays(attack: v1.Transcript): string | undefined {
    const payload = v1.encodeSetup(definition, attack, roll)
    const line = v1.encodeEvent(v1.nextEvent(v1.EMPTY_HEAD, 'Setup', payload))
    return verifyBoard(`${line}\n`).steps.find(({ holds }) => !holds)?.problem
  }

  const possessionOf = (constant: v1.KeyPair) => {
    const claim = spoken(roundHash(frame, 1, { commits }), 2, v1.group.encode(cheat.keys.publicKey))
    return sign('scrutineer-possession', constant, claim, random)
  }

  it('passes the ceremony when nothing is wrong with it', () => {
    const honest = signedBlindly((each) => each)
    expect(v1.checkTranscript(frame, honest).ok).toBe(true)
    expect(verifierSays(honest)).toContain('not complete')
  })

  it('is refused when a dealer revealed something else than it had committed to', () => {
    const known = v1.newCredential(random)
    const attack = signedBlindly(({ coefficients, ...rest }) => ({
      ...rest,
      coefficients: [known.publicKey, ...coefficients.slice(1)],
      possession: possessionOf(known),
    }))
    expect(v1.checkTranscript(frame, attack)).toMatchObject({ code: 'COMMITMENT_BROKEN' })
    expect(verifierSays(attack)).toContain('scrutineer 3 revealed something else')
  })

  it('is refused when a dealer does not know its part of the key', () => {
    const attack = signedBlindly((each) => ({
      ...each,
      possession: possessionOf(v1.newCredential(random)),
    }))
    expect(v1.checkTranscript(frame, attack)).toMatchObject({ code: 'POSSESSION_UNPROVEN' })
    expect(verifierSays(attack)).toContain('scrutineer 3 doesn')
  })
})

it('waits for everyone in each round', () => {
  const two = commits.slice(0, 2)
  expect(v1.revealToCeremony(frame, cheat, two, random)).toMatchObject({
    code: 'CEREMONY_INCOMPLETE',
  })
  const early = { commits, reveals: reveals.slice(0, 2) }
  expect(v1.dealShares(frame, cheat, early, random)).toMatchObject({ code: 'CEREMONY_INCOMPLETE' })
  const partly = { commits, reveals, deals: deals.slice(0, 2) }
  expect(v1.collectShare(frame, cheat, partly)).toMatchObject({ code: 'CEREMONY_INCOMPLETE' })
  const unaccepted = { ...transcript, accepts: transcript.accepts.slice(0, 2) }
  expect(v1.checkTranscript(frame, unaccepted)).toMatchObject({ code: 'CEREMONY_INCOMPLETE' })
})

it('refuses messages signed by another, in another place or for another election', () => {
  const [first, second] = commits as [v1.CommitMessage, v1.CommitMessage]
  expect(v1.checkCommit(frame, 1, first)).toMatchObject({ code: 'SIGNATURE_INVALID' })
  expect(v1.checkCommits(frame, [first, first, second]).ok).toBe(false)
  const other = defined({ ...SHAPE, seed: 'other' }).frame
  expect(v1.checkCommit(other, 0, first)).toMatchObject({ code: 'SIGNATURE_INVALID' })
  expect(v1.checkTranscript(other, transcript).ok).toBe(false)
})

describe('a wrong share', () => {
  const wrong = dealtWrongly()
  const said = { commits, reveals, deals: wrong }
  const [victim, witness] = scrutineers as [v1.Scrutineer, v1.Scrutineer]

  /** Scrutineer 3 seals rubbish for scrutineer 1, and signs it. */
  function dealtWrongly(): v1.DealMessage[] {
    const own = must(v1.dealShares(frame, cheat, { commits, reveals }, random))
    const shares = own.shares.map((share, receiver) =>
      receiver === 0 ? { ...share, box: share.box.map((byte) => byte ^ 1) } : share,
    )
    const words = spoken(roundHash(frame, 2, { commits, reveals }), 2, dealBody({ shares }))
    const signature = sign('scrutineer-shares', cheat.keys, words, random)
    return [...deals.slice(0, 2), { shares, signature }]
  }

  it('is noticed by its receiver, who names the dealer and does not accept', () => {
    expect(v1.acceptCeremony(frame, victim, said, random)).toMatchObject({
      ...{ code: 'SHARE_WRONG', detail: expect.stringContaining('scrutineer 3') },
    })
    expect(v1.acceptCeremony(frame, witness, said, random).ok).toBe(true)
  })

  it('can be shown to anyone, who then finds the dealer at fault', () => {
    const complaint = must(v1.complainAbout(frame, victim, said, 2, random))
    const passedOn = must(v1.decodeComplaint(encodeComplaint(complaint)))
    expect(must(v1.judgeComplaint(frame, said, passedOn))).toEqual({ faultyDealer: 2 })
  })

  it('can’t be claimed of an honest dealer, nor in another’s name', () => {
    expect(v1.complainAbout(frame, victim, said, 1, random)).toMatchObject({
      code: 'COMPLAINT_UNFOUNDED',
    })
    const complaint = must(v1.complainAbout(frame, victim, said, 2, random))
    expect(v1.judgeComplaint(frame, said, { ...complaint, dealer: 1 })).toMatchObject({
      code: 'SIGNATURE_INVALID',
    })
    expect(v1.judgeComplaint(frame, said, { ...complaint, complainer: 1 })).toMatchObject({
      code: 'SIGNATURE_INVALID',
    })
    // A complaint made over the honest deal: the box it opens is right.
    const slander = must(v1.complainAbout(frame, victim, said, 2, random))
    expect(v1.judgeComplaint(frame, transcript, slander).ok).toBe(false)
  })
})

it('keeps the transcript in exactly one encoding', () => {
  const bytes = v1.encodeTranscript(transcript)
  expect(v1.encodeTranscript(must(v1.decodeTranscript(definition, bytes)))).toEqual(bytes)
  expect(v1.decodeTranscript(definition, bytes.slice(0, -1))).toMatchObject({ code: 'MALFORMED' })
  const longer = new Uint8Array([...bytes, 0])
  expect(v1.decodeTranscript(definition, longer)).toMatchObject({ code: 'MALFORMED' })
  expect(must(v1.makeSetup(definition, transcript, roll)).verificationKeys).toHaveLength(3)
})
