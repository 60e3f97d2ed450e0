/**
 * Living with a convention: clauses that others cite, and the yearly look at it.
 * @module
 */
import { DAY_MS } from '@domain/time/shanghai'
import { implementCommand, implementQuery, type Kernel } from '../kernel/action'
import { requirePass } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { closeTask, openTask, roleDesks, settleForPerson } from '../kernel/tasks'
import { transact } from '../kernel/transact'
import { getClause, markVersionRead, recordReview } from './contract/life'
import { CONVENTION_URL, readTask } from './force'
import { compoundOf, versionTarget } from './standing'
import { conventionIdOf, conventions, versionIdOf, versions } from './store'

/** Versions looked through for the one that held at a moment. */
const MOST_VERSIONS = 50
/** Conventions asked about in one run; the next comes ten minutes later. */
const MOST_AT_ONCE = 50

export const getClauseAction = implementQuery(getClause, {
  async run({ db, session, now }, { compound = compoundOf(session), number, at = now }) {
    if (!compound) throw new Failure('place_too_wide')
    const id = conventionIdOf(compound)
    const window = {
      orderBy: { field: 'version', order: 'desc' },
      limit: MOST_VERSIONS,
    } as const
    const found = await db.find(versions, { conventionId: id }, window)
    const held = found.filter(({ state }) => state === 'in_force' || state === 'superseded')
    const then = held.find(({ inForceAt }) => inForceAt !== null && inForceAt <= at)
    const clause = then?.clauses[number - 1]
    if (!then || !clause) throw new Failure('clause_not_found')
    const [today] = held
    const place = today?.clauses.findIndex((one) => one.id === clause.id) ?? -1
    const same = today?.clauses[place]
    return {
      title: then.title,
      version: then.version,
      number,
      text: clause.text,
      now: today && same ? { version: today.version, number: place + 1, text: same.text } : null,
    }
  },
})

export const markVersionReadAction = implementCommand(markVersionRead, {
  target: versionTarget,
  async run({ tx, session, now }, { id }, version) {
    if (version.state === 'published')
      await settleForPerson(tx, readTask(id), session.personId, now)
    return { read: true as const }
  },
})

const reviewTask = (conventionId: string): string => `convention_look.${conventionId}`

/** Asks the secretary of every compound whose convention is a year old. Again changes nothing. */
export async function askForReviews({ database }: Kernel, now: number): Promise<void> {
  const due = await database.find(
    conventions,
    { reviewAt: { gt: 0, lte: now } },
    { orderBy: { field: 'reviewAt', order: 'asc' }, limit: MOST_AT_ONCE },
  )
  for (const { _id } of due)
    await transact(database, async (tx) => {
      const convention = await tx.get(conventions, _id)
      if (!convention || convention.reviewAt === null || convention.reviewAt > now) return
      const current = convention.force.at(-1)
      const version = current && (await tx.get(versions, versionIdOf(_id, current.version)))
      await tx.update(conventions, _id, { reviewAt: null })
      await openTask(tx, {
        _id: reviewTask(_id),
        desks: roleDesks(['branch_secretary'], convention.path),
        kind: 'convention_to_look_at',
        title: '居民公约用了一年，和大家回头看看',
        detail: version?.title ?? '',
        url: CONVENTION_URL,
        at: now,
      })
    })
}

export const recordReviewAction = implementCommand(recordReview, {
  target: versionTarget,
  // Everybody reads it with the convention; nobody looks at it after this.
  prepare: (ctx, { words }) => requirePass(ctx, 'forum', [words]),
  async run(ctx, { outcome, words }, version) {
    if (version.state !== 'in_force') throw new Failure('convention_state')
    const convention = await ctx.tx.get(conventions, version.conventionId)
    if (!convention) throw new Failure('convention_not_found')
    const nextAt = ctx.now + ctx.region.conventions.reviewDays.value * DAY_MS
    const review = { outcome, words, version: version.version, at: ctx.now }
    await ctx.tx.update(conventions, convention._id, {
      reviewAt: nextAt,
      reviews: [...convention.reviews, review],
      updatedAt: ctx.now,
    })
    await closeTask(ctx.tx, reviewTask(convention._id))
    ctx.note({ details: { outcome } })
    return { nextAt }
  },
})
