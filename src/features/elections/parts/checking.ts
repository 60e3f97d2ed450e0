/**
 * Checking a board on the phone: its chain and its sum, a sample of its ballots, one's own receipt.
 * @module
 */
import { decodeBallot } from '@domain/ballot/v1/ballot'
import { Board } from '@domain/ballot/v1/board'
import { ballotHashOf, checkBallot, decodeEvent, receiptOf, toHex } from '@domain/ballot/v1/client'

const CHANGED = '票板前后对不上，可能有人动过。请重新核对一遍；还是这样，请告诉监票人。'

/** Ballots whose proofs are checked: each is some work for a phone. */
const SAMPLE = 8

export interface Checked {
  /** Hash of the board's last event, hexadecimal. */
  head: string
  ballots: number
  /** Ballots whose proofs were checked. */
  sampled: number
  receipts: ReadonlySet<string>
  /** Votes by place in the ballot, recomputed here; absent before the result is on the board. */
  votes?: number[]
}

/**
 * Checks a downloaded board.
 * @throws {Error} in Chinese, saying at which check it fails
 */
export function checkBoard(text: string): Checked {
  const board = Board.parse(text, 'trust')
  if (!board.ok) throw new Error(CHANGED)
  const { setup, head, outcome } = board.value
  const ballots = text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const event = decodeEvent(line)
      return event.ok && event.value.type === 'Ballot' ? [event.value.payload] : []
    })
  const order = ballots.map((_, i) => i).sort(() => Math.random() - 0.5)
  const sample = order.slice(0, SAMPLE)
  for (const place of sample) {
    const ballot = decodeBallot(setup, ballots[place] ?? new Uint8Array(0))
    if (!ballot.ok || !checkBallot(setup, ballot.value).ok)
      throw new Error('抽查到一张不合规的选票，请告诉监票人')
  }
  const receipts = ballots.map((payload) =>
    receiptOf(ballotHashOf(setup.fingerprint, payload.slice(0, -64))),
  )
  const votes = setup.definition.candidates.map(
    (_, i) => (outcome?.phone[0]?.[i] ?? 0) + (outcome?.paper[0]?.[i] ?? 0),
  )
  return {
    head: toHex(head.hash),
    ballots: ballots.length,
    sampled: sample.length,
    receipts: new Set(receipts),
    ...(outcome && { votes }),
  }
}
