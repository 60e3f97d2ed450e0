/** Batches refuse what single checks refuse; ballots say nothing of each other. */
import * as v1 from '@domain/ballot/v1'
import { readBallot } from '../../../tools/verify-election/check/ballots'
import { checkInGroups } from '../../../tools/verify-election/check/batch'
import { checkCeremony } from '../../../tools/verify-election/check/ceremony'
import { readBoard } from '../../../tools/verify-election/check/lines'
import { Rejected } from '../../../tools/verify-election/check/rejected'
import { readSetup } from '../../../tools/verify-election/check/setup'
import { cheatingBallot, flipped } from './support/attack'
import { append, ballotOf, fileOf, must, prepare, register } from './support/elections'
import { seeded } from './support/random'

const SHAPE = {
  ...{ seed: 'batch', voters: 4, candidates: 2, min: 0, max: 1 },
  ...{ scrutineers: 2, threshold: 2 },
}
const election = prepare(SHAPE)
const { setup } = election.board
const keys = [0, 1, 2, 3].map((household) => register(election, household))
const choices = [
  [1, 0],
  [0, 1],
  [0, 0],
  [1, 0],
]
const payloads = keys.map((each, i) => ballotOf(election, each, choices[i] ?? [0, 0]))
const items = payloads.map((payload): v1.BatchItem => {
  const ballot = must(v1.decodeBallot(setup, payload))
  return { ballot, commitments: must(v1.checkBallot(setup, ballot)) }
})
const [first, ...others] = items
if (first === undefined) throw new Error('four ballots')

describe('a batch', () => {
  it('holds when every ballot holds, and when there is none', () => {
    expect(v1.checkBallots(setup, items, election.random)).toEqual({ ok: true, value: true })
    expect(v1.checkBallots(setup, [], election.random).ok).toBe(true)
  })

  it('fails with any one ballot altered: signature, challenges, responses, ciphertexts', () => {
    const { ballot, commitments } = first
    const refused = (changed: Partial<v1.Ballot>) => {
      const attack = [...others, { ballot: { ...ballot, ...changed }, commitments }]
      expect(v1.checkBallots(setup, attack, election.random)).toMatchObject({
        code: 'BATCH_INVALID',
      })
    }
    const { signature, sumProof } = ballot
    const [choice, ...rest] = ballot.choices
    if (choice === undefined) throw new Error('two choices')
    refused({ signature: { ...signature, response: signature.response + 1n } })
    refused({ ballotHash: flipped(ballot.ballotHash, 0) })
    refused({ choices: [...rest, choice] })
    const [z = 0n, ...zs] = sumProof.responses
    refused({ sumProof: { ...sumProof, responses: [z + 1n, ...zs] } })
    const [c = 0n, ...cs] = choice.proof.challenges
    const proof = { ...choice.proof, challenges: [c + 1n, ...cs] }
    refused({ choices: [{ ...choice, proof }, ...rest] })
    // Two errors that cancel without weights: one response up, its neighbour down.
    const [r = 0n, s = 0n] = choice.proof.responses
    const cancelling = { ...choice.proof, responses: [r + 1n, s - 1n] }
    refused({ choices: [{ ...choice, proof: cancelling }, ...rest] })
  })

  it('fails for ballots that encrypt what they may not', () => {
    const attack = cheatingBallot(election, keys[0] as v1.KeyPair, [2, 0], [1, 0], 1)
    const ballot = must(v1.decodeBallot(setup, attack))
    const cheat = { ballot, commitments: first.commitments }
    expect(v1.checkBallots(setup, [cheat], election.random).ok).toBe(false)
  })

  it('trusts no commitment: any changed byte of them makes it fail', () => {
    const encoded = v1.encodeCommitments(first.commitments)
    expect(must(v1.decodeCommitments(election.definition, encoded))).toEqual(first.commitments)
    for (let at = 0; at < encoded.length; at += 16) {
      const commitments = must(v1.decodeCommitments(election.definition, flipped(encoded, at)))
      const attack = [{ ...first, commitments }]
      expect(v1.checkBallots(setup, attack, election.random).ok).toBe(false)
    }
    expect(v1.decodeCommitments(election.definition, encoded.slice(1)).ok).toBe(false)
    expect(v1.checkBallots(setup, [{ ...first, commitments: [] }], election.random).ok).toBe(false)
  })

  it('of the verifier accepts right ballots whatever the commitments, and no wrong one', () => {
    for (const payload of payloads) append(election, 'Ballot', payload)
    const events = readBoard(fileOf(election.events))
    const theirs = readSetup(events[0]?.payload ?? Buffer.alloc(0))
    const ceremony = checkCeremony(theirs)
    const ballots = events
      .filter(({ type }) => type === 'Ballot')
      .map((event) => readBallot(theirs, ceremony, event))
    const lines = items.map(({ commitments }) => Buffer.from(v1.encodeCommitments(commitments)))
    const check = (list: typeof ballots, beside: Buffer[]) =>
      checkInGroups(ceremony, list, beside, () => undefined)
    check(ballots, lines)
    // Wrong or missing commitments only cost time: the ballots are checked one by one.
    check(ballots, [...lines].reverse())
    check(ballots, [])
    const [own, ...rest] = ballots
    if (own === undefined) throw new Error('four ballots')
    const { R, s } = own.signature
    const forged = { ...own, signature: { R, s: (s + 1n) % v1.group.order } }
    expect(() => check([...rest, forged], [...lines.slice(1), ...lines.slice(0, 1)])).toThrow(
      Rejected,
    )
  })
})

