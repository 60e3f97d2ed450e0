/**
 * Any two versions of a convention side by side.
 * @module
 */
import { redlineOf } from '@domain/conventions/redline'
import { materialChanges } from '@domain/conventions/revision'
import { implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import type { Session } from '../kernel/session'
import { compareVersions } from './contract'
import type { VersionDoc } from './documents'
import { summaryOf } from './read'
import { refuseHeld, seesHeld, versionTarget } from './standing'
import { versionIdOf, versions } from './store'

/** Versions of one convention that can be chosen from, newest first. */
const MOST_VERSIONS = 50

const isReadable = (session: Session, one: VersionDoc): boolean =>
  one.state !== 'abandoned' && (!one.contentPending || seesHeld(session, one.path))

export const compareVersionsAction = implementQuery(compareVersions, {
  target: versionTarget,
  async run({ db, session }, input, version) {
    const { conventionId, base } = version
    const asked = input.with ?? (base === null ? version._id : versionIdOf(conventionId, base))
    const window = {
      orderBy: { field: 'version', order: 'desc' },
      limit: MOST_VERSIONS,
    } as const
    const [found, other] = await Promise.all([
      db.find(versions, { conventionId }, window),
      db.get(versions, asked),
    ])
    if (other?.conventionId !== conventionId || other.state === 'abandoned')
      throw new Failure('convention_not_found')
    for (const one of [other, version]) refuseHeld(session, one)
    const [before, after] = other.version <= version.version ? [other, version] : [version, other]
    return {
      before: summaryOf(before),
      after: summaryOf(after),
      redline: redlineOf(before, after),
      material: materialChanges(before, after, after.marked).map(({ clauseId }) => clauseId),
      versions: found.filter((one) => isReadable(session, one)).map(summaryOf),
    }
  },
})
