/**
 * What looks wrong about an activity's attendance. An anomaly proves nothing: it is shown to whoever
 * publishes the hours, who looks and decides.
 * @module
 */
import { HOUR_MS } from '../time/shanghai'
import type { Attendance, Session } from './presence'

/** One person's attendance with what the phone said. */
export interface Witnessed extends Attendance {
  readonly personId: string
  /** Hash of the phone that scanned; empty when unknown. */
  readonly device: string
  /** True codes scanned at a wrong time. */
  readonly staleScans: number
}

/** Another activity that one of the people attended. */
export interface OtherAttendance extends Attendance {
  readonly personId: string
  readonly activity: string
}

export type AnomalyKind =
  | 'one_phone_many_people'
  | 'codes_sent_on'
  | 'two_places_at_once'
  | 'longer_than_planned'
  | 'at_night'
  | 'night_burst'
  | 'same_team_again'
  | 'more_than_seen'

export interface Anomaly {
  readonly kind: AnomalyKind
  readonly people: readonly string[]
}

/** A stay this much longer than the plan is looked at. */
const LONGER_MS = HOUR_MS / 2
const NIGHT = { from: 22, to: 6 }
/** Activities in a row by the very same people, beyond which somebody looks. */
const SAME_TEAM = 3

/** So many codes within so short a time of one night: a stack of phones in one hand. */
const BURST = { people: 3, withinMs: 120_000 }

const hourOf = (at: number) => Math.floor((at / HOUR_MS + 8) % 24)
const isNight = (at: number) => hourOf(at) >= NIGHT.from || hourOf(at) < NIGHT.to

function sharedPhones(people: readonly Witnessed[]): Anomaly[] {
  const byDevice = new Map<string, string[]>()
  for (const { device, personId } of people) {
    if (device !== '') byDevice.set(device, [...(byDevice.get(device) ?? []), personId])
  }
  return [...byDevice.values()]
    .filter((who) => who.length > 1)
    .map((who) => ({ kind: 'one_phone_many_people', people: who }))
}

const overlaps = (a: Attendance, b: Attendance) =>
  a.start !== null && a.end !== null && b.start !== null && b.end !== null
    ? a.start < b.end && b.start < a.end
    : false

/** Who scanned in a burst at night. */
function nightBurst(people: readonly Witnessed[]): string[] {
  const scans = people
    .flatMap(({ personId, start, middle, end }) =>
      [start, middle, end].flatMap((at) => (at !== null && isNight(at) ? [{ personId, at }] : [])),
    )
    .sort((a, b) => a.at - b.at)
  const found = scans.flatMap(({ at }) => {
    const near = scans.filter((one) => one.at >= at && one.at - at <= BURST.withinMs)
    const who = new Set(near.map((one) => one.personId))
    return who.size >= BURST.people ? [...who] : []
  })
  return [...new Set(found)]
}

/** What is known beside the activity itself. */
export interface Around {
  readonly others: readonly OtherAttendance[]
  /** People of the team's last activities, newest first. */
  readonly earlierTeams: readonly (readonly string[])[]
  /** How many the leader counted at the end; null when nobody counted. */
  readonly headCount: number | null
}

/** Everything that looks wrong; an empty list mostly. */
export function anomaliesOf(
  session: Session,
  people: readonly Witnessed[],
  around: Around,
): Anomaly[] {
  const there = people.filter((one) => one.start !== null)
  const about = (kind: AnomalyKind, which: (one: Witnessed) => boolean): Anomaly[] => {
    const found = there.filter(which).map((one) => one.personId)
    return found.length > 0 ? [{ kind, people: found }] : []
  }
  const planned = session.endsAt - session.startsAt
  const stay = (one: Attendance) =>
    one.start !== null && one.end !== null ? one.end - one.start : 0
  const others = (one: Witnessed) => around.others.filter((o) => o.personId === one.personId)
  const names = (list: readonly string[]) => [...list].sort().join('\n')
  const team = there.map((one) => one.personId)
  const before = around.earlierTeams.slice(0, SAME_TEAM)
  const again = before.length === SAME_TEAM && before.every((one) => names(one) === names(team))
  const burst = nightBurst(there)
  return [
    ...sharedPhones(there),
    ...about('codes_sent_on', (one) => one.staleScans > 0),
    ...about('two_places_at_once', (one) => others(one).some((other) => overlaps(one, other))),
    ...about('longer_than_planned', (one) => stay(one) > planned + LONGER_MS),
    ...about('at_night', (one) => one.start !== null && isNight(one.start)),
    ...(burst.length > 0 ? [{ kind: 'night_burst', people: burst } as const] : []),
    ...(again && team.length > 1 ? [{ kind: 'same_team_again', people: team } as const] : []),
    ...(around.headCount !== null && there.length > around.headCount
      ? [{ kind: 'more_than_seen', people: team } as const]
      : []),
  ]
}
