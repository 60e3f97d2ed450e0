/**
 * What residents and those who help them read about a request.
 * @module
 */
import { ROLE_TITLES } from '@domain/people/roles'
import { FINAL_STATES, type RequestState, STATE_TITLES } from '@domain/requests/states'
import type {
  PersonView,
  RequestSummary,
  Solved,
  TimelineEntry,
} from '@functions/requests/contract'
import { dueWords, isPressing } from '@/words/when'

/** How a state looks: waiting for someone, under way, needs the reader, or over. */
export type Tone = 'waiting' | 'going' | 'needs-me' | 'good' | 'over'

const TONES: Readonly<Record<RequestState, Tone>> = {
  submitted: 'waiting',
  accepted: 'going',
  dispatched: 'going',
  in_progress: 'going',
  resolution_submitted: 'waiting',
  reopened: 'waiting',
  closed: 'good',
  not_accepted: 'over',
  withdrawn: 'over',
}

/** The state's word and look. `mine`: the reader reported it, so the last step waits for them. */
export function stateView(state: RequestState, mine: boolean): { word: string; tone: Tone } {
  if (state !== 'resolution_submitted') return { word: STATE_TITLES[state], tone: TONES[state] }
  return mine
    ? { word: STATE_TITLES.resolution_submitted, tone: 'needs-me' }
    : { word: '等居民确认', tone: 'waiting' }
}

/** Name and role, e.g. `王芳（专职网格员）`. */
export function personWords(person: PersonView): string {
  return person.role ? `${person.name}（${ROLE_TITLES[person.role]}）` : person.name
}

export const SOLVED_WORDS = {
  yes: '解决了',
  partly: '解决了一部分',
  no: '没解决',
} as const satisfies Record<Solved, string>

/** Words for 1 to 5, worst first. */
export const SATISFIED_WORDS = ['很不满意', '不满意', '一般', '满意', '很满意'] as const

/** One line of the history: who did what. */
export function entryTitle(entry: TimelineEntry): string {
  const who = personWords(entry.actor)
  switch (entry.move) {
    case 'submit':
      return `${who} 提交了诉求`
    case 'review':
      return entry.state === 'not_accepted' ? `${who} 没有通过内容审核` : `${who} 审核了内容`
    case 'accept':
      return `${who} 受理了`
    case 'refuse':
      return `${who} 没有受理`
    case 'dispatch':
      return entry.to ? `${who} 交给 ${personWords(entry.to)} 办` : `${who} 安排人来办`
    case 'sign':
      return `${who} 签收，开始办`
    case 'resolve':
      return `${who} 说办好了`
    case 'answer':
      return entry.answer ? `${who} 回答：${SOLVED_WORDS[entry.answer.solved]}` : `${who} 回答了`
    case 'withdraw':
      return `${who} 撤回了`
  }
}

/** What happens now and by whom, in a sentence for the top of the page. */
export function nextWords(request: RequestSummary, mine: boolean): string {
  const holder = request.holder ? personWords(request.holder) : '小区网格员'
  switch (request.state) {
    case 'submitted':
      return request.contentPending
        ? '内容正在审核，通过后马上转给网格员'
        : `${holder}看到后会受理，并安排人来办`
    case 'accepted':
      return `${holder}已经受理，正在安排人来办`
    case 'dispatched':
      return `已交给${holder}，等他签收`
    case 'in_progress':
      return `${holder}正在办`
    case 'resolution_submitted':
      return mine ? '办的人说办好了。请您看看，到底解决了没有' : '结果已告诉居民，等居民确认'
    case 'reopened':
      return `居民说没解决，已退回${holder}重新办`
    case 'closed':
      return '这件事办完了'
    case 'not_accepted':
      return '没有受理，原因写在下面；有不明白的可以再问社区'
    case 'withdrawn':
      return '已经撤回，不再办理'
  }
}

/** The deadline of the next step, or undefined when nothing is due. */
export function deadline(
  request: Pick<RequestSummary, 'state' | 'dueAt'>,
  now: number,
): { words: string; pressing: boolean } | undefined {
  if (request.dueAt === undefined || FINAL_STATES.includes(request.state)) return undefined
  return { words: dueWords(request.dueAt, now), pressing: isPressing(request.dueAt, now) }
}
