/**
 * What residents and those who help them read about a request.
 * @module
 */
import { ROLE_TITLES } from '@domain/people/roles'
import { type RequestState, STATE_TITLES } from '@domain/requests/states'
import type {
  PersonView,
  RequestSummary,
  Solved,
  TimelineEntry,
} from '@functions/requests/contract'
import type { Tone } from '@/ui'

const TONES: Readonly<Record<RequestState, Tone>> = {
  submitted: 'waiting',
  accepted: 'moving',
  dispatched: 'moving',
  in_progress: 'moving',
  resolution_submitted: 'waiting',
  reopened: 'late',
  closed: 'done',
  not_accepted: 'stopped',
  withdrawn: 'stopped',
}

/** The state's word and look. `mine`: the reader reported it, so the last step waits for them. */
export function stateView(state: RequestState, mine: boolean): { word: string; tone: Tone } {
  if (state !== 'resolution_submitted') return { word: STATE_TITLES[state], tone: TONES[state] }
  return mine
    ? { word: STATE_TITLES.resolution_submitted, tone: 'mine' }
    : { word: '等居民确认', tone: 'waiting' }
}

/** Role and name, as people are called: `专职网格员 枫晓风`. */
export function personWords(person: PersonView): string {
  return person.role ? `${ROLE_TITLES[person.role]} ${person.name}` : person.name
}

export const SOLVED_WORDS = {
  yes: '解决了',
  partly: '解决了一部分',
  no: '没解决',
} as const satisfies Record<Solved, string>

/** Words for 1 to 5, the worst first. */
export const SATISFIED_WORDS = ['很不满意', '不满意', '一般', '满意', '很满意'] as const

/** What was done, in a line of the history. */
export function entryTitle(entry: TimelineEntry): string {
  switch (entry.move) {
    case 'submit':
      return '提交了诉求'
    case 'review':
      return entry.state === 'not_accepted' ? '内容没有通过审核' : '审核了内容'
    case 'accept':
      return '受理了'
    case 'refuse':
      return '没有受理'
    case 'dispatch':
      return entry.to ? `交给 ${personWords(entry.to)}` : '安排人来办'
    case 'sign':
      return '签收了，开始办'
    case 'resolve':
      return '说办好了'
    case 'answer':
      return entry.answer ? `回答：${SOLVED_WORDS[entry.answer.solved]}` : '回答了'
    case 'withdraw':
      return '撤回了'
  }
}

/** The words of a line of the history, with the reporter's second answer where there is one. */
export function entryWords(entry: TimelineEntry): string | undefined {
  const satisfied = SATISFIED_WORDS[(entry.answer?.satisfied ?? 0) - 1]
  const words = entry.wordsPending ? '（这段话还在审核）' : entry.words
  const lines = [words, satisfied && `对办事的人：${satisfied}`].filter(Boolean)
  return lines.length > 0 ? lines.join('\n') : undefined
}

/** What happens now and by whom, in a sentence for the top of the page. */
export function nextWords(request: RequestSummary, mine: boolean): string {
  const holder = request.holder && personWords(request.holder)
  switch (request.state) {
    case 'submitted':
      return request.contentPending
        ? '文字要先过一遍审核，通过后马上转给网格员。'
        : '已经转给小区网格员，等着受理。'
    case 'accepted':
      return `${holder ?? '网格员'}已经受理，正在安排人来办。`
    case 'dispatched':
      return `已经交给${holder ?? '办事的人'}，等着签收。`
    case 'in_progress':
      return `${holder ?? '办事的人'}正在办。`
    case 'resolution_submitted':
      return mine
        ? '办事的人说办好了。请您看看，到底解决了没有？'
        : '结果已经告诉居民，等居民确认。'
    case 'reopened':
      return `居民说没解决，${holder ?? '办事的人'}要重新办。`
    case 'closed':
      return '这件事办完了。'
    case 'not_accepted':
      return '这件事没有受理，原因写在下面。'
    case 'withdrawn':
      return '已经撤回，不再办理。'
  }
}
