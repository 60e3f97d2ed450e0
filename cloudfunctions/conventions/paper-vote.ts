/**
 * Ballots on paper in the open vote: photographed, and each read by two people apart. Paper ends a day
 * before the phone, so that a home that hears of a paper it did not write can still vote itself.
 * @module
 */
import { countingVote, paperStanding, readPaper, type Vote } from '@domain/conventions/paper-vote'
import { covers } from '@domain/people/path'
import {
  type CommandContext,
  implementCommand,
  implementQuery,
  type TargetContext,
} from '../kernel/action'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import type { Target } from '../kernel/permission'
import type { Session } from '../kernel/session'
import { householdOf } from '../people/face'
import type { DeskRoom } from './contract/desk'
import {
  enterPaperVote,
  listPaperVotes,
  type PaperBallot,
  withdrawPaperVote,
} from './contract/vote'
import type { HouseholdVoteDoc, PaperReading, VersionDoc } from './documents'
import { versionUrl } from './drafts'
import {
  type DeskLine,
  MOST_WAITING,
  paperUse,
  readDesk,
  roomIn,
  sheetsOf,
  takeSheet,
} from './paper-desk'
import { buildingOf } from './sign'
import { versionTarget } from './standing'
import { ballotOn, votes } from './store'
import { householdTarget, keepVote, refuseClosed, settleVote, voteOf } from './vote'
import { paperUntilOf } from './vote-count'

/** People who may read one paper: two who read the same are among the first three, or it is unreadable. */
const MOST_READERS = 5

/** Page of a building's papers. */
const deskUrl = ({ _id }: VersionDoc, { building }: Pick<HouseholdVoteDoc, 'building'>): string =>
  `/features/conventions/pages/ballots/index?id=${_id}&building=${encodeURIComponent(building)}`

/** Tells those of a home that a vote on paper was entered for it: it may not have been theirs. */
async function tellHome(
  ctx: CommandContext,
  version: VersionDoc,
  members: readonly string[],
  counts: boolean,
): Promise<void> {
  const words = counts
    ? '要是不对，表决结束前在手机上投一次就行，以手机上的为准。'
    : '您家已经在手机上投了，以手机上的为准，纸质票不算。'
  for (const to of members)
    await tell(ctx.tx, ctx.commandId, {
      to,
      title: '您家的纸质表决票录入了',
      body: `${version.title}。${words}`,
      url: versionUrl(version._id),
      at: ctx.now,
    })
}

/** Tells who read a paper before that somebody else reads it differently; never how. */
async function tellReaders(
  ctx: CommandContext,
  version: VersionDoc,
  vote: HouseholdVoteDoc,
): Promise<void> {
  for (const { by: to } of vote.readings)
    if (to !== ctx.session.personId)
      await tell(ctx.tx, ctx.commandId, {
        to,
        title: '有一张纸质表决票，两个人录得不一样',
        body: '请对着照片再看一遍，录错了就改过来。',
        url: deskUrl(version, vote),
        at: ctx.now,
      })
}

/** The paper counts where the home said nothing on the phone. */
function settled(vote: HouseholdVoteDoc, paper: Vote, sheet: string, by: string): HouseholdVoteDoc {
  const { choice, woman, channel } = vote
  const phone = channel === 'phone' && choice !== null ? { choice, woman } : null
  const counts = countingVote(phone, paper)
  const done = { ...vote, readings: [], waits: false, sheet }
  return phone || !counts ? done : { ...done, ...counts, channel: 'paper', by }
}

function readingOf(ctx: CommandContext, input: InputOf<typeof enterPaperVote>): PaperReading {
  const { choice, woman, sheet } = input
  return { by: ctx.session.personId, byName: ctx.session.name, choice, woman, sheet }
}

