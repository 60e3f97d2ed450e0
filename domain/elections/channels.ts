/**
 * One household, one vote, however often and by whichever way it came: which ballot counts.
 *
 * The household's own phone vote counts before its paper, unless the phone ballot was withdrawn on
 * the board; the household's own vote, on phone or paper, counts before one by proxy; voting again
 * on the same way replaces. Nothing here knows what a ballot says.
 * @module
 */

export type Channel = 'phone' | 'paper' | 'proxy'

/** A ballot as recorded, in the order in which the board took it in. */
export interface RecordedBallot {
  readonly id: string
  readonly household: string
  readonly channel: Channel
  /** Place on the board; unique, growing. */
  readonly height: number
}

/** Ballots that no longer count: withdrawn by the household, or struck after a challenge. */
export type Withdrawn = ReadonlySet<string>

/** The ways in the order in which they count. */
const PRECEDENCE: readonly Channel[] = ['phone', 'paper', 'proxy']

const outranks = (a: RecordedBallot, b: RecordedBallot): boolean => {
  const byChannel = PRECEDENCE.indexOf(a.channel) - PRECEDENCE.indexOf(b.channel)
  return byChannel !== 0 ? byChannel < 0 : a.height > b.height
}

/** Why a ballot does not count, for the board. */
export type Superseded = 'replaced_by_later' | 'phone_counts' | 'own_vote_counts' | 'withdrawn'

export interface Counted {
  /** The one ballot of each household that counts. */
  readonly counted: ReadonlyMap<string, RecordedBallot>
  /** Every other ballot with the reason, by ballot id. */
  readonly superseded: ReadonlyMap<string, Superseded>
}

function reasonAgainst(loser: RecordedBallot, winner: RecordedBallot): Superseded {
  if (loser.channel === winner.channel) return 'replaced_by_later'
  return loser.channel === 'proxy' ? 'own_vote_counts' : 'phone_counts'
}

/** Chooses the ballot that counts for each household. */
export function chooseBallots(
  ballots: readonly RecordedBallot[],
  withdrawn: Withdrawn = new Set(),
): Counted {
  const counted = new Map<string, RecordedBallot>()
  const superseded = new Map<string, Superseded>()
  for (const ballot of ballots) {
    if (withdrawn.has(ballot.id)) {
      superseded.set(ballot.id, 'withdrawn')
      continue
    }
    const best = counted.get(ballot.household)
    if (!best || outranks(ballot, best)) counted.set(ballot.household, ballot)
  }
  for (const ballot of ballots) {
    const winner = counted.get(ballot.household)
    if (!winner || winner === ballot || superseded.has(ballot.id)) continue
    superseded.set(ballot.id, reasonAgainst(ballot, winner))
  }
  return { counted, superseded }
}

/** A written mandate to vote for another household. */
export interface ProxyMandate {
  readonly household: string
  readonly proxyPersonId: string
  /** Whether the proxy is a close relative of the household, as the paper states. */
  readonly closeRelative: boolean
}

export type ProxyProblem = 'not_a_close_relative' | 'too_many_households' | 'already_has_proxy'

/** Why a mandate can't be taken, given those taken already. */
export function proxyProblem(
  mandate: ProxyMandate,
  taken: readonly ProxyMandate[],
  limit: number,
): ProxyProblem | undefined {
  if (!mandate.closeRelative) return 'not_a_close_relative'
  if (taken.some((t) => t.household === mandate.household)) return 'already_has_proxy'
  const held = taken.filter((t) => t.proxyPersonId === mandate.proxyPersonId).length
  return held >= limit ? 'too_many_households' : undefined
}
