/**
 * The checks before a notice is published: our own lint and the platform's content safety.
 * @module
 */
import { type LintFinding, lintNotice, verdictOf } from '@domain/notices/lint'
import {
  type AuthorRole,
  type Checks,
  outcomeOfSubmit,
  type SubmitOutcome,
} from '@domain/notices/states'
import type { PrepareContext } from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import type { BlockedDetails, BlockedField } from './contract'
import type { NoticeContent } from './documents'
import { notices } from './store'

type Findings = BlockedDetails['findings']

/** Everything of a notice that others read; `reason` says what a correction changed. */
type Words = Pick<NoticeContent, 'title' | 'body' | 'attachments'> & { reason?: string }

function findingsOf(words: Words, publicPhones: readonly string[]): Findings {
  const { title, body, reason = '', attachments } = words
  const fields = {
    title,
    body,
    reason,
    attachments: attachments.map(({ name }) => name).join('；'),
  }
  return (Object.keys(fields) as BlockedField[]).flatMap((field) =>
    lintNotice(fields[field], publicPhones).map((finding: LintFinding) => ({
      ...finding,
      field,
      words: fields[field].slice(finding.start, finding.end),
    })),
  )
}

const allOf = ({ title, body, reason = '', attachments }: Words): string =>
  [title, body, reason, ...attachments.map(({ name }) => name)].filter(Boolean).join('\n')

/** How many notices the caller has published in a role. */
async function publishedBefore(ctx: PrepareContext, role: AuthorRole): Promise<number> {
  const { personId } = ctx.session
  return ctx.db.count(notices, { authorId: personId, authorRole: role, version: { gte: 1 } })
}

/**
 * Runs every check and says where the notice goes.
 * @throws {Failure} `notice_blocked` with the findings, `content_refused`, `photo_…`
 */
export async function judge(
  ctx: PrepareContext,
  role: AuthorRole,
  content: NoticeContent & { reason?: string },
  publicPhones: readonly string[],
): Promise<Exclude<SubmitOutcome, { state: 'draft' }>> {
  const findings = findingsOf(content, publicPhones)
  const lint = verdictOf(findings)
  if (lint === 'block') {
    const [first] = findings.filter((f) => f.severity === 'block')
    throw new Failure('notice_blocked', { findings } satisfies BlockedDetails, first?.message)
  }
  await ctx.inspectPictures(content.pictures, 'forum')
  const [safety, before] = await Promise.all([
    ctx.checkText('forum', allOf(content)),
    publishedBefore(ctx, role),
  ])
  const checks: Checks = { lint, safety }
  const files = content.pictures.length + content.attachments.length
  const outcome = outcomeOfSubmit(role, checks, before, files)
  if (outcome.state === 'draft') throw new Failure('content_refused')
  return outcome
}

/**
 * Checks a reason that others will read: why something was withdrawn or sent back.
 * @returns whether it may be shown at once; false when the service could not say
 * @throws {Failure} `notice_blocked`, `content_refused`
 */
export async function judgeReason(
  ctx: PrepareContext,
  reason: string,
  publicPhones: readonly string[],
): Promise<boolean> {
  const findings = findingsOf({ title: '', body: '', attachments: [], reason }, publicPhones)
  if (verdictOf(findings) === 'block') {
    throw new Failure('notice_blocked', { findings } satisfies BlockedDetails, findings[0]?.message)
  }
  return !(await requireNotRefused(ctx, 'forum', [reason]))
}
