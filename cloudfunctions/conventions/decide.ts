/**
 * From the draft to what holds: the sub-district's review, the meeting's vote, filing, publication.
 * @module
 */
import { decideMeeting } from '@domain/conventions/meeting'
import { DAY_MS } from '@domain/time/shanghai'
import { type CommandContext, implementCommand } from '../kernel/action'
import { requirePass } from '../kernel/content-safety'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import { keepPictures } from '../kernel/pictures/keep'
import { placeOf } from '../people/face'
import { enterVote, fileVersion, publishVersion, reviewDraft } from './contract'
import type { MeetingVote, VersionDoc } from './documents'
import { reviewed, stateAfter, versionUrl } from './drafts'
import { askToRead } from './force'
import { paperUse } from './paper-desk'
import { isEditor, versionTarget } from './standing'
import { conventions, versions } from './store'
import { refuseVoting } from './vote-count'

/** Latest start after publication: a year. A date further off is a slip. */
const LATEST_START_MS = 366 * DAY_MS

const tellEditor = (ctx: CommandContext, version: VersionDoc, title: string, body: string) =>
  version.editorId === ctx.session.personId
    ? Promise.resolve()
    : tell(ctx.tx, ctx.commandId, {
        to: version.editorId,
        title,
        body,
        url: versionUrl(version._id),
        at: ctx.now,
      })

export const reviewDraftAction = implementCommand(reviewDraft, {
  target: versionTarget,
  prepare: (ctx, { reason }) => requirePass(ctx, 'forum', [reason]),
  async run(ctx, { decision, reason, seen }, version) {
    if (decision === 'send_back' && !reason) throw new Failure('words_needed')
    const state = stateAfter(version, decision, 'sub_district')
    if (version.textHash !== seen) throw new Failure('convention_changed')
    // Whoever may write it here does not review it, in whatever second office.
    const writes = isEditor(ctx.session, version.path)
    if (writes || version.editorId === ctx.session.personId) throw new Failure('own_words')
    await reviewed(ctx, version)
    const back = decision === 'send_back'
    await ctx.tx.update(versions, version._id, {
      state,
      returnedBecause: reason ?? '',
      // Who approves has read it: a person's check where the machine could not say.
      contentPending: back && version.contentPending,
      updatedAt: ctx.now,
    })
    const title = back ? '公约草案要改一改' : '公约草案通过了街道审核'
    await tellEditor(ctx, version, title, back ? (reason ?? '') : '可以开居民会议表决了')
    ctx.note({ details: { decision } })
    return { state }
  },
})

const countsOf = (input: MeetingVote) => {
  const { present, women, for: yes, against, abstain } = input
  return { present, women, for: yes, against, abstain }
}

const isSame = (one: MeetingVote, other: MeetingVote): boolean =>
  JSON.stringify(countsOf(one)) === JSON.stringify(countsOf(other))

async function households(ctx: CommandContext, version: VersionDoc): Promise<number> {
  return (await placeOf(ctx.tx, version.path))?.householdCount ?? 0
}

/** @throws {Failure} `vote_invalid` with what is wrong */
function decided(votes: MeetingVote, all: number): 'pass' | 'fail' {
  const decision = decideMeeting({ households: all, ...countsOf(votes) })
  if (!decision.ok) throw new Failure('vote_invalid', { problem: decision.problem })
  return decision.value
}

export const enterVoteAction = implementCommand(enterVote, {
  target: versionTarget,
  prepare: (ctx, { minutes }) => ctx.inspectPictures(minutes, 'forum'),
  async run(ctx, input: InputOf<typeof enterVote>, version) {
    if (version.state !== 'deliberating') throw new Failure('convention_state')
    // Two ways at once would be two results.
    refuseVoting(version)
    const { id: _id, ...entered } = input
    const all = await households(ctx, version)
    const move = decided(entered, all)
    const use = paperUse('公约表决的会议记录', versionUrl(version._id), version.path)
    await keepPictures(ctx, entered.minutes, use)
    const first = version.voteEntry
    const by = ctx.session.personId
    if (!first || first.by === by) {
      const voteEntry = { ...entered, by }
      await ctx.tx.update(versions, version._id, { voteEntry, updatedAt: ctx.now })
      return { state: version.state, waitsForSecond: true }
    }
    if (!isSame(first, entered)) throw new Failure('vote_differs')
    const state = stateAfter(version, move, 'process')
    const vote = { ...entered, households: all, at: ctx.now, way: 'meeting' as const }
    await ctx.tx.update(versions, version._id, { state, vote, voteEntry: null, updatedAt: ctx.now })
    const title = move === 'pass' ? '公约表决通过了' : '公约表决没有通过'
    await tellEditor(ctx, version, title, version.title)
    ctx.note({ details: { move, ...countsOf(vote) } })
    return { state, waitsForSecond: false }
  },
})

export const fileVersionAction = implementCommand(fileVersion, {
  target: versionTarget,
  // Everybody reads it with the version; nobody looks at it after this.
  prepare: (ctx, { number }) => requirePass(ctx, 'forum', [number]),
  async run(ctx, { number }, version) {
    const state = stateAfter(version, 'file', 'sub_district')
    const filed = { state, filingNumber: number, filedAt: ctx.now, updatedAt: ctx.now }
    await ctx.tx.update(versions, version._id, filed)
    await tellEditor(ctx, version, '公约已备案', `备案编号：${number}`)
    return { state }
  },
})

export const publishVersionAction = implementCommand(publishVersion, {
  target: versionTarget,
  async run(ctx, { inForceAt }, version) {
    const state = stateAfter(version, 'publish', 'editor')
    if (inForceAt < ctx.now || inForceAt > ctx.now + LATEST_START_MS)
      throw new Failure('convention_date')
    const out = { state, publishedAt: ctx.now, inForceAt, updatedAt: ctx.now }
    await ctx.tx.update(versions, version._id, out)
    await ctx.tx.update(conventions, version.conventionId, { updatedAt: ctx.now })
    await askToRead(ctx.tx, version, inForceAt, ctx.now)
    ctx.note({ details: { inForceAt } })
    return { state, inForceAt }
  },
})
