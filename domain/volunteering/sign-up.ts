/**
 * Signing up for an activity: first come, first served by post, the rest wait in order, and a place
 * that comes free goes to whoever waits longest.
 * @module
 */
import { failure, type Result, success } from '../result'

/** A post of an activity: what is to be done, and by how many. */
export interface Post {
  readonly id: string
  readonly title: string
  readonly capacity: number
}

/**
 * Who answers for whoever signed up: `adult` for themselves; of a minor, whether somebody at home was
 * asked and has agreed (志愿服务条例 art. 17 and local rules: minors with a guardian's consent).
 */
export type Consent = 'adult' | 'asked' | 'given'

/** Somebody's sign-up. The list of an activity is in the order in which people came. */
export interface SignUp {
  readonly personId: string
  readonly postId: string
  readonly at: number
  readonly state: 'joined' | 'waiting'
}

export type SignUpProblem =
  | 'no_such_post'
  | 'already_signed_up'
  | 'not_signed_up'
  | 'list_is_long'
  | 'too_late'

/** Most people on one activity's list, those who wait included. */
const MOST_SIGN_UPS = 300

const joinedAt = (list: readonly SignUp[], postId: string) =>
  list.filter((one) => one.postId === postId && one.state === 'joined').length

/** Whether every post has all its people. */
export const isFull = (posts: readonly Post[], list: readonly SignUp[]): boolean =>
  posts.every((post) => joinedAt(list, post.id) >= post.capacity)

/**
 * The list with one more: joined when the post has a place, else waiting.
 * @param closesAt when the activity begins; nobody signs up afterwards
 */
export function signUp<Who extends SignUp>(
  posts: readonly Post[],
  list: readonly Who[],
  who: Omit<Who, 'state'>,
  closesAt: number,
): Result<Who[], SignUpProblem> {
  const post = posts.find(({ id }) => id === who.postId)
  if (!post) return failure('no_such_post')
  if (list.some((one) => one.personId === who.personId)) return failure('already_signed_up')
  if (who.at >= closesAt) return failure('too_late')
  if (list.length >= MOST_SIGN_UPS) return failure('list_is_long')
  const state = joinedAt(list, post.id) < post.capacity ? 'joined' : 'waiting'
  return success([...list, { ...who, state } as Who])
}

/** A list without somebody, and who got their place, if anyone. */
export interface Cancelled<Who extends SignUp = SignUp> {
  readonly list: Who[]
  readonly promoted: string | undefined
}

/**
 * The list without somebody; the first who waits for the same post moves up.
 * @param deadline until when one may cancel; those who only wait may always
 */
export function cancelSignUp<Who extends SignUp>(
  list: readonly Who[],
  personId: string,
  now: number,
  deadline: number,
): Result<Cancelled<Who>, SignUpProblem> {
  const gone = list.find((one) => one.personId === personId)
  if (!gone) return failure('not_signed_up')
  if (gone.state === 'joined' && now > deadline) return failure('too_late')
  const rest = list.filter((one) => one !== gone)
  const next =
    gone.state === 'joined'
      ? rest.find((one) => one.postId === gone.postId && one.state === 'waiting')
      : undefined
  const moved = rest.map((one) => (one === next ? { ...one, state: 'joined' as const } : one))
  return success({ list: moved, promoted: next?.personId })
}
