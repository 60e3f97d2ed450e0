/** The attacks that the protocol must survive, one by one, against the library and the verifier. */
import * as v1 from '@domain/ballot/v1'
import { choiceStatement, encodeBallotBody } from '@domain/ballot/v1/ballot'
import { encryptChoices } from '@domain/ballot/v1/ballot-making'
import { ciphertextOf } from '@domain/ballot/v1/elgamal'
import { invertScalar, multiplyScalars, subtractScalars } from '@domain/ballot/v1/group'
import { hashToScalar } from '@domain/ballot/v1/hash'
import { randomScalar } from '@domain/ballot/v1/random'
import { checkRange, encodeRangeProof } from '@domain/ballot/v1/range-proof'
import { encodeSignature, sign, verifySignature } from '@domain/ballot/v1/signature'
import { readBoard } from '../../../tools/verify-election/check/lines'
import { signed } from '../../../tools/verify-election/check/proofs'
import {
  cheatingBallot,
  flipped,
  judge,
  judgeText,
  rechain,
  signBody,
  spliced,
  withPayload,
} from './support/attack'
import {
  append,
  ballotOf,
  count,
  fileOf,
  must,
  type Prepared,
  prepare,
  register,
} from './support/elections'

jest.mock('@noble/curves/ed25519.js', () => {
  const { remembering } = require('./support/remembered')
  return remembering(jest.requireActual('@noble/curves/ed25519.js'))
})
jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('./support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

const SHAPE = {
  ...{ seed: 'attacked', voters: 3, candidates: 2, min: 1, max: 1 },
  ...{ scrutineers: 3, threshold: 2 },
}

/** Two households vote, the third has a credential only; heights are those of the honest board. */
function honest() {
  const election = prepare(SHAPE)
  const keys = [0, 1, 2].map((household) => register(election, household))
  const [anna, ben, chen] = keys as [v1.KeyPair, v1.KeyPair, v1.KeyPair]
  append(election, 'Ballot', ballotOf(election, anna, [1, 0]))
  append(election, 'Ballot', ballotOf(election, ben, [0, 1]))
  count(election)
  return { election, anna, ben, chen }
}

const { election, anna, ben, chen } = honest()
const { events } = election
const { setup } = election.board
const ANNA = 4
const CLOSE = 6
const TALLY = 7

function payloadAt(height: number): Uint8Array {
  const event = events[height]
  if (event === undefined) throw new Error('no such event')
  return event.payload
}

/** The board with another ballot where Anna's was. */
function withBallot(payload: Uint8Array) {
  return judge(withPayload(events, ANNA, payload))
}

it('accepts the honest board that all attacks start from', () => {
  expect(judge(events)).toEqual({ library: 'accepted', verifier: 'accepted', problem: '' })
  expect(judge(rechain(events))).toMatchObject({ library: 'accepted', verifier: 'accepted' })
})

describe('a weak Fiat-Shamir challenge', () => {
  it('would let a ballot encrypt any number, and is refused', () => {
    const { random } = election
    const key = v1.group.encode(anna.publicKey)
    const Y = setup.electionKey.element
    // Without the ciphertext in the hash it can be chosen last, to fit commitments made before.
    const [alpha, beta, gamma, r] = [1, 2, 3, 4].map(() => randomScalar(random)) as [
      bigint,
      bigint,
      bigint,
      bigint,
    ]
    const G = (scalar: bigint) => v1.group.publicMultiply(v1.group.base, scalar)
    const times = (scalar: bigint) => v1.group.publicMultiply(Y, scalar)
    const left = [G(alpha), G(beta)].map((each) => v1.group.encode(each))
    const right = [v1.group.add(times(alpha), G(gamma)), times(beta)].map((each) =>
      v1.group.encode(each),
    )
    const weak = hashToScalar('choice', ...left, ...right)
    const m = multiplyScalars(gamma, invertScalar(weak))
    const ciphertext = ciphertextOf(G(r), v1.group.add(times(r), G(m)))
    const proof = {
      challenges: [weak, BigInt(0)],
      responses: [subtractScalars(alpha, multiplyScalars(weak, r)), beta],
    }
    const statement = choiceStatement(setup, key, 0, ciphertext)
    // The proof's equations hold with those very commitments: only the hash can refuse it.
    const z = proof.responses[0] ?? BigInt(0)
    const again = v1.group.add(G(z), v1.group.publicMultiply(ciphertext.a, weak))
    expect(v1.group.encode(again)).toEqual(left[0])
    expect(checkRange(statement, proof)).toBeUndefined()

    const { body } = encryptChoices(setup, { keys: anna, sequence: 1 }, [1, 0], random)
    const [, second] = body.choices
    if (second === undefined) throw new Error('two choices')
    const forged = { ...body, choices: [{ ciphertext, proof }, second] }
    const verdict = withBallot(signBody(election, anna, encodeBallotBody(forged)))
    expect(verdict).toMatchObject({ library: 'CHOICE_PROOF_INVALID', verifier: 'ballots' })
  })
})

describe('a signature challenge without the verification key', () => {
  it('would carry a signature over to a related key, and is refused', () => {
    const message = new Uint8Array([1, 2, 3])
    const { random } = election
    const [nonce, shift] = [randomScalar(random), randomScalar(random)]
    const commitment = v1.group.publicMultiply(v1.group.base, nonce)
    const weak = hashToScalar('signature', v1.group.encode(commitment), message)
    const response = (nonce + weak * anna.secret) % v1.group.order
    const related = v1.keyPair((anna.secret + shift) % v1.group.order).publicKey
    const moved = { commitment, response: (response + weak * shift) % v1.group.order }
    // Under the weak rule the moved signature verifies for a key that never signed…
    const equation = v1.group.add(commitment, v1.group.publicMultiply(related, weak))
    const left = v1.group.publicMultiply(v1.group.base, moved.response)
    expect(v1.group.equals(left, equation)).toBe(true)
    // …and both implementations refuse it, and its original too.
    expect(verifySignature('ballot', related, message, moved)).toBe(false)
    expect(verifySignature('ballot', anna.publicKey, message, { commitment, response })).toBe(false)
    const theirs = { R: commitment, s: moved.response }
    expect(signed('ballot', related, message, theirs)).toBe(false)
    const body = payloadAt(ANNA).slice(0, -64)
    const forged = spliced(payloadAt(ANNA), body.length, encodeSignature(moved))
    expect(withBallot(forged)).toMatchObject({
      library: 'SIGNATURE_INVALID',
      verifier: 'ballots',
    })
  })
})

describe('a point outside the group, or the identity', () => {
  const IDENTITY = new Uint8Array(32)
  const [NEGATIVE, NOT_CANONICAL, NOT_SQUARE] = [
    // RFC 9496, appendix A.2: a negative field element, one not reduced, one without a root.
    '0100000000000000000000000000000000000000000000000000000000000000',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371',
  ].map((text) => v1.fromHex(text) ?? IDENTITY) as [Uint8Array, Uint8Array, Uint8Array]

  const PLACES: [string, number, number][] = [
    ['a credential', 1, 4],
    ['a credential’s signature', 1, 36],
    ['a ballot’s key', ANNA, 0],
    ['the first half of a ciphertext', ANNA, 36],
    ['the second half of a ciphertext', ANNA, 68],
    ['a ballot’s signature', ANNA, payloadAt(ANNA).length - 64],
    ['a scrutineer’s key', 0, setupOffset()],
    ['a commitment to a coefficient', 0, setupOffset() + 3 * 128],
    ['a paper officer’s key', 0, setupOffset() - 4 - 32],
  ]

  /** Where the ceremony begins within Setup. */
  function setupOffset(): number {
    return 4 + new DataView(payloadAt(0).slice(0, 4).buffer).getUint32(0) + 4
  }

  it.each(PLACES)('is refused as %s', (_, height, at) => {
    for (const point of [IDENTITY, NEGATIVE, NOT_CANONICAL, NOT_SQUARE]) {
      const { library, verifier } = judge(
        withPayload(events, height, spliced(payloadAt(height), at, point)),
      )
      expect(library).toBe('BAD_POINT')
      expect(['setup', 'ceremony', 'households']).toContain(verifier)
    }
  })

  it('makes a signed partial decryption invalid, and the count goes on without it', () => {
    const board = must(v1.Board.replay(events.slice(0, TALLY + 1), 'trust'))
    const body = spliced(payloadAt(TALLY + 1).slice(0, -64), 1, NOT_SQUARE)
    const [first] = election.scrutineers
    if (first === undefined) throw new Error('no scrutineer')
    const words = new Uint8Array([...board.head.hash, ...body])
    const signature = encodeSignature(sign('partial', first.keys, words, election.random))
    const wrong = must(board.append('PartialDecryption', new Uint8Array([...body, ...signature])))
    const right = must(board.append('PartialDecryption', payloadAt(TALLY + 2)))
    expect(board.finish()).toMatchObject({ code: 'TOO_FEW_PARTIALS' })
    const third = election.scrutineers[2]
    const tally = board.tallyFrame
    if (third === undefined || tally === undefined) throw new Error('nothing to decrypt')
    const share = must(v1.collectShare(election.frame, third, election.transcript))
    const payload = must(v1.decryptPartially(tally, third, share, election.random))
    const last = must(board.append('PartialDecryption', payload))
    const whole = [...events.slice(0, TALLY + 1), wrong, right, last, must(board.finish())]
    expect(board.outcome).toMatchObject({ valid: [1, 2], invalidHeights: [TALLY + 1] })
    expect(judge(whole)).toMatchObject({ library: 'accepted', verifier: 'accepted' })
  })
})

describe('a biased or unreduced scalar', () => {
  const bigger = (bytes: Uint8Array) => {
    const value = bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + v1.group.order
    return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n))
  }

  it('is refused in every place of a ballot that holds a scalar', () => {
    const payload = payloadAt(ANNA)
    const scalars = [0, 1, 2, 3].flatMap((i) => [100 + 32 * i, 292 + 32 * i])
    for (const at of [...scalars, 420, 452, payload.length - 32]) {
      const same = spliced(payload, at, bigger(payload.slice(at, at + 32)))
      const { library, verifier } = withBallot(same)
      expect({ at, library, verifier }).toEqual({
        ...{ at, library: 'BAD_SCALAR', verifier: 'households' },
      })
    }
  })

  it('never comes out of the making of random scalars: 48 bytes are asked for and reduced', () => {
    const asked: number[] = []
    const source = (length: number) => {
      asked.push(length)
      return new Uint8Array(length).fill(255)
    }
    expect(randomScalar(source)).toBe((2n ** 384n - 1n) % v1.group.order)
    expect(asked).toEqual([48])
  })

  it('spreads random scalars evenly over the whole order', () => {
    // A scalar from 32 bytes would fall into the lowest sixteenth 1/16 too often.
    const cells = new Array(16).fill(0)
    for (let i = 0; i < 4000; i++) {
      const scalar = randomScalar(election.random)
      cells[Number((scalar * 16n) / v1.group.order)] += 1
    }
    const chiSquared = cells.reduce((sum, n) => sum + (n - 250) ** 2 / 250, 0)
    expect(chiSquared).toBeLessThan(45)
  })

  it('is not made from a source that only gives zeros or too few bytes', () => {
    expect(() => randomScalar((length) => new Uint8Array(length))).toThrow(v1.RandomnessError)
    expect(() => randomScalar(() => new Uint8Array(32).fill(7))).toThrow(v1.RandomnessError)
    const pool = v1.randomFrom(new Uint8Array(50).fill(9))
    expect(randomScalar(pool)).toBeGreaterThan(0n)
    expect(() => randomScalar(pool)).toThrow(v1.RandomnessError)
  })
})

