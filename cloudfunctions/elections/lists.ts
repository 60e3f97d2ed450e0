/**
 * Which lists an election is in: those of the people it asks, and those of the officials above it.
 * @module
 */
import { lineage } from '@domain/people/path'
import type { Session } from '../kernel/session'

/** The lists of an election held at a path. */
export const listsFor = (path: string): string[] => [
  `at@${path}`,
  ...lineage(path).map((place) => `in@${place}`),
]

/** The lists a caller sees: of every place they live in, and of every scope they hold an office over. */
export function listsOf(session: Session): string[] {
  const homes = session.households.flatMap((home) => lineage(home.path)).map((at) => `at@${at}`)
  const scopes = session.appointments.map(({ scope }) => `in@${scope}`)
  return [...new Set([...homes, ...scopes])]
}
