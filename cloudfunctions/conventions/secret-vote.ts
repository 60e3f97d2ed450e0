/**
 * The secret vote of households on a convention: an election of the compound's own, whose result moves
 * the version. Who voted how is known to nobody, so no women are counted.
 * @module
 */
import { shortHash } from '@domain/short-hash'
import { type QuestionPollResult, questionPollResult, startQuestionPoll } from '../elections/face'
import { implementCommand, type Kernel } from '../kernel/action'
import type { Database, Transaction } from '../kernel/database'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import { transact } from '../kernel/transact'
import { placeOf } from '../people/face'
import { openSecretVote, type PollView } from './contract/vote'
import type { VersionDoc } from './documents'
import { stateAfter, versionUrl } from './drafts'
import { editorRole, versionTarget } from './standing'
import { versions } from './store'
import { refuseVoting } from './vote-count'

/** Votes looked at in one query. */
const AT_ONCE = 100
/** Longest title of a vote. */
const LONGEST_TITLE = 40

const titleOf = ({ title, version }: VersionDoc): string => {
  const tail = `（第 ${version} 版）`
  return `${title.slice(0, LONGEST_TITLE - tail.length)}${tail}`
}

/** The digits say which words are voted on: nobody can change them unseen while the vote runs. */
const questionOf = ({ title, version, textHash }: VersionDoc): string =>
  `是否同意《${title}》第 ${version} 版？原文验证码 ${textHash ? shortHash(textHash) : ''}`

export const openSecretVoteAction = implementCommand(openSecretVote, {
  target: versionTarget,
  async run(ctx, _input, version) {
    if (!ctx.region.conventions.ways.value.includes('secret_vote'))
      throw new Failure('convention_vote_way')
    if (version.state !== 'deliberating') throw new Failure('convention_state')
    refuseVoting(version)
    const role = editorRole(ctx.session, version.path)
    const place = await placeOf(ctx.tx, version.path)
    if (!role || !place) throw new Failure('place_not_found')
    const { personId, name } = ctx.session
    const polls = version.polls + 1
    const { electionId } = await startQuestionPoll(ctx, {
      id: `${version._id}.${polls}`,
      path: version.path,
      placeName: place.name,
      title: titleOf(version),
      text: questionOf(version),
      by: { personId, name, role },
      times: { startsAt: ctx.now },
    })
    const begun = { pollId: electionId, polls, voteEntry: null, updatedAt: ctx.now }
    await ctx.tx.update(versions, version._id, begun)
    ctx.note({ details: { electionId } })
    const { url } = await questionPollResult(ctx.tx, electionId, ctx.now)
    return { url }
  },
})

/** The running secret vote as a page shows it, or undefined while there is none. */
export async function pollOf(
  db: Database,
  { pollId }: VersionDoc,
  now: number,
): Promise<PollView | undefined> {
  if (pollId === '') return undefined
  const { url, stage, calendar } = await questionPollResult(db, pollId, now)
  return { url, stage, from: calendar.voting.from, until: calendar.voting.until }
}

/** Takes over the result of every secret vote that has one. Running it again changes nothing. */
export async function tendPolls({ database }: Kernel, now: number): Promise<void> {
  for (let after = ''; ; ) {
    const found = await database.find(
      versions,
      { state: 'deliberating', pollId: { gt: after } },
      { orderBy: { field: 'pollId', order: 'asc' }, limit: AT_ONCE },
    )
    for (const { _id, pollId } of found) {
      const { state } = await questionPollResult(database, pollId, now)
      if (state !== 'waiting') await transact(database, (tx) => settle(tx, _id, now))
    }
    const last = found.at(-1)
    if (!last || found.length < AT_ONCE) return
    after = last.pollId
  }
}

async function settle(tx: Transaction, versionId: string, now: number): Promise<void> {
  const version = await tx.get(versions, versionId)
  // It may have been done meanwhile, or by the run before that died after its commit.
  if (version?.state !== 'deliberating' || version.pollId === '') return
  const result = await questionPollResult(tx, version.pollId, now)
  if (result.state === 'waiting') return
  const ended = { pollId: '', updatedAt: now }
  const { count } = result
  if (count && (result.state === 'carried' || result.state === 'rejected')) {
    const state = stateAfter(version, result.state === 'carried' ? 'pass' : 'fail', 'process')
    const { households, cast: present, yes, no, abstain } = count
    const counts = { households, present, for: yes, against: no, abstain, women: null }
    const vote = { ...counts, at: now, minutes: [], way: 'secret_vote' as const }
    await tx.update(versions, versionId, { ...ended, state, vote })
  } else await tx.update(versions, versionId, ended)
  await tellEditor(tx, version, result, now)
}

const TITLES: Readonly<Record<Exclude<QuestionPollResult['state'], 'waiting'>, string>> = {
  carried: '公约秘密投票通过了',
  rejected: '公约秘密投票没有通过',
  no_quorum: '投票的不到一半，表决不算数',
  void: '公约的秘密投票作废了',
}

async function tellEditor(
  tx: Transaction,
  version: VersionDoc,
  { state, count, words }: QuestionPollResult,
  now: number,
): Promise<void> {
  if (state === 'waiting') return
  const counts = count && `赞成 ${count.yes} 户，反对 ${count.no} 户，弃权 ${count.abstain} 户。`
  const again = state === 'no_quorum' || state === 'void' ? '可以再表决一次，或者开居民会议。' : ''
  await tell(tx, `convention_poll.${version.pollId}`, {
    to: version.editorId,
    title: TITLES[state],
    body: [counts, words, again].filter(Boolean).join(''),
    url: versionUrl(version._id),
    at: now,
  })
}