describe('a ballot played again', () => {
  it('does not hold under another credential, even signed with it', () => {
    const copied = spliced(payloadAt(ANNA), 0, v1.group.encode(chen.publicKey))
    expect(withBallot(copied)).toMatchObject({ library: 'SIGNATURE_INVALID', verifier: 'ballots' })
    const body = copied.slice(0, -64)
    expect(withBallot(signBody(election, chen, body))).toMatchObject({
      library: 'CHOICE_PROOF_INVALID',
      verifier: 'ballots',
    })
  })

  it('does not hold in another election, even signed again', () => {
    const other: Prepared = prepare({ ...SHAPE, seed: 'another' })
    const keys = anna
    const { fingerprint } = other.board.setup
    append(other, 'Credential', v1.claimCredential(fingerprint, 0, keys, other.random))
    expect(other.board.append('Ballot', payloadAt(ANNA))).toMatchObject({
      code: 'SIGNATURE_INVALID',
    })
    const again = signBody(other, keys, payloadAt(ANNA).slice(0, -64))
    expect(other.board.append('Ballot', again)).toMatchObject({ code: 'CHOICE_PROOF_INVALID' })
  })

  it('does not hold with the proofs of two candidates exchanged', () => {
    const payload = payloadAt(ANNA)
    const [first, second] = [payload.slice(36, 228), payload.slice(228, 420)]
    const exchanged = spliced(spliced(payload, 36, second), 228, first).slice(0, -64)
    expect(withBallot(signBody(election, anna, exchanged))).toMatchObject({
      library: 'CHOICE_PROOF_INVALID',
      verifier: 'ballots',
    })
  })

  it('does not count twice, nor again after it', () => {
    const again = { type: 'Ballot' as const, payload: payloadAt(ANNA) }
    const twice = [...events.slice(0, CLOSE), again, ...events.slice(CLOSE)]
    expect(judge(rechain(twice))).toMatchObject({
      library: 'STALE_SEQUENCE',
      verifier: 'households',
    })
  })

  it('does not bring an older vote back', () => {
    const revote = ballotOf(election, anna, [0, 1], 2)
    const open = events.slice(0, CLOSE)
    const ballot = (payload: Uint8Array) => ({ type: 'Ballot' as const, payload })
    // Close counts both, so that nothing but the number speaks against the older one.
    const close = { type: 'Close' as const, payload: v1.encodeClose(3, 4) }
    const replayed = [ballot(revote), ballot(payloadAt(ANNA)), close]
    const twice = [...open, ...replayed, ...events.slice(CLOSE + 1)]
    expect(judge(rechain(twice))).toMatchObject({
      library: 'STALE_SEQUENCE',
      verifier: 'households',
    })
  })
})

