/**
 * Points within a family that lives together: one lets the household use theirs, another of the same
 * household uses them. No other transfer between people exists: points can't be given away, sold or
 * collected (product's default scheme; 志愿服务条例 2017 第二条：自愿、无偿).
 * @module
 */

/** That somebody lets their household use their points. */
export interface Sharing {
  readonly on: boolean
  /** Path of the household it holds for: who moves out takes their points along. */
  readonly home: string
  /** When it was said, epoch milliseconds. */
  readonly at: number
}

/** Somebody of a household, and since when; epoch milliseconds. */
export interface Cohabitant {
  readonly personId: string
  readonly since: number
}

/** Who wants to use whose points. */
export interface FamilyUse {
  /** Whether the scheme has it at all. */
  readonly allowed: boolean
  /** Absent when the owner never said anything. */
  readonly sharing: Sharing | undefined
  readonly owner: string
  readonly user: string
  /** Everybody who lives in the household of the sharing, now. */
  readonly members: readonly Cohabitant[]
}

/**
 * Whether what somebody said still holds for a member of the household: it ends for who moves out, and
 * does not begin anew when they come back; nor was it said to who came later.
 * @param since when that member came, epoch milliseconds
 */
export const stillHolds = ({ on, at }: Pick<Sharing, 'on' | 'at'>, since: number): boolean =>
  on && since <= at

export type FamilyProblem = 'not_in_scheme' | 'not_shared' | 'not_together' | 'same_person'

/** Why somebody can't use another's points; undefined when they can. */
export function familyProblem(use: FamilyUse): FamilyProblem | undefined {
  const { allowed, sharing, owner, user, members } = use
  if (!allowed) return 'not_in_scheme'
  if (owner === user) return 'same_person'
  if (!sharing?.on) return 'not_shared'
  const sinceOf = (one: string) => members.find(({ personId }) => personId === one)?.since
  const [own, other] = [sinceOf(owner), sinceOf(user)]
  if (own === undefined || other === undefined) return 'not_together'
  return stillHolds(sharing, own) && stillHolds(sharing, other) ? undefined : 'not_shared'
}
