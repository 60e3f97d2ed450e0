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
import { Failure } from '../kernel/errors'
import type { BlockedDetails } from './contract'
import type { NoticeContent } from './documents'
import { notices } from './store'

type Findings = BlockedDetails['findings']

function findingsOf(content: NoticeContent, publicPhones: readonly string[]): Findings {
  const at = (field: 'title' | 'body') => (finding: LintFinding) => ({ ...finding, field })
  return [
    ...lintNotice(content.title, publicPhones).map(at('title')),
    ...lintNotice(content.body, publicPhones).map(at('body')),
  ]
}

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
  content: NoticeContent,
  publicPhones: readonly string[],
): Promise<Exclude<SubmitOutcome, { state: 'draft' }>> {
  const findings = findingsOf(content, publicPhones)
  const lint = verdictOf(findings)
  if (lint === 'block') {
    const [first] = findings.filter((f) => f.severity === 'block')
    throw new Failure('notice_blocked', { findings } satisfies BlockedDetails, first?.message)
  }
  await ctx.inspectPhotos(content.pictures)
  const [safety, before] = await Promise.all([
    ctx.checkText('forum', `${content.title}\n${content.body}`),
    publishedBefore(ctx, role),
  ])
  const checks: Checks = { lint, safety }
  const outcome = outcomeOfSubmit(role, checks, before, content.pictures.length)
  if (outcome.state === 'draft') throw new Failure('content_refused')
  return outcome
}