describe('credentials', () => {
  it('are refused a second time, for the same household or with the same key', () => {
    const claim = (household: number, keys: v1.KeyPair) => ({
      type: 'Credential' as const,
      payload: v1.claimCredential(setup.fingerprint, household, keys, election.random),
    })
    const second = [...events.slice(0, 4), claim(0, v1.newCredential(election.random))]
    const shared = [...events.slice(0, 3), claim(2, anna)]
    // Close counts whatever came, so that nothing but the rule speaks against it.
    const rest = (credentials: number) => [
      ...events.slice(4, CLOSE),
      { type: 'Close' as const, payload: v1.encodeClose(credentials, 2) },
      ...events.slice(CLOSE + 1),
    ]
    for (const attack of [
      [...second, ...rest(4)],
      [...shared, ...rest(2)],
    ])
      expect(judge(rechain(attack))).toMatchObject({
        library: 'DUPLICATE_CREDENTIAL',
        verifier: 'households',
      })
  })

  it('are needed to vote, and only households of the roll get them', () => {
    const stranger = v1.newCredential(election.random)
    expect(withBallot(ballotOf(election, stranger, [1, 0]))).toMatchObject({
      library: 'UNKNOWN_CREDENTIAL',
      verifier: 'households',
    })
    const outside = v1.claimCredential(setup.fingerprint, 3, stranger, election.random)
    expect(judge(withPayload(events, 3, outside))).toMatchObject({
      library: 'UNKNOWN_HOUSEHOLD',
      verifier: 'households',
    })
  })

  it('are refused when claimed with somebody else’s key', () => {
    const claim = v1.claimCredential(setup.fingerprint, 2, chen, election.random)
    const stolen = v1.group.encode(v1.newCredential(election.random).publicKey)
    expect(judge(withPayload(events, 3, spliced(claim, 4, stolen)))).toMatchObject({
      library: 'SIGNATURE_INVALID',
      verifier: 'households',
    })
  })
})

