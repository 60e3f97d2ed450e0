/**
 * Teams: founded by a neighbour, approved by the secretary, joined, led, handed over and left.
 * @module
 */
import type { TeamMove, TeamState } from '@domain/volunteering/team'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { compoundInput, cursorInput, wordsInput } from '../../kernel/contract/inputs'
import type { ActivityCard } from './cards'
import { APPROVERS, personInput } from './shared'

const team = v.pipe(v.string(), v.regex(/^[0-9a-z]{8,32}$/, '这支队伍的编号不对，请返回重试'))

export interface TeamCard {
  id: string
  /** Its compound's name, for who reads the lists of a whole community; empty for everybody else. */
  compoundName: string
  name: string
  about: string
  leaderName: string
  members: number
  state: TeamState
  mine: 'leader' | 'member' | 'asked' | null
}

export interface TeamDetail extends TeamCard {
  /** Why it was not approved; for its leader and those who approve. */
  reason: string
  moves: TeamMove[]
  canJoin: boolean
  /** Those in it; empty for who is not. */
  people: { person: string; name: string; leads: boolean }[]
  /** Those who ask to join; for the leader. */
  askers: { person: string; name: string }[]
  /** Its latest activities. */
  activities: ActivityCard[]
}

export const listTeams = defineAction<Page<TeamCard> & { canFound: boolean }>()({
  name: 'volunteering/listTeams',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  /** Everyone may ask; it lists the teams of the compounds the caller lives or serves in, a community's too. */
  allow: { anyone: true },
})

export const getTeam = defineAction<TeamDetail>()({
  name: 'volunteering/getTeam',
  kind: 'query',
  input: v.strictObject({ team }),
  allow: { anyone: true },
})

export const foundTeam = defineAction<{ team: string; state: TeamState }>()({
  name: 'volunteering/foundTeam',
  kind: 'command',
  input: v.strictObject({
    compound: compoundInput,
    name: wordsInput('请写队伍名称', 20),
    about: wordsInput('请写队伍做什么', 200),
  }),
  allow: { relations: ['neighbour'] },
  audit: '发起志愿服务队',
})

export const moveTeam = defineAction<{ state: TeamState }>()({
  name: 'volunteering/moveTeam',
  kind: 'command',
  input: v.strictObject({
    team,
    move: v.picklist(['approve', 'refuse', 'dissolve']),
    /** With `refuse`: why. */
    reason: v.optional(wordsInput('请写原因', 100)),
  }),
  allow: { relations: ['teamLeader'], roles: APPROVERS },
  audit: '办理志愿服务队',
})

export const joinTeam = defineAction<{ asked: true }>()({
  name: 'volunteering/joinTeam',
  kind: 'command',
  input: v.strictObject({ team }),
  allow: { relations: ['neighbour'] },
  audit: '申请加入志愿服务队',
})

export const answerAsker = defineAction<{ answered: true }>()({
  name: 'volunteering/answerAsker',
  kind: 'command',
  input: v.strictObject({ team, person: personInput, accept: v.boolean() }),
  allow: { relations: ['teamLeader'] },
  audit: '答复入队申请',
})

export const leaveTeam = defineAction<{ left: true }>()({
  name: 'volunteering/leaveTeam',
  kind: 'command',
  input: v.strictObject({ team }),
  allow: { relations: ['member'] },
  audit: '退出志愿服务队',
})

export const handOverTeam = defineAction<{ handedOver: true }>()({
  name: 'volunteering/handOverTeam',
  kind: 'command',
  input: v.strictObject({ team, person: personInput }),
  allow: { relations: ['teamLeader'] },
  audit: '移交志愿服务队',
})
