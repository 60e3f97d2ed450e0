/**
 * The objection an action is about.
 * @module
 */
import type { Reader } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import type { Target } from '../../kernel/permission'
import type { ElectionDoc, ObjectionDoc } from '../documents'
import { elections, objections } from '../store'

export interface Raised {
  readonly objection: ObjectionDoc
  readonly election: ElectionDoc
}

export async function objectionTarget(
  { reader }: { reader: Reader },
  { id }: { id: string },
): Promise<Target<Raised>> {
  const objection = await reader.get(objections, id)
  const election = objection && (await reader.get(elections, objection.electionId))
  if (!election) throw new Failure('objection_not_found')
  return { id, path: objection.path, relations: [], doc: { objection, election } }
}
