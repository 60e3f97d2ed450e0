/** Paper beside phones: each household counts once, and two officers answer for what they enter. */
import * as v1 from '@domain/ballot/v1'
import { checkCeremony } from '../../../tools/verify-election/check/ceremony'
import { walk } from '../../../tools/verify-election/check/households'
import { readBoard } from '../../../tools/verify-election/check/lines'
import { Rejected } from '../../../tools/verify-election/check/rejected'
import { readSetup } from '../../../tools/verify-election/check/setup'
import { judge, rechain } from './support/attack'
import { append, ballotOf, count, fileOf, must, prepare, register } from './support/elections'

function setUp() {
  const election = prepare({
    ...{ seed: 'paper', voters: 5, candidates: 2, min: 1, max: 1 },
    ...{ scrutineers: 2, threshold: 2 },
    weights: (household: number) => [1, 10 + household],
  })
  const keys = [0, 1, 2].map((household) => register(election, household))
  const [a, b] = keys as [v1.KeyPair, v1.KeyPair, v1.KeyPair]
  append(election, 'Ballot', ballotOf(election, a, [1, 0]))
  append(election, 'Ballot', ballotOf(election, b, [0, 1]))
  return { election, keys: keys as [v1.KeyPair, v1.KeyPair, v1.KeyPair] }
}

const { election } = setUp()
const { board, officers, random, roll } = election

function batch(change: Partial<v1.PaperCount> = {}, signers = [0, 1]): Uint8Array {
  const whole: v1.PaperCount = {
    entries: [
      { household: 0, disposition: 'replaces' },
      { household: 1, disposition: 'set-aside' },
      { household: 3, disposition: 'counted' },
    ],
    spoiled: 0,
    totals: [
      [0, 2],
      [0, weight(0) + weight(3)],
    ],
    ...change,
  }
  const signatures = signers.map((officer) =>
    v1.signPaperCount(board.setup.fingerprint, whole, officer, officerKeys(officer), random),
  )
  return v1.encodePaperBatch({ ...whole, signatures })
}

function officerKeys(officer: number): v1.KeyPair {
  const own = officers[officer]
  if (own === undefined) throw new Error('no such officer')
  return own
}

function weight(household: number): number {
  return roll[household]?.weights[1] ?? 0
}

/** The library's code for a batch on a copy of the board. */
function refusal(payload: Uint8Array): string {
  const copy = must(v1.Board.replay(election.events, 'trust'))
  const result = copy.append('PaperBatch', payload)
  return result.ok ? 'accepted' : result.code
}

it('counts a household that used both once: paper if its phone ballot is withdrawn, else phone', () => {
  const { election, keys } = setUp()
  append(election, 'PaperBatch', batch())
  const { board } = election
  expect([0, 1, 2, 3, 4].map((household) => board.standing(household).counts)).toEqual([
    ...['paper', 'phone', 'none', 'paper', 'none'],
  ])
  // Withdrawn is withdrawn; set aside, the phone may still revote; on paper, no credential.
  expect(board.append('Ballot', ballotOf(election, keys[0], [1, 0], 2))).toMatchObject({
    code: 'USED_PAPER',
  })
  append(election, 'Ballot', ballotOf(election, keys[1], [1, 0], 2))
  const late = v1.newCredential(random)
  const claim = v1.claimCredential(board.setup.fingerprint, 3, late, random)
  expect(board.append('Credential', claim)).toMatchObject({ code: 'DUPLICATE_CREDENTIAL' })
  const outcome = count(election)
  expect(outcome.phone).toEqual([
    [1, 0],
    [weight(1), 0],
  ])
  expect(outcome.paper).toEqual([
    [0, 2],
    [0, weight(0) + weight(3)],
  ])
  expect(judge(election.events)).toMatchObject({ library: 'accepted', verifier: 'accepted' })
})

it('may be entered after Close, not after Tally', () => {
  const copy = must(v1.Board.replay(election.events, 'trust'))
  must(copy.close())
  must(copy.append('PaperBatch', batch()))
  must(copy.tally())
  expect(copy.append('PaperBatch', batch())).toMatchObject({ code: 'WRONG_PHASE' })
})

it.each<[string, string, () => Uint8Array]>([
  ['one officer alone', 'MALFORMED', () => batch({}, [0])],
  ['the same officer twice', 'MALFORMED', () => batch({}, [0, 0])],
  [
    'a phone voter counted on paper too',
    'USED_PHONE',
    () =>
      batch({
        entries: [{ household: 1, disposition: 'counted' }],
        totals: [
          [0, 1],
          [0, weight(1)],
        ],
      }),
  ],
  [
    'a withdrawal of a ballot that isn’t there',
    'NO_PHONE_BALLOT',
    () => batch({ entries: [{ household: 4, disposition: 'replaces' }] }),
  ],
  [
    'a household outside the roll',
    'UNKNOWN_HOUSEHOLD',
    () => batch({ entries: [{ household: 5, disposition: 'counted' }] }),
  ],
  [
    'a household named twice',
    'MALFORMED',
    () => batch({ entries: [3, 3].map((household) => ({ household, disposition: 'counted' })) }),
  ],
  [
    'more votes than ballots',
    'PAPER_TOTALS_IMPOSSIBLE',
    () =>
      batch({
        totals: [
          [1, 2],
          [0, 0],
        ],
      }),
  ],
  [
    'fewer votes than ballots',
    'PAPER_TOTALS_IMPOSSIBLE',
    () =>
      batch({
        totals: [
          [0, 1],
          [0, 0],
        ],
      }),
  ],
  ['more spoiled than handed in', 'PAPER_TOTALS_IMPOSSIBLE', () => batch({ spoiled: 3 })],
])('refuses %s, as the verifier does', (_, code, make) => {
  const payload = make()
  expect(refusal(payload)).toBe(code)
  expect(verifierAccepts(payload)).toBe(false)
})

it('accepts the honest batch in both, so that the refusals above mean something', () => {
  expect(refusal(batch())).toBe('accepted')
  expect(verifierAccepts(batch())).toBe(true)
})

/** Whether the verifier's walk over the board takes a batch after what is there. */
function verifierAccepts(payload: Uint8Array): boolean {
  const events = readBoard(fileOf(rechain([...election.events, { type: 'PaperBatch', payload }])))
  const setup = readSetup(events[0]?.payload ?? Buffer.alloc(0))
  const ceremony = checkCeremony(setup)
  try {
    return walk(setup, ceremony, events).papers.length === 1
  } catch (error) {
    if (error instanceof Rejected) return false
    throw error
  }
}

it('refuses a batch whose totals were changed after signing', () => {
  const payload = batch({ spoiled: 2 })
  const changed = payload.slice()
  const at = 4 + 3 * 5 + 4 + 7
  changed[at] = 1
  changed[at + 8] = 1
  expect(refusal(payload)).toBe('accepted')
  expect(refusal(changed)).toBe('SIGNATURE_INVALID')
})

it('refuses a household in a second batch', () => {
  const copy = must(v1.Board.replay(election.events, 'trust'))
  must(copy.append('PaperBatch', batch()))
  const again = batch({
    ...{ entries: [{ household: 3, disposition: 'counted' }] },
    totals: [
      [1, 0],
      [weight(3), 0],
    ],
  })
  expect(copy.append('PaperBatch', again)).toMatchObject({ code: 'USED_PAPER' })
})