export const enterPaperVoteAction = implementCommand(enterPaperVote, {
  target: householdTarget,
  async prepare(ctx, { household, sheet }, version) {
    await ctx.inspectPictures([sheet], 'forum')
    const building = buildingOf(household)
    const where = { versionId: ballotOn(version), building, waits: true }
    const waiting = await ctx.db.find(votes, where, { limit: MOST_WAITING })
    // The second person reads the first one's picture, and may read another room there.
    return waiting.some(({ readings }) => readings.some((one) => one.sheet === sheet))
  },
  async run(ctx, input, version, isKnown) {
    const { household, choice, woman, sheet } = input
    refuseClosed(version, ctx.now)
    if (ctx.now > paperUntilOf(version, ctx.region)) throw new Failure('convention_paper_closed')
    const home = await householdOf(ctx.tx, household)
    if (!home) throw new Failure('vote_household')
    const by = ctx.session.personId
    const { vote: known, isNew } = await voteOf(ctx, version, household)
    const isRead = isKnown || known.readings.some((one) => one.sheet === sheet)
    await takeSheet(
      ctx,
      sheet,
      isRead,
      paperUse('公约纸质表决票', deskUrl(version, known), version.path),
    )
    const { readings, standing } = readPaper(known.readings, readingOf(ctx, input))
    if (readings.length > MOST_READERS) throw new Failure('busy')
    if (standing !== 'agreed') {
      const next = { ...known, readings, waits: true }
      await keepVote(ctx, next, isNew)
      if (standing === 'differs') await tellReaders(ctx, version, next)
      return { standing }
    }
    const next = settled(known, { choice, woman }, sheet, by)
    await keepVote(ctx, next, isNew)
    if (known.choice === null) await settleVote(ctx, version, home.members)
    const members = home.members.map(({ personId }) => personId)
    await tellHome(ctx, version, members, next.channel === 'paper')
    return { standing }
  },
})

export const withdrawPaperVoteAction = implementCommand(withdrawPaperVote, {
  target: householdTarget,
  async run(ctx, { household }, version) {
    refuseClosed(version, ctx.now)
    const { vote: known, isNew } = await voteOf(ctx, version, household)
    const readings = known.readings.filter(({ by }) => by !== ctx.session.personId)
    const withdrawn = readings.length < known.readings.length
    if (withdrawn) await keepVote(ctx, { ...known, readings, waits: readings.length > 0 }, isNew)
    return { withdrawn }
  },
})

/** A ballot as the caller sees it: what was read only where they read it. */
function lineOf(
  { household, readings }: HouseholdVoteDoc,
  rooms: readonly DeskRoom[],
  { personId }: Session,
): DeskLine<PaperBallot>[] {
  const [first] = readings
  if (!first) return []
  const { sheet, byName } = first
  const mine = readings.find(({ by }) => by === personId)
  if (!mine) return [{ sheet, byName }]
  const { choice, woman } = mine
  const differs = paperStanding(readings) === 'differs'
  const own = { household, room: roomIn(rooms, household), choice, woman, differs }
  return [{ sheet, byName, own }]
}

/** A building in the vote on a version, for those whose scope covers it. */
export async function paperDeskTarget(
  ctx: TargetContext,
  { id, building }: { id: string; building: string },
): Promise<Target<VersionDoc>> {
  const { doc } = await versionTarget(ctx, { id })
  if (!covers(doc.path, building)) throw new Failure('vote_household')
  return { id, path: building, relations: [], doc }
}

export const listPaperVotesAction = implementQuery(listPaperVotes, {
  target: paperDeskTarget,
  async run({ db, session, region, now }, { building }, version) {
    refuseClosed(version, now)
    const where = { versionId: ballotOn(version), building, waits: true }
    const window = { orderBy: { field: 'at', order: 'asc' }, limit: MOST_WAITING } as const
    const [{ placeName, rooms }, waiting] = await Promise.all([
      readDesk(db, building),
      db.find(votes, where, window),
    ])
    const lines = waiting.flatMap((one) => lineOf(one, rooms, session))
    return {
      title: version.title,
      placeName,
      paperUntil: paperUntilOf(version, region),
      rooms,
      sheets: await sheetsOf({ db, session }, lines),
    }
  },
})
