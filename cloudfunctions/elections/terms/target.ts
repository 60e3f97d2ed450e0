/**
 * The term an action is about, with the election that began it.
 * @module
 */
import type { TargetContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import type { Target } from '../../kernel/permission'
import type { ElectionDoc, TermDoc } from '../documents'
import { householdsIn } from '../standing'
import { elections, terms } from '../store'

export interface HeldTerm {
  readonly term: TermDoc
  readonly election: ElectionDoc
}

/** `holder`: who was elected · `household`: lives where the office is held. */
export async function termTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<HeldTerm>> {
  const term = await reader.get(terms, id)
  const election = term && (await reader.get(elections, term.electionId))
  if (!election) throw new Failure('term_not_found')
  const relations = [
    ...(session.personId !== '' && session.personId === term.personId ? ['holder'] : []),
    ...(householdsIn(session, term.path).length > 0 ? ['household'] : []),
  ]
  return { id, path: term.path, relations, doc: { term, election } }
}

/**
 * Refuses what needs a term that runs.
 * @throws {Failure} `term_over`
 */
export function mustRun(term: TermDoc, now: number): void {
  if (term.ended || now >= term.endsAt) throw new Failure('term_over')
}
