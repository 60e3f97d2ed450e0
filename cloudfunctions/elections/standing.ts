/**
 * What a caller is to an election.
 * @module
 */
import { ancestorAt, covers } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import type { TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { appointmentOver, type Session } from '../kernel/session'
import type { ElectionDoc, Official } from './documents'
import { elections } from './store'

/** The caller's households that an election asks, each with one vote. */
export const householdsIn = (session: Session, path: string): string[] =>
  session.households.filter((home) => covers(path, home.path)).map((home) => home.path)

/**
 * `household`: lives where the vote is held · `neighbour`: lives in the same compound, where the roll
 * hangs out · `scrutineer`: holds a key of it.
 */
export function relationsTo(session: Session, election: ElectionDoc): string[] {
  const compound = ancestorAt(election.path, 'compound') ?? election.path
  const isScrutineer = election.scrutineers.some(({ personId }) => personId === session.personId)
  const relations: [string, boolean][] = [
    ['household', householdsIn(session, election.path).length > 0],
    ['neighbour', householdsIn(session, compound).length > 0],
    ['scrutineer', session.personId !== '' && isScrutineer],
  ]
  return relations.filter(([, holds]) => holds).map(([name]) => name)
}

/** The election an action is about. */
export async function electionTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<ElectionDoc>> {
  const election = await reader.get(elections, id)
  if (!election) throw new Failure('election_not_found')
  return { id, path: election.path, relations: relationsTo(session, election), doc: election }
}

/**
 * The caller in the office by which they act over a path.
 * @throws {Failure} `forbidden` without such an office
 */
export function officialOver(session: Session, roles: readonly Role[], path: string): Official {
  const held = appointmentOver(session, roles, path)
  if (!held) throw new Failure('forbidden')
  return { personId: session.personId, name: session.name, role: held.role }
}
