/**
 * Nominations as neighbours, nominees and reviewers see them, and candidates as everybody does.
 * @module
 */
import { implementQuery, type QueryContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { lookAtPictures, type PicturePicker } from '../../kernel/pictures/show'
import { appointmentOver } from '../../kernel/session'
import {
  type CandidateView,
  listCandidates,
  listNominations,
  type NominationView,
} from '../contract/nomination'
import { CONFIRMERS, OFFICIALS } from '../contract/shared'
import type { ElectionDoc, NominationDoc, SupportDoc } from '../documents'
import { stageOf } from '../stage'
import { electionTarget, householdsIn } from '../standing'
import { nominations } from '../store'
import { deedOf } from '../view'
import { MOST_NOMINATIONS, reasonsAgainst, supportsOf } from './facts'

type Caller = Pick<QueryContext, 'session' | 'now'>

/** What reviewers and the nominee see beyond the others. */
function innerPart(one: NominationDoc, election: ElectionDoc, { now }: Caller) {
  const { review, appeal, facts } = one
  const ruling = appeal?.ruling
  return {
    ...(facts && { facts: { ...facts, against: reasonsAgainst(election, one, now) } }),
    ...(review && {
      review: {
        ...deedOf(review),
        decision: review.decision,
        reasons: review.reasons,
        words: review.words,
      },
    }),
    ...(appeal && {
      appeal: {
        words: appeal.words,
        ...(ruling && {
          ruling: { ...deedOf(ruling), decision: ruling.decision, words: ruling.words },
        }),
      },
    }),
  }
}

/** Their photo, if the caller may see it. */
function photoOf({ photo = '' }: { photo?: string }, pick: PicturePicker, reviews: boolean) {
  const { shown, pending } = pick([photo], reviews)
  const [seen] = photo === '' ? [] : shown
  return seen && { photo: seen, ...(pending.length > 0 && { photoPending: true as const }) }
}

const photosOf = (found: readonly NominationDoc[]) => found.flatMap(({ photo }) => photo || [])

function viewOf(
  one: NominationDoc,
  joined: readonly SupportDoc[],
  election: ElectionDoc,
  caller: Caller,
  pick: PicturePicker,
): NominationView {
  const { session, now } = caller
  const homes = householdsIn(session, election.path)
  const stage = stageOf(election, now)
  const me = session.personId !== '' && session.personId === one.nomineeId
  const reviews = appointmentOver(session, OFFICIALS, one.path) !== undefined
  const confirms = appointmentOver(session, CONFIRMERS, one.path) !== undefined
  const mine = joined.some(({ household }) => homes.includes(household))
  const open = stage === 'nominating' || stage === 'qualification_review'
  const { way, state, appeal } = one
  const joining = stage === 'nominating' && way === 'joint' && state !== 'declined'
  return {
    id: one._id,
    name: one.name,
    way,
    state,
    ...(way === 'joint' && {
      joined: { count: joined.length, needed: election.rules.jointNominators, mine },
    }),
    me,
    ...(one.statement && (!one.statementHeld || me || reviews) && { statement: one.statement }),
    ...((!one.statementHeld || me || reviews) && photoOf(one, pick, reviews)),
    canJoin: joining && homes.length > 0 && !mine && !me,
    ...((me || reviews || confirms) && innerPart(one, election, caller)),
    canReview: reviews && open && state === 'accepted' && !appeal && !me,
    canRuleOnAppeal:
      confirms &&
      open &&
      !!appeal &&
      !appeal.ruling &&
      one.review?.by?.personId !== session.personId,
  }
}

export const listNominationsAction = implementQuery(listNominations, {
  target: electionTarget,
  sees: true,
  async run(ctx, _input, election) {
    const { db } = ctx
    const found = await db.find(
      nominations,
      { electionId: election._id },
      { orderBy: { field: 'order', order: 'asc' }, limit: MOST_NOMINATIONS },
    )
    const joint = found.filter(({ way }) => way === 'joint').map(({ _id }) => _id)
    const photos = photosOf(found)
    const [joined, pick] = await Promise.all([supportsOf(db, joint), lookAtPictures(ctx, photos)])
    const shown = found.map((one) => viewOf(one, joined.get(one._id) ?? [], election, ctx, pick))
    ctx.saw(found.filter((_, i) => shown[i]?.facts).map(({ nomineeId }) => nomineeId))
    return { nominations: shown, total: shown.length }
  },
})

export const listCandidatesAction = implementQuery(listCandidates, {
  target: electionTarget,
  async run(ctx, _input, { choices, rules }) {
    const { db } = ctx
    if (!choices || rules.office === 'question') throw new Failure('election_stage')
    const ids = choices.map(({ id }) => id)
    const found = await db.find(
      nominations,
      { _id: { in: ids } },
      { limit: Math.max(1, ids.length) },
    )
    const pick = await lookAtPictures(ctx, photosOf(found))
    const byId = new Map(found.map((one) => [one._id, one]))
    const candidates = choices.map(({ id, title }, index): CandidateView => {
      const one = byId.get(id)
      return {
        id,
        number: index + 1,
        name: title,
        way: one?.way ?? 'self',
        // The deadline lets somebody stand; words that nobody looked at stay held.
        statement: one && !one.statementHeld ? one.statement : '',
        ...(one && photoOf(one, pick, false)),
      }
    })
    return { candidates }
  },
})
