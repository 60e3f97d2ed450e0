/**
 * The nomination an action is about, with its election.
 * @module
 */
import type { TargetContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import type { Target } from '../../kernel/permission'
import type { ElectionDoc, NominationDoc } from '../documents'
import { householdsIn } from '../standing'
import { elections, nominations } from '../store'

export interface Nominated {
  readonly nomination: NominationDoc
  readonly election: ElectionDoc
}

export async function nominationTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<Nominated>> {
  const nomination = await reader.get(nominations, id)
  const election = nomination && (await reader.get(elections, nomination.electionId))
  if (!election) throw new Failure('nomination_not_found')
  const { path, nomineeId } = nomination
  const relations = [
    ...(householdsIn(session, path).length > 0 ? ['household'] : []),
    ...(session.personId !== '' && session.personId === nomineeId ? ['nominee'] : []),
  ]
  return { id, path, relations, doc: { nomination, election } }
}
