/**
 * What an election's frozen facts make of its poll.
 * @module
 */
import { extendVoting, paperUntil } from '@domain/elections/calendar'
import type { ElectionDoc } from '../documents'
import type { PollDoc } from './documents'
import type { PollPlan } from './prepare-poll'

/** Longest name on a board, in characters: three bytes each at most. */
const LONGEST = 60

/** Short enough for the board, and no two alike: the board names people by these. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((long) => {
    const name = [...long].slice(0, LONGEST).join('')
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before === 0 ? name : `${name}（${before + 1}）`
  })
}

function named<T extends { name: string }>(people: readonly T[]): T[] {
  const names = distinct(people.map(({ name }) => name))
  return people.map((one, i) => ({ ...one, name: names[i] ?? one.name }))
}

/** The times of a poll, from the election's calendar as it now stands. */
export function timesOf({
  calendar,
  rules,
  round,
}: Pick<ElectionDoc, 'calendar' | 'rules' | 'round'>): Pick<
  PollDoc,
  'from' | 'until' | 'extension' | 'paperUntil' | 'resultAt'
> {
  const extended = extendVoting(calendar, rules)
  return {
    from: calendar.voting.from,
    until: calendar.voting.until,
    paperUntil: paperUntil(calendar),
    resultAt: calendar.resultAt,
    extension: round.extended
      ? null
      : {
          until: extended.voting.until,
          paperUntil: paperUntil(extended),
          resultAt: extended.resultAt,
        },
  }
}

/**
 * The plan of an election's poll, once its choices are known.
 * @param households paths of the frozen roll's entitled households
 */
export function pollPlanOf(election: ElectionDoc, households: readonly string[]): PollPlan {
  const { _id, path, title, choices, scrutineers, officers, rules, round } = election
  if (!choices) throw new Error('a poll without choices')
  const quorumApplies = round.runoff === 0 || rules.runoff.quorumApplies
  return {
    _id,
    electionId: _id,
    path,
    title: [...title].slice(0, LONGEST).join(''),
    candidates: named(choices.map((choice) => ({ id: choice.id, name: choice.title }))),
    min: 0,
    max: Math.min(round.seats, choices.length),
    scrutineers: named(scrutineers),
    threshold: rules.scrutineers.threshold,
    officers: named(officers),
    households,
    proxyLimit: rules.proxyLimit,
    quorum: quorumApplies ? rules.quorum : null,
    ...timesOf(election),
  }
}
