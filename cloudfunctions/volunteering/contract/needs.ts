/**
 * A resident's need for a hand, which the captain or the community turns into an activity.
 * @module
 */
import { isPath, levelOf } from '@domain/people/path'
import { NEED_KIND_KEYS, type NeedKind, type NeedState } from '@domain/volunteering/need'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput, wordsInput } from '../../kernel/contract/inputs'
import { activityInput, personInput } from './shared'

/** Who sees needs and turns them into activities. */
export const NEED_ROLES = [
  'building_captain',
  'branch_secretary',
  'first_secretary',
  'community_staff',
  'community_secretary',
] as const

export const needInput = v.pipe(
  v.string(),
  v.regex(/^[0-9a-z]{8,32}$/, '这条求助的编号不对，请返回重试'),
)

const homeInput = v.pipe(
  v.string('请选择住处'),
  v.check((path) => isPath(path) && levelOf(path) === 'household', '请选择住处'),
)

export interface NeedCard {
  id: string
  kind: NeedKind
  state: NeedState
  /** Where, without the room. */
  placeName: string
  at: number
  own: boolean
}

export interface NeedDetail extends NeedCard {
  words: string
  /** When it suits, in the resident's words. */
  wished: string
  name: string
  /** The room in full, for those who arrange or lead; empty when it is unknown. */
  room: string
  /** Why nobody was sent. */
  reason: string
  /** The activity made of it; empty before. */
  activity: string
  /** Whether the caller may make an activity of it or say why not. */
  canArrange: boolean
  canWithdraw: boolean
}

export const fileNeed = defineAction<{ need: string }>()({
  name: 'volunteering/fileNeed',
  kind: 'command',
  input: v.strictObject({
    home: homeInput,
    kind: v.picklist(NEED_KIND_KEYS, '请选择要帮什么'),
    words: wordsInput('请写要帮什么', 200),
    wished: wordsInput('请写什么时候方便', 60),
  }),
  allow: { relations: ['household'] },
  audit: '提出邻里求助',
})

export const listNeeds = defineAction<Page<NeedCard> & { arranges: boolean }>()({
  name: 'volunteering/listNeeds',
  kind: 'query',
  input: v.strictObject({ which: v.picklist(['mine', 'duty']), cursor: cursorInput }),
  /** Everyone may ask: it lists the caller's own, or what lies on the desks they hold. */
  allow: { anyone: true },
})

export const getNeed = defineAction<NeedDetail>()({
  name: 'volunteering/getNeed',
  kind: 'query',
  input: v.strictObject({ need: needInput }),
  allow: { relations: ['served', 'helper'], roles: NEED_ROLES },
  logs: { what: '您的求助：称呼、房号和要帮什么', why: '安排志愿服务' },
})

export const withdrawNeed = defineAction<{ withdrawn: true }>()({
  name: 'volunteering/withdrawNeed',
  kind: 'command',
  input: v.strictObject({ need: needInput }),
  allow: { relations: ['served'] },
  audit: '撤回邻里求助',
})

export const declineNeed = defineAction<{ declined: true }>()({
  name: 'volunteering/declineNeed',
  kind: 'command',
  input: v.strictObject({ need: needInput, reason: wordsInput('请写原因', 100) }),
  allow: { roles: NEED_ROLES },
  audit: '答复邻里求助：不安排',
})

/** Who was served says who came and did it: that stands in for the middle code. */
export const confirmService = defineAction<{ confirmed: number }>()({
  name: 'volunteering/confirmService',
  kind: 'command',
  input: v.strictObject({
    id: activityInput,
    people: v.pipe(v.array(personInput), v.maxLength(100)),
  }),
  allow: { relations: ['served'] },
  audit: '确认志愿服务',
})
