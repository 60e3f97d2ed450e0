/**
 * The life of a notice (公告): draft → review where needed → published → corrected → withdrawn or
 * expired. Expiry is never stored: it follows from the clock.
 * @module
 */
import { covers, type Level, levelOf } from '@domain/people/path'
import type { Role } from '@domain/people/roles'

/** Stored states, with the words people see. */
export const NOTICE_STATE_TITLES = {
  draft: '草稿',
  in_review: '等待审核',
  returned: '退回修改',
  published: '已发布',
  withdrawn: '已撤回',
} as const

export type NoticeState = keyof typeof NOTICE_STATE_TITLES

/** How many of a captain's first notices a second person reads before others see them. */
export const CAPTAIN_REVIEWED_POSTS = 5

/** The level each role writes for. Captains: own building only; secretaries: the compound. */
export const AUTHOR_LEVELS = {
  building_captain: 'building',
  branch_secretary: 'compound',
  community_staff: 'community',
  community_secretary: 'community',
  sub_district_staff: 'sub_district',
  district_staff: 'district',
} as const satisfies Partial<Record<Role, Level>>

export type AuthorRole = keyof typeof AUTHOR_LEVELS

/** Who reviews what a role wrote: the next level up; the district's own staff review each other. */
export const REVIEWER_ROLES: Record<AuthorRole, readonly Role[]> = {
  building_captain: ['branch_secretary', 'community_secretary'],
  branch_secretary: ['community_staff', 'community_secretary'],
  community_staff: ['community_secretary', 'sub_district_staff'],
  community_secretary: ['sub_district_staff'],
  sub_district_staff: ['district_staff'],
  district_staff: ['district_staff'],
}

/** Whether a role may write notices at all. */
export function isAuthorRole(role: Role): role is AuthorRole {
  return role in AUTHOR_LEVELS
}

/**
 * Whether a role held over `scope` may write to `audience`. An audience may lie below the scope (a
 * secretary may write to one building) but never beside or above it, and never to one household.
 */
export function canAddress(role: Role, scope: string, audience: string): boolean {
  if (!isAuthorRole(role) || levelOf(scope) !== AUTHOR_LEVELS[role]) return false
  const level = levelOf(audience)
  return level !== 'household' && level !== 'unit_stair' && covers(scope, audience)
}

/** What the checks before publishing said. */
export interface Checks {
  /** The publish-lint. */
  lint: 'pass' | 'review' | 'block'
  /** The platform's content safety; `pending` when it failed or was unsure. */
  safety: 'pass' | 'pending' | 'refused'
}

/** Why a second person must read a notice. */
export type ReviewReason = 'first_posts' | 'lint' | 'safety' | 'files'

export type SubmitOutcome =
  | { state: 'published' }
  | { state: 'in_review'; reasons: ReviewReason[] }
  | { state: 'draft'; refused: 'lint' | 'safety' }

/**
 * What submitting a draft leads to. A refusal leaves the draft as it was.
 * @param publishedBefore how many notices the author has published in this role
 * @param files how many pictures and attachments it carries; a captain's are read by a person
 */
export function outcomeOfSubmit(
  role: AuthorRole,
  checks: Checks,
  publishedBefore: number,
  files: number,
): SubmitOutcome {
  if (checks.lint === 'block') return { state: 'draft', refused: 'lint' }
  if (checks.safety === 'refused') return { state: 'draft', refused: 'safety' }
  const reasons: ReviewReason[] = []
  if (role === 'building_captain' && publishedBefore < CAPTAIN_REVIEWED_POSTS) {
    reasons.push('first_posts')
  }
  if (checks.lint === 'review') reasons.push('lint')
  if (checks.safety === 'pending') reasons.push('safety')
  if (files > 0 && role === 'building_captain') reasons.push('files')
  return reasons.length > 0 ? { state: 'in_review', reasons } : { state: 'published' }
}

/** What can be done to a notice. */
export type NoticeMove = 'edit' | 'submit' | 'approve' | 'return' | 'correct' | 'withdraw'

/** The moves each state allows, by who makes them. */
const MOVES: Record<NoticeState, { author: NoticeMove[]; reviewer: NoticeMove[] }> = {
  draft: { author: ['edit', 'submit', 'withdraw'], reviewer: [] },
  in_review: { author: ['withdraw'], reviewer: ['approve', 'return'] },
  returned: { author: ['edit', 'submit', 'withdraw'], reviewer: [] },
  published: { author: ['correct', 'withdraw'], reviewer: ['withdraw'] },
  withdrawn: { author: [], reviewer: [] },
}

/**
 * The moves somebody may make. A person who is both author and reviewer counts as author only:
 * nobody reviews their own words.
 */
export function movesOn(
  state: NoticeState,
  as: { isAuthor: boolean; isReviewer: boolean },
): NoticeMove[] {
  if (as.isAuthor) return [...MOVES[state].author]
  return as.isReviewer ? [...MOVES[state].reviewer] : []
}

/** Whether a published notice is over at `now`; it stays readable, marked as expired. */
export function isExpired(notice: { expiresAt: number | null }, now: number): boolean {
  return notice.expiresAt !== null && notice.expiresAt <= now
}
