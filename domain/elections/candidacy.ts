/**
 * Who may stand and how somebody is proposed.
 * @module
 */
import { DAY_MS, dateOf, dayAt, dayOf } from '../time/shanghai'
import type { ElectionRules } from './rules'

/** What the qualification review looks at. Facts come from the roster, not from the nominee. */
export interface NomineeFacts {
  /** `YYYY-MM-DD`. */
  readonly bornOn: string
  /** When they began to live here, `YYYY-MM-DD`. */
  readonly livesHereSince: string
  /** Whether their household is on the roll of this election. */
  readonly onRoll: boolean
  /** Whether they said yes. */
  readonly accepted: boolean
  readonly isScrutineer: boolean
}

export type Disqualification =
  | 'too_young'
  | 'not_here_long_enough'
  | 'not_on_roll'
  | 'not_accepted'
  | 'is_scrutineer'

/** A calendar date some years or months later; a day the month lacks becomes its last (民法典 art. 202). */
function datePlus(date: string, months: number): string {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1 + months
  const day = Number(date.slice(8, 10))
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dateOf(Date.UTC(year, month, Math.min(day, lastDay)) / DAY_MS)
}

/** Whole years have passed on the birthday itself. */
export function hasAge(bornOn: string, years: number, now: number): boolean {
  return dayOf(datePlus(bornOn, years * 12)) <= dayAt(now)
}

/** Whether so many months have passed since a date. */
export function hasStayed(since: string, months: number, now: number): boolean {
  return dayOf(datePlus(since, months)) <= dayAt(now)
}

/** Every reason why somebody can't stand; an empty list when they can. */
export function disqualifications(
  facts: NomineeFacts,
  rules: Pick<ElectionRules, 'candidate'>,
  now: number,
): Disqualification[] {
  const reasons: [boolean, Disqualification][] = [
    [!facts.onRoll, 'not_on_roll'],
    [!hasAge(facts.bornOn, rules.candidate.minAge, now), 'too_young'],
    [
      !hasStayed(facts.livesHereSince, rules.candidate.minResidenceMonths, now),
      'not_here_long_enough',
    ],
    [facts.isScrutineer, 'is_scrutineer'],
    [!facts.accepted, 'not_accepted'],
  ]
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason)
}

/** The ways somebody is proposed. */
export type Nomination =
  | { readonly kind: 'self' }
  | { readonly kind: 'joint'; readonly households: readonly string[] }
  | { readonly kind: 'party_branch' }
  | { readonly kind: 'residents_committee' }

/** Whether a nomination counts: a joint one needs enough different households. */
export function isNominated(
  nomination: Nomination,
  rules: Pick<ElectionRules, 'jointNominators'>,
): boolean {
  if (nomination.kind !== 'joint') return true
  return new Set(nomination.households).size >= rules.jointNominators
}

/** Why somebody can't be a scrutineer: neither a candidate nor of a candidate's household. */
export function mayScrutinize(
  person: { personId: string; households: readonly string[] },
  candidates: readonly { personId: string; households: readonly string[] }[],
): boolean {
  return candidates.every(
    (c) =>
      c.personId !== person.personId && !c.households.some((h) => person.households.includes(h)),
  )
}

/**
 * The order in which a household sees the candidates: shuffled, so that nobody gains by the first
 * place, and the same each time that household looks.
 * @param seed bytes derived from election and household, at least 4 per candidate
 */
export function shuffledFor<T>(candidates: readonly T[], seed: Uint8Array): T[] {
  if (seed.length < candidates.length * 4) throw new RangeError('seed too short for the shuffle')
  const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength)
  const order = [...candidates]
  for (let i = order.length - 1; i > 0; i--) {
    const j = view.getUint32(i * 4) % (i + 1)
    const swap = order[i] as T
    order[i] = order[j] as T
    order[j] = swap
  }
  return order
}
