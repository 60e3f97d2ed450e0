import * as v1 from '@domain/ballot/v1'
import {
  type BallotBody,
  ballotHashOf,
  type Choice,
  choiceStatement,
  encodeBallotBody,
  sumStatement,
} from '@domain/ballot/v1/ballot'
import { encrypt } from '@domain/ballot/v1/elgamal'
import { addScalars } from '@domain/ballot/v1/group'
import { randomScalar } from '@domain/ballot/v1/random'
import { proveRange } from '@domain/ballot/v1/range-proof'
import { encodeSignature, sign } from '@domain/ballot/v1/signature'
import { type Step, verifyBoard } from '../../../../tools/verify-election/check'
import { fileOf, type Prepared } from './elections'

/** A board with other payloads, its chain made whole again: what a cheating server would show. */
export function rechain(
  payloads: readonly { readonly type: v1.EventType; readonly payload: Uint8Array }[],
): v1.BoardEvent[] {
  let head = v1.EMPTY_HEAD
  return payloads.map(({ type, payload }) => {
    const event = v1.nextEvent(head, type, payload)
    head = { length: head.length + 1, hash: v1.eventHash(event) }
    return event
  })
}

/** The board with the payload at one height replaced, chain made whole. */
export function withPayload(
  events: readonly v1.BoardEvent[],
  height: number,
  payload: Uint8Array,
): v1.BoardEvent[] {
  return rechain(events.map((event) => (event.height === height ? { ...event, payload } : event)))
}

export interface Verdicts {
  /** The library's code, or `accepted`. */
  readonly library: v1.BallotErrorCode | 'accepted'
  /** The verifier's failed step, or `accepted`. */
  readonly verifier: Step | 'accepted'
  readonly problem: string
}

/** What the library and the verifier, each for itself, say of a board. */
export function judge(events: readonly v1.BoardEvent[]): Verdicts {
  return judgeText(fileOf(events))
}

/** The same for the text of a board's file. */
export function judgeText(text: string): Verdicts {
  const replayed = v1.Board.parse(text)
  const incomplete = replayed.ok && replayed.value.phase !== 'finished'
  const report = verifyBoard(text)
  const failed = report.steps.find(({ holds }) => !holds)
  return {
    library: replayed.ok ? (incomplete ? 'WRONG_PHASE' : 'accepted') : replayed.code,
    verifier: report.holds ? 'accepted' : (failed?.step ?? 'chain'),
    problem: failed?.problem ?? '',
  }
}

/** Copies bytes with one of them changed. */
export function flipped(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

/** Copies bytes with a part replaced. */
export function spliced(bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy.set(part, at)
  return copy
}

/** Signs a ballot's body, whatever it says. */
export function signBody(election: Prepared, keys: v1.KeyPair, body: Uint8Array): Uint8Array {
  const hash = ballotHashOf(election.board.setup.fingerprint, body)
  const signature = encodeSignature(sign('ballot', keys, hash, election.random))
  return new Uint8Array([...body, ...signature])
}

/**
 * A ballot whose maker cheats: it encrypts `values`, but proves as well as it can that they are
 * `claims` and that their sum is `claimedSum`.
 */
export function cheatingBallot(
  election: Prepared,
  keys: v1.KeyPair,
  values: readonly number[],
  claims: readonly number[],
  claimedSum: number,
): Uint8Array {
  const { random } = election
  const { setup } = election.board
  const key = v1.group.encode(keys.publicKey)
  const secrets = values.map(() => randomScalar(random))
  const choices = values.map((value, index): Choice => {
    const r = secrets[index] ?? BigInt(0)
    const ciphertext = encrypt(setup.electionKey, value, r)
    const statement = choiceStatement(setup, key, index, ciphertext)
    return { ciphertext, proof: proveRange(statement, claims[index] ?? 0, r, random) }
  })
  const statement = sumStatement(
    setup,
    key,
    choices.map(({ ciphertext }) => ciphertext),
  )
  const sumProof = proveRange(statement, claimedSum, secrets.reduce(addScalars), random)
  const body: BallotBody = { key: keys.publicKey, sequence: 1, choices, sumProof }
  return signBody(election, keys, encodeBallotBody(body))
}
