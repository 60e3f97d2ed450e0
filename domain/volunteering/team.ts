/**
 * A volunteer team (志愿服务队): proposed by a neighbour, approved by the compound's secretary
 * (志愿服务条例 art. 8: groups that the residents' committee agrees to may serve in the community), led
 * by one of its members.
 * @module
 */
import { failure, type Result, success } from '../result'

/** Stored states, with the words people see. */
export const TEAM_STATE_TITLES = {
  proposed: '等待批准',
  active: '服务中',
  refused: '没有批准',
  dissolved: '已解散',
} as const

export type TeamState = keyof typeof TEAM_STATE_TITLES
export type TeamMove = 'approve' | 'refuse' | 'dissolve'

/** Somebody in a team: asked to join, or in. */
export interface TeamMember {
  readonly personId: string
  readonly at: number
  readonly state: 'asked' | 'member'
}

/** Most people of one team, those who asked included. */
const MOST_MEMBERS = 200

export type TeamProblem =
  | 'wrong_state'
  | 'own_team'
  | 'not_your_part'
  | 'in_already'
  | 'not_in'
  | 'team_is_big'
  | 'leader_stays'

/** What a caller is to a team. */
export interface TeamParts {
  readonly leads: boolean
  readonly approves: boolean
}

/** The state after a move: nobody approves the team they lead, in whatever role. */
export function nextTeamState(
  state: TeamState,
  move: TeamMove,
  { leads, approves }: TeamParts,
): Result<TeamState, TeamProblem> {
  if (move === 'dissolve') {
    // What was only proposed is taken back by its founder, or refused with a reason.
    const may = state === 'proposed' ? leads : leads || approves
    if (!may) return failure('not_your_part')
    return state === 'active' || state === 'proposed'
      ? success('dissolved')
      : failure('wrong_state')
  }
  if (!approves) return failure('not_your_part')
  if (leads) return failure('own_team')
  if (state !== 'proposed') return failure('wrong_state')
  return success(move === 'approve' ? 'active' : 'refused')
}

/** Moves open to a caller now. */
export const openTeamMoves = (state: TeamState, parts: TeamParts): TeamMove[] =>
  (['approve', 'refuse', 'dissolve'] as const).filter(
    (move) => nextTeamState(state, move, parts).ok,
  )

const without = <Member extends TeamMember>(list: readonly Member[], personId: string) =>
  list.filter((one) => one.personId !== personId)

/** The list with one who asks to join; the leader answers. */
export function askToJoin<Member extends TeamMember>(
  state: TeamState,
  list: readonly Member[],
  who: Member,
): Result<Member[], TeamProblem> {
  if (state !== 'active') return failure('wrong_state')
  if (list.some((one) => one.personId === who.personId)) return failure('in_already')
  if (list.length >= MOST_MEMBERS) return failure('team_is_big')
  return success([...list, { ...who, state: 'asked' }])
}

/** The list after the leader answered one who asked. */
export function answerAsker<Member extends TeamMember>(
  list: readonly Member[],
  personId: string,
  accept: boolean,
): Result<Member[], TeamProblem> {
  const asker = list.find((one) => one.personId === personId && one.state === 'asked')
  if (!asker) return failure('not_in')
  if (!accept) return success(without(list, personId))
  return success(list.map((one) => (one === asker ? { ...one, state: 'member' } : one)))
}

/** The list without somebody; the leader hands the team over first. */
export function leaveTeam<Member extends TeamMember>(
  list: readonly Member[],
  personId: string,
  leaderId: string,
): Result<Member[], TeamProblem> {
  if (personId === leaderId) return failure('leader_stays')
  if (!list.some((one) => one.personId === personId)) return failure('not_in')
  return success(without(list, personId))
}

/** Who leads next: a member, and not who leads already. */
export function nextLeader<Member extends TeamMember>(
  list: readonly Member[],
  personId: string,
  leaderId: string,
): Result<Member, TeamProblem> {
  const next = list.find((one) => one.personId === personId && one.state === 'member')
  return next && personId !== leaderId ? success(next) : failure('not_in')
}
