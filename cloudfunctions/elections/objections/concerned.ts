/**
 * Whom an objection concerns: they and those they live with rule on it in no office.
 * @module
 */
import type { Database } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import type { Session } from '../../kernel/session'
import { findPerson } from '../../people/face/offices'
import { nominations } from '../store'
import type { Raised } from './target'

/** Somebody with a part in it, by their homes. */
export interface Concerned {
  readonly personId: string
  readonly homes: readonly string[]
}

/** Who objected, the home that an objection to the roll is about, and who stood where it is a result. */
export async function concernedIn(
  db: Database,
  { objection, election }: Raised,
): Promise<Concerned[]> {
  const { about, household, raisedBy } = objection
  const ids = about === 'result' ? (election.choices ?? []).map(({ id }) => id) : []
  const [person, stood] = await Promise.all([
    findPerson(db, raisedBy),
    db.find(nominations, { _id: { in: ids } }, { limit: Math.max(1, ids.length) }),
  ])
  const homes = person?.households.map(({ path }) => path) ?? []
  return [
    { personId: raisedBy, homes: household === null ? homes : [...homes, household] },
    ...stood.map(({ nomineeId, households }) => ({ personId: nomineeId, homes: households })),
  ]
}

/** @throws {Failure} `objection_own` for whom it concerns, and for their family */
export function refuseConcerned(session: Session, concerned: readonly Concerned[]): void {
  const own = session.households.map(({ path }) => path)
  const isOwn = concerned.some(
    ({ personId, homes }) =>
      personId === session.personId || homes.some((home) => own.includes(home)),
  )
  if (isOwn) throw new Failure('objection_own')
}
