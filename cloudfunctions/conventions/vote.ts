/**
 * The open vote of households: one household one vote, on the phone or on paper, changed until the end.
 * @module
 */
import { covers } from '@domain/people/path'
import { DAY_MS } from '@domain/time/shanghai'
import { type CommandContext, implementCommand, type TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import type { Target } from '../kernel/permission'
import { claimPhotos } from '../kernel/photos'
import { homeDesk, openTask } from '../kernel/tasks'
import { householdOf } from '../people/face'
import { castVote, enterPaperVote, openVote } from './contract/vote'
import type { HouseholdVoteDoc, VersionDoc } from './documents'
import { versionUrl } from './drafts'
import { versionTarget } from './standing'
import { versions, voteIdOf, votes } from './store'

export const voteTask = (versionId: string): string => `convention_vote.${versionId}`

export const openVoteAction = implementCommand(openVote, {
  target: versionTarget,
  async run(ctx, { until }, version) {
    const { ways, voteDays, mostVoteDays } = ctx.region.conventions
    if (!ways.value.includes('open_vote')) throw new Failure('convention_vote_way')
    if (version.state !== 'deliberating') throw new Failure('convention_state')
    if (version.voteUntil !== null) throw new Failure('convention_voting')
    const [least, most] = [voteDays.value, mostVoteDays.value].map(
      (days) => ctx.now + days * DAY_MS,
    )
    if (until < (least ?? 0) || until > (most ?? 0)) throw new Failure('convention_vote_time')
    await ctx.tx.update(versions, version._id, {
      voteUntil: until,
      voteEntry: null,
      updatedAt: ctx.now,
    })
    await openTask(ctx.tx, {
      _id: voteTask(version._id),
      desks: [homeDesk(version.path)],
      kind: 'convention_to_vote',
      title: '居民公约请您家表决',
      detail: version.title,
      url: versionUrl(version._id),
      at: ctx.now,
    })
    ctx.note({ details: { until } })
    return { until }
  },
})

/** @throws {Failure} `convention_not_voting` */
function refuseClosed(version: VersionDoc, now: number): void {
  const isOpen = version.state === 'deliberating' && version.voteUntil !== null
  if (!isOpen || now > (version.voteUntil ?? 0)) throw new Failure('convention_not_voting')
}

/** A household in the vote on a version; `voter` to those who live there. */
async function householdTarget(
  ctx: TargetContext,
  { id, household }: { id: string; household: string },
): Promise<Target<VersionDoc>> {
  const { doc } = await versionTarget(ctx, { id })
  if (!covers(doc.path, household)) throw new Failure('vote_household')
  const isOwn = ctx.session.households.some(({ path }) => path === household)
  return { id, path: household, relations: isOwn ? ['voter'] : [], doc }
}

async function put(ctx: CommandContext, vote: Omit<HouseholdVoteDoc, '_id' | 'at'>): Promise<void> {
  const _id = voteIdOf(vote.versionId, vote.household)
  const known = await ctx.tx.get(votes, _id)
  if (known) await ctx.tx.update(votes, _id, { ...vote, at: ctx.now })
  else await ctx.tx.add(votes, { _id, ...vote, at: ctx.now })
}

export const castVoteAction = implementCommand(castVote, {
  target: householdTarget,
  async run(ctx, { household, choice, woman }, version) {
    refuseClosed(version, ctx.now)
    // Whoever finds that nobody has claimed this home can't vote for it.
    if (!(await householdOf(ctx.tx, household))) throw new Failure('vote_household')
    const by = ctx.session.personId
    const versionId = version._id
    const vote = { versionId, household, choice, woman, channel: 'phone' as const, by, paper: null }
    await put(ctx, vote)
    return { choice }
  },
})

/** Tells those of a home that a vote on paper was entered for it: it may not have been theirs. */
async function tellHome(ctx: CommandContext, version: VersionDoc, members: readonly string[]) {
  for (const to of members)
    await tell(ctx.tx, ctx.commandId, {
      to,
      title: '您家的纸质表决票录入了',
      body: `${version.title}。要是不对，表决结束前在手机上重新投一次就行，以最后一次为准。`,
      url: versionUrl(version._id),
      at: ctx.now,
    })
}

export const enterPaperVoteAction = implementCommand(enterPaperVote, {
  target: householdTarget,
  prepare: (ctx, { sheet }) => ctx.inspectPhotos([sheet]),
  async run(ctx, { household, choice, woman, sheet }, version) {
    refuseClosed(version, ctx.now)
    const home = await householdOf(ctx.tx, household)
    if (!home) throw new Failure('vote_household')
    const by = ctx.session.personId
    const versionId = version._id
    const known = await ctx.tx.get(votes, voteIdOf(versionId, household))
    const first = known?.paper
    if (first?.sheet !== sheet) await claimPhotos(ctx.tx, [sheet], by, ctx.now)
    if (!first || first.by === by) {
      const vote = known ?? { choice: null, woman: false, channel: 'paper' as const, by }
      const { choice: kept, woman: was, channel, by: caster } = vote
      const paper = { choice, woman, sheet, by }
      await put(ctx, { versionId, household, choice: kept, woman: was, channel, by: caster, paper })
      return { waitsForSecond: true }
    }
    if (first.choice !== choice || first.woman !== woman) throw new Failure('vote_differs')
    await put(ctx, { versionId, household, choice, woman, channel: 'paper', by, paper: null })
    await tellHome(
      ctx,
      version,
      home.members.map(({ personId }) => personId),
    )
    return { waitsForSecond: false }
  },
})
