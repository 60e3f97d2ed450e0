/**
 * Writing a notice: a draft, or straight on to its audience or a reviewer's desk.
 * @module
 */
import {
  type AuthorRole,
  canAddress,
  isAuthorRole,
  type ReviewReason,
} from '@domain/notices/states'
import { type CommandContext, implementCommand, type PrepareContext } from '../kernel/action'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import { orderOf } from '../kernel/messages'
import { claimPhotos } from '../kernel/photos'
import { keepPictures } from '../kernel/pictures/keep'
import type { PictureUse } from '../kernel/pictures/store'
import { publicPhonesOver } from '../people/face'
import { judge } from './check'
import { type SubmitAnswer, writeNotice } from './contract'
import type { NoticeContent, NoticeDoc } from './documents'
import { noticeUrl } from './pages'
import { askForReview, publish } from './publish'
import { authorAppointment, noticeTarget, reviewDesks } from './standing'
import { notices } from './store'

type Input = InputOf<typeof writeNotice>
type Judged = { state: 'draft' | 'in_review' | 'published'; reasons: ReviewReason[] }

/** What the input says, apart from where it goes. */
export function contentOf(input: NoticeContent): NoticeContent {
  const { title, body, pictures, attachments, mustReadBy, expiresAt } = input
  return { title, body, pictures, attachments, mustReadBy, expiresAt }
}

/** All files of a notice. */
export const filesOf = ({ pictures, attachments }: NoticeContent): string[] => [
  ...pictures,
  ...attachments.map(({ file }) => file),
]

/** Where the pictures of a notice are seen; those who review it look where the platform is unsure. */
export const pictureUse = ({ _id, path, desks }: NoticeDoc): PictureUse => ({
  about: '公告',
  url: noticeUrl(_id),
  path,
  desks,
})

/**
 * Dates that make sense: in the future, or as they were, and the reading before the end.
 * @param kept dates that are out already; a correction may leave them, past or not
 * @throws {Failure} `notice_dates`
 */
export function refuseBadDates(
  content: NoticeContent,
  now: number,
  kept: Partial<Pick<NoticeContent, 'mustReadBy' | 'expiresAt'>> = {},
): void {
  const { mustReadBy, expiresAt } = content
  const isPast = (at: number | null, was?: number | null) => at !== null && at <= now && at !== was
  const past = isPast(mustReadBy, kept.mustReadBy) || isPast(expiresAt, kept.expiresAt)
  if (past || (mustReadBy !== null && expiresAt !== null && mustReadBy > expiresAt)) {
    throw new Failure('notice_dates')
  }
}

/**
 * The role in which the caller writes to an audience.
 * @throws {Failure} `notice_audience` when the audience is not theirs to address
 */
function roleFor(ctx: Pick<PrepareContext, 'session'>, audience: string): AuthorRole {
  const found = authorAppointment(ctx.session, audience).find((one) =>
    canAddress(one.role, one.scope, audience),
  )
  if (!found || !isAuthorRole(found.role)) throw new Failure('notice_audience')
  return found.role
}

async function prepare(ctx: PrepareContext, input: Input): Promise<Judged> {
  const role = roleFor(ctx, input.audience)
  if (!input.submit) return { state: 'draft', reasons: [] }
  const content = contentOf(input)
  refuseBadDates(content, ctx.now)
  await ctx.inspectFiles(content.attachments.map(({ file }) => file))
  const phones = await publicPhonesOver(ctx.db, input.audience, ctx.now)
  const outcome = await judge(ctx, role, content, phones)
  return { state: outcome.state, reasons: outcome.state === 'in_review' ? outcome.reasons : [] }
}

function newNotice(ctx: CommandContext, input: Input, role: AuthorRole): NoticeDoc {
  const id = ctx.commandId.slice(0, 24)
  return {
    _id: id,
    path: input.audience,
    desks: reviewDesks(role, input.audience),
    authorId: ctx.session.personId,
    authorName: ctx.session.name,
    authorRole: role,
    ...contentOf(input),
    state: 'draft',
    waiting: false,
    reviewReasons: [],
    version: 0,
    correction: null,
    returnedBecause: '',
    withdrawnBecause: '',
    reasonHeld: false,
    order: orderOf(ctx.now, id),
    publishedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
}

/** The draft that is written over, or a new one. */
async function draftOf(ctx: CommandContext, input: Input, role: AuthorRole): Promise<NoticeDoc> {
  if (input.id === undefined) {
    const fresh = newNotice(ctx, input, role)
    await ctx.tx.add(notices, fresh)
    return fresh
  }
  const { doc } = await noticeTarget({ ...ctx, reader: ctx.tx }, { id: input.id })
  if (doc.authorId !== ctx.session.personId) throw new Failure('forbidden')
  if (doc.state !== 'draft' && doc.state !== 'returned') throw new Failure('notice_state')
  const changed = {
    ...contentOf(input),
    path: input.audience,
    desks: reviewDesks(role, input.audience),
    authorRole: role,
    updatedAt: ctx.now,
  }
  await ctx.tx.update(notices, doc._id, changed)
  return { ...doc, ...changed }
}

async function run(
  ctx: CommandContext,
  input: Input,
  _doc: undefined,
  { state, reasons }: Judged,
): Promise<SubmitAnswer> {
  const role = roleFor(ctx, input.audience)
  await claimPhotos(ctx.tx, filesOf(input), ctx.session.personId, ctx.now)
  const notice = await draftOf(ctx, input, role)
  if (state !== 'draft') await keepPictures(ctx, input.pictures, pictureUse(notice))
  ctx.note({ target: notice._id, path: notice.path, details: { state } })
  if (state === 'published') await publish(ctx, notice, contentOf(input), '')
  if (state === 'in_review') {
    const waiting = { state, waiting: true, reviewReasons: reasons, returnedBecause: '' } as const
    await ctx.tx.update(notices, notice._id, waiting)
    await askForReview(ctx, notice, input.title)
  }
  return { id: notice._id, state, reasons }
}

export const writeNoticeAction = implementCommand(writeNotice, {
  // Permission by audience: the role must cover where the notice goes.
  target: async (_ctx, { id = '', audience }) => ({
    id,
    path: audience,
    relations: [],
    doc: undefined,
  }),
  prepare,
  run,
})
