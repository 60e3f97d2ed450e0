/** Any changed byte of a board is noticed: by the chain, and without the chain too. */
import * as v1 from '@domain/ballot/v1'
import { decodeBallot } from '@domain/ballot/v1/ballot'
import { readBoard } from '../../../tools/verify-election/check/lines'
import { flipped, signBody } from './support/attack'
import { append, ballotOf, count, finished, prepare, register } from './support/elections'
import { mutateLineFeeds, mutateLines, mutatePayloads } from './support/mutation'

jest.mock('@noble/curves/ed25519.js', () => {
  const { remembering } = require('./support/remembered')
  return remembering(jest.requireActual('@noble/curves/ed25519.js'))
})
jest.mock('@noble/hashes/sha2.js', () => {
  const { nativeHashes } = require('./support/remembered')
  return nativeHashes(jest.requireActual('@noble/hashes/sha2.js'))
})

const THIRTY = {
  ...{ seed: 'thirty', voters: 30, candidates: 2, min: 0, max: 1 },
  ...{ scrutineers: 3, threshold: 2 },
}

it('refuses a board of thirty ballots with any one byte changed, every byte being tried', () => {
  const { events } = finished(THIRTY)
  expect(events.filter(({ type }) => type === 'Ballot')).toHaveLength(30)
  const lines = mutateLines(events, [1])
  expect(lines.accepted).toEqual([])
  const parses = (text: string) => {
    try {
      return readBoard(text).length > 0
    } catch {
      return v1.Board.parse(text, 'trust').ok
    }
  }
  const feeds = mutateLineFeeds(events, parses)
  expect(feeds.accepted).toEqual([])
  const bytes = events.reduce((sum, event) => sum + v1.encodeEvent(event).length + 1, 0)
  expect(lines.tried + feeds.tried).toBe(bytes)
})

it('refuses any changed byte of any payload even when the chain is made whole again', () => {
  const election = prepare({
    ...{ seed: 'rechained', voters: 2, candidates: 1, min: 0, max: 1 },
    ...{ scrutineers: 2, threshold: 2 },
  })
  const [keys] = [register(election, 0)]
  append(election, 'Ballot', ballotOf(election, keys, [1]))
  const { board, officers, random } = election
  const batch = {
    ...{ entries: [{ household: 1, disposition: 'counted' as const }] },
    ...{ spoiled: 0, totals: [[1]] },
  }
  const signatures = officers.map((each, officer) =>
    v1.signPaperCount(board.setup.fingerprint, batch, officer, each, random),
  )
  append(election, 'PaperBatch', v1.encodePaperBatch({ ...batch, signatures }))
  count(election)
  const { tried, accepted, codes } = mutatePayloads(election.events)
  expect(accepted).toEqual([])
  expect(tried).toBe(election.events.reduce((sum, { payload }) => sum + payload.length, 0))
  // Encodings alone don't do it: signatures and rules each caught their part.
  expect(Object.keys(codes)).toEqual(
    expect.arrayContaining(['SIGNATURE_INVALID', 'BAD_POINT', 'WRONG_TALLY', 'WRONG_RESULT']),
  )
})

it('refuses any changed byte of a ballot even when its voter signs it again', () => {
  const election = prepare({
    ...{ seed: 'resigned', voters: 1, candidates: 1, min: 0, max: 1 },
    ...{ scrutineers: 2, threshold: 2 },
  })
  const keys = register(election, 0)
  const body = ballotOf(election, keys, [1]).slice(0, -64)
  const codes: Record<string, number> = {}
  for (let at = 0; at < body.length; at++) {
    // The sequence number is the voter's to choose; every other byte is held by a proof.
    if (at >= 32 && at < 36) continue
    const changed = signBody(election, keys, flipped(body, at, 1 << (at % 8)))
    const decoded = decodeBallot(election.board.setup, changed)
    const checked = decoded.ok ? v1.checkBallot(election.board.setup, decoded.value) : decoded
    expect(checked).toMatchObject({ ok: false })
    if (!checked.ok) codes[checked.code] = (codes[checked.code] ?? 0) + 1
  }
  expect(Object.keys(codes)).toEqual(
    expect.arrayContaining(['CHOICE_PROOF_INVALID', 'SUM_PROOF_INVALID', 'BAD_POINT']),
  )
  expect(codes.CHOICE_PROOF_INVALID).toBeGreaterThan(120)
})