describe('secrecy', () => {
  it('two elections with the same votes and other randomness differ in every ballot', () => {
    const voter = { keys: keys[0] as v1.KeyPair, sequence: 1 }
    const boards = ['one', 'two'].map((seed) =>
      choices.map((each) => must(v1.sealBallot(setup, voter, each, seeded(seed))).body),
    )
    const [one = [], two = []] = boards
    one.forEach((body, i) => {
      const parts = (bytes: Uint8Array) =>
        Array.from({ length: (bytes.length - 36) / 32 }, (_, j) =>
          v1.toHex(bytes.slice(36 + 32 * j, 68 + 32 * j)),
        )
      // Not one ciphertext half, challenge or response is the same.
      const known = new Set(parts(two[i] ?? new Uint8Array()))
      expect(parts(body).filter((part) => known.has(part))).toEqual([])
    })
    const whole = [1, 2].map((seed) => {
      const made = prepare({ ...SHAPE, seed })
      choices.forEach((each, household) => {
        append(made, 'Ballot', ballotOf(made, register(made, household), each))
      })
      return made.events.filter(({ type }) => type === 'Ballot').map(({ payload }) => payload)
    })
    const [left = [], right = []] = whole
    const texts = new Set(left.map(v1.toHex))
    expect(left).toHaveLength(4)
    expect(right.map(v1.toHex).filter((text) => texts.has(text))).toEqual([])
  })

  it('a ballot’s bytes do not depend on how others voted, nor its length on the choice', () => {
    const made = [
      [1, 0],
      [0, 1],
    ].map((before) => {
      const board = must(v1.Board.replay(election.events.slice(0, 5), 'trust'))
      must(board.append('Ballot', ballotOf(election, keys[0] as v1.KeyPair, before)))
      const voter = { keys: keys[1] as v1.KeyPair, sequence: 1 }
      const random = seeded('the same')
      return must(must(v1.sealBallot(board.setup, voter, [0, 1], random)).cast(random))
    })
    expect(made[0]).toEqual(made[1])
    expect(new Set(payloads.map(({ length }) => length))).toEqual(
      new Set([v1.ballotBytes(election.definition)]),
    )
  })
})
