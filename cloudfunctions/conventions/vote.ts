/**
 * The open vote of households: one household one vote, changed until the end.
 * @module
 */
import { covers } from '@domain/people/path'
import { DAY_MS } from '@domain/time/shanghai'
import { type CommandContext, implementCommand, type TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { homeDesk, openTask, settleForPerson } from '../kernel/tasks'
import { householdOf, placeOf } from '../people/face'
import { castVote, openVote } from './contract/vote'
import type { HouseholdVoteDoc, VersionDoc } from './documents'
import { versionUrl } from './drafts'
import { buildingOf } from './sign'
import { versionTarget } from './standing'
import { ballotOn, versions, voteIdOf, votes } from './store'
import { refuseVoting, voteTask } from './vote-count'

export const openVoteAction = implementCommand(openVote, {
  target: versionTarget,
  async run(ctx, { until }, version) {
    const { ways, voteDays, mostVoteDays } = ctx.region.conventions
    if (!ways.value.includes('open_vote')) throw new Failure('convention_vote_way')
    if (version.state !== 'deliberating') throw new Failure('convention_state')
    refuseVoting(version)
    const [least, most] = [voteDays.value, mostVoteDays.value].map(
      (days) => ctx.now + days * DAY_MS,
    )
    if (until < (least ?? 0) || until > (most ?? 0)) throw new Failure('convention_vote_time')
    const ballots = (version.ballots ?? 0) + 1
    const place = await placeOf(ctx.tx, version.path)
    await ctx.tx.update(versions, version._id, {
      voteUntil: until,
      voteHouseholds: place?.householdCount ?? 0,
      ballots,
      voteEntry: null,
      updatedAt: ctx.now,
    })
    await openTask(ctx.tx, {
      _id: voteTask({ ...version, ballots }),
      desks: [homeDesk(version.path)],
      kind: 'convention_to_vote',
      title: '居民公约请您家表决',
      detail: version.title,
      url: versionUrl(version._id),
      dueAt: until,
      goneAt: until,
      at: ctx.now,
    })
    ctx.note({ details: { until } })
    return { until }
  },
})

/** @throws {Failure} `convention_not_voting` */
export function refuseClosed(version: VersionDoc, now: number): void {
  const isOpen = version.state === 'deliberating' && version.voteUntil !== null
  if (!isOpen || now > (version.voteUntil ?? 0)) throw new Failure('convention_not_voting')
}

/** A household in the vote on a version; `voter` to those who live there. */
export async function householdTarget(
  ctx: TargetContext,
  { id, household }: { id: string; household: string },
): Promise<Target<VersionDoc>> {
  const { doc } = await versionTarget(ctx, { id })
  if (!covers(doc.path, household)) throw new Failure('vote_household')
  const isOwn = ctx.session.households.some(({ path }) => path === household)
  return { id, path: household, relations: isOwn ? ['voter'] : [], doc }
}

/** A household's vote as it is kept, or an empty one. */
export async function voteOf(
  ctx: CommandContext,
  version: VersionDoc,
  household: string,
): Promise<{ vote: HouseholdVoteDoc; isNew: boolean }> {
  const versionId = ballotOn(version)
  const _id = voteIdOf(versionId, household)
  const building = buildingOf(household)
  const empty = { choice: null, woman: false, channel: 'paper', by: '' } as const
  const noPaper = { readings: [], waits: false, sheet: '' }
  const fresh = { _id, versionId, building, household, ...empty, ...noPaper, at: ctx.now }
  const known = await ctx.tx.get(votes, _id)
  return { vote: known ?? fresh, isNew: known === undefined }
}

/** Keeps a household's vote as it is now. */
export async function keepVote(
  ctx: CommandContext,
  vote: HouseholdVoteDoc,
  isNew: boolean,
): Promise<void> {
  const { _id, ...rest } = { ...vote, at: ctx.now }
  if (isNew) await ctx.tx.add(votes, { _id, ...rest })
  else await ctx.tx.update(votes, _id, rest)
}

/** A home that has voted is asked no more; changing its vote is its own affair. */
export async function settleVote(
  { tx, now }: CommandContext,
  version: VersionDoc,
  members: readonly { personId: string }[],
): Promise<void> {
  for (const { personId } of members) await settleForPerson(tx, voteTask(version), personId, now)
}

export const castVoteAction = implementCommand(castVote, {
  target: householdTarget,
  async run(ctx, { household, choice, woman }, version) {
    refuseClosed(version, ctx.now)
    // Whoever finds that nobody has claimed this home can't vote for it.
    const home = await householdOf(ctx.tx, household)
    if (!home) throw new Failure('vote_household')
    const { vote, isNew } = await voteOf(ctx, version, household)
    const by = ctx.session.personId
    await keepVote(ctx, { ...vote, choice, woman, channel: 'phone', by }, isNew)
    if (vote.choice === null) await settleVote(ctx, version, home.members)
    return { choice }
  },
})
