/**
 * The life of a convention's version, from opinions to in force.
 * Source: the procedure of 民发〔2018〕144号: opinions, draft, review by the sub-district, vote of the
 * residents' meeting, filing and publication; 城市居民委员会组织法: made by the residents' meeting and
 * filed. Signing comes after it is in force and is not what makes it valid.
 * @module
 */
import { failure, type Result, success } from '../result'

/** States with the words residents see. */
export const VERSION_STATE_TITLES = {
  collecting: '征求意见',
  drafting: '起草',
  sub_district_review: '街道审核',
  deliberating: '居民表决',
  passed: '表决通过',
  failed: '表决没有通过',
  filed: '已备案',
  published: '已公布',
  in_force: '施行中',
  superseded: '已被新版代替',
  abandoned: '不再继续',
} as const

export type VersionState = keyof typeof VERSION_STATE_TITLES

export type VersionMove =
  | 'start_drafting'
  | 'reopen_opinions'
  | 'send_to_review'
  | 'send_back'
  | 'approve'
  | 'pass'
  | 'fail'
  | 'redraft'
  | 'file'
  | 'publish'
  | 'come_into_force'
  | 'supersede'
  | 'abandon'

/** Who can move: the editor (community or compound secretary), the sub-district, or nobody but the process. */
export type VersionActor = 'editor' | 'sub_district' | 'process'

type Step = { readonly to: VersionState; readonly by: VersionActor }

/** Every move that exists. */
export const VERSION_MOVES: Readonly<
  Record<VersionState, Readonly<Partial<Record<VersionMove, Step>>>>
> = {
  collecting: {
    start_drafting: { to: 'drafting', by: 'editor' },
    abandon: { to: 'abandoned', by: 'editor' },
  },
  drafting: {
    reopen_opinions: { to: 'collecting', by: 'editor' },
    send_to_review: { to: 'sub_district_review', by: 'editor' },
    abandon: { to: 'abandoned', by: 'editor' },
  },
  sub_district_review: {
    send_back: { to: 'drafting', by: 'sub_district' },
    approve: { to: 'deliberating', by: 'sub_district' },
  },
  // The vote is the election engine's: its result moves the version, and nobody's hand.
  deliberating: { pass: { to: 'passed', by: 'process' }, fail: { to: 'failed', by: 'process' } },
  passed: { file: { to: 'filed', by: 'sub_district' } },
  failed: {
    redraft: { to: 'drafting', by: 'editor' },
    abandon: { to: 'abandoned', by: 'editor' },
  },
  filed: { publish: { to: 'published', by: 'editor' } },
  published: { come_into_force: { to: 'in_force', by: 'process' } },
  in_force: { supersede: { to: 'superseded', by: 'process' } },
  superseded: {},
  abandoned: {},
}

/** The state after a move, or why it can't be made. */
export function moveVersion(
  state: VersionState,
  move: VersionMove,
  actor: VersionActor,
): Result<VersionState, 'wrong_state' | 'not_your_move'> {
  const step = VERSION_MOVES[state][move]
  if (!step) return failure('wrong_state')
  return step.by === actor ? success(step.to) : failure('not_your_move')
}

/** States in which the words can still change. */
export const canEdit = (state: VersionState): boolean => state === 'drafting'

/** States in which a version can be signed. */
export const canSign = (state: VersionState): boolean => state === 'in_force'