describe('the count', () => {
  it('is refused when the encrypted tally is another election’s, doubled or re-randomised', () => {
    const payload = payloadAt(TALLY)
    const doubled = payload.slice()
    const a = v1.group.decode(payload.slice(4, 36)) ?? v1.group.identity
    doubled.set(v1.group.encode(v1.group.double(a)), 4)
    const second = spliced(payload, 36, payload.slice(100, 132))
    const swapped = spliced(spliced(payload, 4, payload.slice(68, 132)), 68, payload.slice(4, 68))
    const fewer = spliced(payload, 0, new Uint8Array([0, 0, 0, 1]))
    for (const attack of [doubled, second, swapped, fewer])
      expect(judge(withPayload(events, TALLY, attack))).toMatchObject({
        library: 'WRONG_TALLY',
        verifier: 'tally',
      })
  })

  it('takes no ballot and no credential after Close', () => {
    const late = { type: 'Ballot' as const, payload: ballotOf(election, chen, [1, 0]) }
    for (let at = CLOSE + 1; at <= events.length; at++)
      expect(judge(rechain([...events.slice(0, at), late, ...events.slice(at)]))).toMatchObject({
        library: 'WRONG_PHASE',
        verifier: 'order',
      })
  })

  it('is refused when Close leaves a ballot out or counts one more', () => {
    expect(judge(withPayload(events, CLOSE, flipped(payloadAt(CLOSE), 7)))).toMatchObject({
      library: 'WRONG_COUNTS',
      verifier: 'households',
    })
  })

  it('is refused when the result says something else', () => {
    const last = events.length - 1
    const board = must(v1.Board.replay(events.slice(0, last), 'trust'))
    for (let at = 0; at < payloadAt(last).length; at++)
      expect(board.append('Result', flipped(payloadAt(last), at))).toMatchObject({
        code: 'WRONG_RESULT',
      })
    for (const at of [0, 3, 11, 27])
      expect(judge(withPayload(events, last, flipped(payloadAt(last), at)))).toMatchObject({
        library: 'WRONG_RESULT',
        verifier: 'result',
      })
  })
})

