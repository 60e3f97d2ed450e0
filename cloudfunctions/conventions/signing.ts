/**
 * What follows from the acts of a household's people: the version it stands by, and its building's
 * progress.
 * @module
 */
import { type ForceVersion, signingState } from '@domain/conventions/signing'
import type { Transaction } from '../kernel/database'
import type { HouseholdSigningDoc } from './documents'
import { progress, progressIdOf } from './store'

/** The newest version anyone of a household signed and did not take back; 0 for none. */
export function standing(
  signers: HouseholdSigningDoc['signers'],
  force: readonly ForceVersion[],
): number {
  const held = signers.map(({ acts }) => {
    const state = signingState(acts, force)
    if (state.kind === 'signed') return state.version
    return state.kind === 'carried' || state.kind === 'asked_again' ? state.signedVersion : 0
  })
  return Math.max(0, ...held)
}

/** Whether somebody of a household signed on paper: two others entered it, so its people may strike it. */
export const isOnPaper = ({ acts }: HouseholdSigningDoc['signers'][number]): boolean =>
  acts.some((act) => act.kind === 'sign' && act.channel === 'paper')

/** Moves a household from the version it stood by to another in its building's progress. */
export async function moveHousehold(
  tx: Transaction,
  { conventionId, building, signedVersion }: HouseholdSigningDoc,
  to: number,
): Promise<void> {
  const _id = progressIdOf(conventionId, building)
  const known = await tx.get(progress, _id)
  const byVersion = { ...known?.byVersion }
  const add = (version: number, by: number) => {
    if (version > 0) byVersion[version] = (byVersion[version] ?? 0) + by
  }
  add(signedVersion, -1)
  add(to, 1)
  if (known) await tx.update(progress, _id, { byVersion })
  else await tx.add(progress, { _id, conventionId, building, byVersion })
}
