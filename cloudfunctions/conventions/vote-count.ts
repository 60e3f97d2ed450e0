/**
 * Counting an open vote: nobody's hand declares it.
 * @module
 */
import { decideMeeting } from '@domain/conventions/meeting'
import type { HouseholdChoice } from '@domain/conventions/paper-vote'
import { covers } from '@domain/people/path'
import type { RegionProfile } from '@domain/region/profile'
import type { Kernel } from '../kernel/action'
import type { Database, Transaction } from '../kernel/database'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import type { Session } from '../kernel/session'
import { closeTask } from '../kernel/tasks'
import { transact } from '../kernel/transact'
import { placesUnder } from '../people/face'
import type { BallotView } from './contract/vote'
import type { VersionDoc } from './documents'
import { stateAfter, versionUrl } from './drafts'
import { homeNames } from './homes'
import { isHelper } from './standing'
import { ballotOn, versions, voteIdOf, votes } from './store'

/** The task of every home, anew for each open vote: who voted in the one before is asked again. */
export const voteTask = (version: Pick<VersionDoc, '_id' | 'ballots'>): string =>
  `convention_vote.${ballotOn(version)}`

const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly HouseholdChoice[]
const HOUR_MS = 3_600_000
/** What was cast in time is in by then: no call lasts as long. */
const GRACE_MS = 60_000
/** Votes ended in one run; the next comes ten minutes later. */
const MOST_AT_ONCE = 50

interface Counts {
  for: number
  against: number
  abstain: number
  women: number
}

async function countVotes(db: Database, versionId: string): Promise<Counts> {
  const cast = { in: [...CHOICES] }
  const [yes = 0, against = 0, abstain = 0, women] = await Promise.all([
    ...CHOICES.map((choice) => db.count(votes, { versionId, choice })),
    db.count(votes, { versionId, choice: cast, woman: true }),
  ])
  return { for: yes, against, abstain, women: women ?? 0 }
}

/** @throws {Failure} `convention_voting` while the households vote, openly or in secret */
export function refuseVoting({ voteUntil, pollId }: VersionDoc): void {
  if (voteUntil !== null || pollId !== '') throw new Failure('convention_voting')
}

/** Last moment paper is entered in a running vote, epoch milliseconds. */
export const paperUntilOf = ({ voteUntil }: VersionDoc, { conventions }: RegionProfile): number =>
  (voteUntil ?? 0) - conventions.paperHours.value * HOUR_MS

/** The running vote as a page shows it, or undefined while there is none. */
export async function ballotOf(
  db: Database,
  session: Session,
  version: VersionDoc,
  region: RegionProfile,
): Promise<BallotView | undefined> {
  const { path, voteUntil } = version
  if (voteUntil === null) return undefined
  const homes = session.households.map((home) => home.path).filter((home) => covers(path, home))
  const versionId = ballotOn(version)
  const ids = homes.map((home) => voteIdOf(versionId, home))
  const inOffice = session.appointments.length > 0
  const [voted, names, mine, under] = await Promise.all([
    db.count(votes, { versionId, choice: { in: [...CHOICES] } }),
    homeNames(db, homes),
    db.find(votes, { _id: { in: ids } }, { limit: Math.max(1, ids.length) }),
    inOffice ? placesUnder(db, [path]) : undefined,
  ])
  const [, ...buildings] = under?.get(path) ?? []
  return {
    helps: buildings
      .filter((one) => isHelper(session, one.path))
      .map(({ path: building, name }) => ({ path: building, name })),
    until: voteUntil,
    paperUntil: paperUntilOf(version, region),
    voted,
    households: version.voteHouseholds ?? 0,
    mine: homes.map((household) => {
      const vote = mine.find((one) => one.household === household)
      return {
        household,
        placeName: names.get(household) ?? '',
        choice: vote?.choice ?? null,
        onPaper: vote !== undefined && vote.choice !== null && vote.channel === 'paper',
        // It is said of the one who votes: another of the home begins anew.
        woman: vote?.channel === 'phone' && vote.by === session.personId && vote.woman,
      }
    }),
  }
}

/** Counts every vote whose time is over. Running it again changes nothing. */
export async function endVotes({ database }: Kernel, now: number): Promise<void> {
  const due = await database.find(
    versions,
    { state: 'deliberating', voteUntil: { gt: 0, lte: now - GRACE_MS } },
    { orderBy: { field: 'voteUntil', order: 'asc' }, limit: MOST_AT_ONCE },
  )
  for (const version of due) {
    const counts = await countVotes(database, ballotOn(version))
    await transact(database, (tx) => settle(tx, version._id, counts, now))
  }
}

async function settle(
  tx: Transaction,
  versionId: string,
  counts: Counts,
  now: number,
): Promise<void> {
  const version = await tx.get(versions, versionId)
  // It may have been done meanwhile, or by the run before that died after its commit.
  if (version?.state !== 'deliberating' || version.voteUntil === null) return
  const present = counts.for + counts.against + counts.abstain
  // A home registered since then votes too.
  const households = Math.max(version.voteHouseholds ?? 0, present)
  const decision = decideMeeting({ households, present, ...counts })
  const ended = { voteUntil: null, updatedAt: now }
  if (decision.ok) {
    const state = stateAfter(version, decision.value, 'process')
    const vote = { ...counts, present, households, at: now, minutes: [], way: 'open_vote' as const }
    await tx.update(versions, versionId, { ...ended, state, vote })
  } else await tx.update(versions, versionId, ended)
  await closeTask(tx, voteTask(version))
  const titles = { pass: '公约表决通过了', fail: '公约表决没有通过' } as const
  await tell(tx, `${voteTask(version)}.${version.voteUntil}`, {
    to: version.editorId,
    title: decision.ok ? titles[decision.value] : '投票的不到一半，表决不算数',
    body: decision.ok
      ? `赞成 ${counts.for} 户，反对 ${counts.against} 户，弃权 ${counts.abstain} 户。`
      : `共 ${households} 户，投了 ${present} 户。可以再表决一次，或者开居民会议。`,
    url: versionUrl(versionId),
    at: now,
  })
}