describe('a ballot that breaks the rules', () => {
  it.each([
    ['an over-vote', [1, 1]],
    ['an under-vote', [0, 0]],
  ])('is refused for %s that claims an allowed sum', (_, values) => {
    const attack = cheatingBallot(election, anna, values, values, 1)
    expect(withBallot(attack)).toMatchObject({
      library: 'SUM_PROOF_INVALID',
      verifier: 'ballots',
    })
  })

  it.each([
    ['a negative choice that its sum hides', [2, -1], [1, 0]],
    ['two votes in one choice', [2, 0], [1, 0]],
    ['minus one and two', [-1, 2], [0, 1]],
  ])('is refused for %s', (_, values, claims) => {
    const attack = cheatingBallot(election, anna, values, claims, 1)
    expect(withBallot(attack)).toMatchObject({
      library: 'CHOICE_PROOF_INVALID',
      verifier: 'ballots',
    })
  })

  it('is not even made by an honest phone', () => {
    const voter = { keys: anna, sequence: 1 }
    for (const choices of [[1, 1], [0, 0], [2, 0], [2, -1], [1], [1, 0, 0], [0.5, 0.5]])
      expect(v1.sealBallot(setup, voter, choices, election.random)).toMatchObject({
        code: 'BAD_CHOICES',
      })
  })

  it('holds neither with fewer branches in its proof nor with more', () => {
    const proof = { challenges: [BigInt(1)], responses: [BigInt(1)] }
    const short = [...payloadAt(ANNA).slice(0, 100), ...encodeRangeProof(proof)]
    const body = new Uint8Array([...short, ...payloadAt(ANNA).slice(228, -64)])
    expect(withBallot(signBody(election, anna, body)).library).not.toBe('accepted')
  })
})

