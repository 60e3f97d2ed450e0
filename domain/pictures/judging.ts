/**
 * The life of an uploaded picture: asked about → shown, or looked at by a person, or taken away. The
 * platform's own answer comes later, by a push that may be lost.
 * @module
 */

/** `asked` waits for the platform, `review` for a person; only `pass` is seen by others. */
export type PictureState = 'asked' | 'review' | 'pass' | 'refused'

/** What the platform says; `unsure` also stands for an answer that never came. */
export type PictureVerdict = 'pass' | 'unsure' | 'risky'

/**
 * What a verdict makes of a picture. The first word holds: what comes twice or late changes nothing.
 * Where nobody can look, what is unsure is taken away: it never opens by itself.
 * @param hasReviewer whether somebody is there to look
 */
export function stateAfter(
  state: PictureState,
  verdict: PictureVerdict,
  hasReviewer: boolean,
): PictureState {
  if (state !== 'asked') return state
  if (verdict === 'pass') return 'pass'
  return verdict === 'unsure' && hasReviewer ? 'review' : 'refused'
}

/** Who looks: whose picture it is, and whether it lies on a desk of theirs. */
export interface PictureViewer {
  readonly isOwner: boolean
  readonly isReviewer: boolean
}

/**
 * Whether somebody may see a picture. One that nobody was asked about (`undefined`) waits like the others.
 */
export function maySee(state: PictureState | undefined, viewer: PictureViewer): boolean {
  if (state === 'refused') return false
  return state === 'pass' || viewer.isOwner || viewer.isReviewer
}

const MINUTE_MS = 60_000
/** The platform promises its answer within 30 minutes; then it counts as lost. */
const LOST_AFTER_MS = 35 * MINUTE_MS
/** Longest wait after a try that did not get through. */
const LONGEST_PAUSE_MS = 30 * MINUTE_MS
/** Times the platform is asked; afterwards a person is. */
export const MOST_ASKS = 8

/**
 * When to ask again: an answer is given its time; a try that did not get through is repeated after one,
 * two, four … minutes.
 * @param asks how often was asked, from 1
 * @returns undefined when it was asked often enough
 */
export function askAgainAt(asks: number, gotThrough: boolean, now: number): number | undefined {
  if (gotThrough) return now + LOST_AFTER_MS
  if (asks >= MOST_ASKS) return undefined
  return now + Math.min(MINUTE_MS * 2 ** (asks - 1), LONGEST_PAUSE_MS)
}