describe('partial decryptions', () => {
  /** The board up to Tally, then partial decryptions by the given shares. */
  function decryptedBy(shares: readonly { by: number; wrong: boolean }[]) {
    const board = must(v1.Board.replay(events.slice(0, TALLY + 1), 'trust'))
    const tally = board.tallyFrame
    if (tally === undefined) throw new Error('no tally')
    const made = shares.map(({ by, wrong }) => {
      const scrutineer = election.scrutineers[by]
      if (scrutineer === undefined) throw new Error('no such scrutineer')
      const own = must(v1.collectShare(election.frame, scrutineer, election.transcript))
      const share = wrong ? { ...own, share: own.share + 1n } : own
      const payload = must(v1.decryptPartially(tally, scrutineer, share, election.random))
      return must(board.append('PartialDecryption', payload))
    })
    return { board, made }
  }

  it('by a wrong share is named and skipped while enough others hold', () => {
    const { board, made } = decryptedBy([
      { by: 0, wrong: true },
      { by: 1, wrong: false },
      { by: 2, wrong: false },
    ])
    const result = must(board.finish())
    expect(board.outcome).toMatchObject({
      valid: [1, 2],
      invalidHeights: [TALLY + 1],
      phone: [[1, 1]],
    })
    const whole = [...events.slice(0, TALLY + 1), ...made, result]
    expect(judge(whole)).toMatchObject({ library: 'accepted', verifier: 'accepted' })
  })

  it('by a wrong share can be made good by its scrutineer, a right one can’t be repeated', () => {
    const { board } = decryptedBy([
      { by: 0, wrong: true },
      { by: 1, wrong: false },
    ])
    expect(board.finish()).toMatchObject({ code: 'TOO_FEW_PARTIALS' })
    const { made } = decryptedBy([{ by: 0, wrong: false }])
    const [right] = made
    if (right === undefined) throw new Error('no partial decryption')
    must(board.append('PartialDecryption', right.payload))
    must(board.finish())
    const late = must(v1.Board.replay([...events.slice(0, TALLY + 2)], 'trust'))
    expect(late.append('PartialDecryption', payloadAt(TALLY + 1))).toMatchObject({
      code: 'DUPLICATE_PARTIAL',
    })
  })

  it('are not taken in somebody else’s name', () => {
    const payload = flipped(payloadAt(TALLY + 1), 0, 2)
    expect(judge(withPayload(events, TALLY + 1, payload))).toMatchObject({
      library: 'SIGNATURE_INVALID',
      verifier: 'partials',
    })
  })

  it('do not hold on a board that differs anywhere before the tally', () => {
    const { made } = decryptedBy([
      { by: 0, wrong: false },
      { by: 1, wrong: false },
    ])
    const other = rechain([
      ...events.slice(0, 4),
      { type: 'Ballot', payload: ballotOf(election, ben, [0, 1]) },
      ...events.slice(4, 5),
      events[CLOSE] ?? { type: 'Close', payload: new Uint8Array() },
    ])
    const board = must(v1.Board.replay(other, 'trust'))
    must(board.tally())
    const [first] = made
    expect(board.append('PartialDecryption', first?.payload ?? new Uint8Array())).toMatchObject({
      code: 'SIGNATURE_INVALID',
    })
  })
})

describe('the chain', () => {
  const lines = fileOf(events).split('\n').slice(0, -1)
  const text = (list: readonly string[]) => list.map((line) => `${line}\n`).join('')

  it('is refused when cut off anywhere', () => {
    for (let kept = 0; kept < lines.length; kept++) {
      const { library, verifier } = judgeText(text(lines.slice(0, kept)))
      expect({ kept, refused: library !== 'accepted' && verifier !== 'accepted' }).toEqual({
        ...{ kept, refused: true },
      })
    }
    expect(judgeText(fileOf(events).slice(0, -1))).toMatchObject({
      library: 'MALFORMED',
      verifier: 'chain',
    })
  })

  it('is refused with any event left out, or any two exchanged', () => {
    for (let at = 0; at < lines.length - 1; at++) {
      const without = lines.filter((_, i) => i !== at)
      const exchanged = lines.map((line, i) =>
        i === at ? (lines[at + 1] ?? '') : i === at + 1 ? (lines[at] ?? '') : line,
      )
      for (const attack of [without, exchanged]) {
        const { library, verifier } = judgeText(text(attack))
        expect(library).toBe('WRONG_HEIGHT')
        expect(verifier).toBe('chain')
      }
    }
  })

  it('is refused when it forks, and a fork of a board seen before is noticed', () => {
    const forked = rechain([
      ...events.slice(0, ANNA),
      { type: 'Ballot', payload: ballotOf(election, anna, [0, 1]) },
      ...events.slice(ANNA + 1),
    ])
    const mixed = [...lines.slice(0, ANNA + 1), ...forked.slice(ANNA + 1).map(v1.encodeEvent)]
    expect(judgeText(text(mixed))).toMatchObject({ library: 'WRONG_PARENT', verifier: 'chain' })
    const seen = readBoard(fileOf(events))[ANNA]?.hash.toString('hex')
    const theirs = readBoard(fileOf(forked))[ANNA]?.hash.toString('hex')
    expect(seen).not.toBe(theirs)
    expect(seen).toBe(v1.toHex(v1.eventHash(events[ANNA] as v1.BoardEvent)))
  })

  it('takes nothing after Result, and no second Setup', () => {
    for (const extra of [events[0], events[1], events[ANNA], events[CLOSE], events[TALLY]]) {
      if (extra === undefined) throw new Error('no such event')
      expect(judge(rechain([...events, extra]))).toMatchObject({
        library: 'WRONG_PHASE',
        verifier: 'order',
      })
    }
  })
})
