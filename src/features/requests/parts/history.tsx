import { FINAL_STATES } from '@domain/requests/states'
import type { RequestDetail } from '@functions/requests/contract'
import { Timeline, type TimelineStep } from '@/ui'
import { entryTitle, entryWords, personWords } from '../words'

interface HistoryProps {
  request: RequestDetail
  /** Addresses of its photos by id. */
  urls: ReadonlyMap<string, string>
}

/** Who did what and how long each held it, the latest first. */
export function History({ request, urls }: HistoryProps) {
  return <Timeline steps={historySteps(request, urls)} />
}

/** The history as steps, the latest first; the latest is still running unless the request is over. */
function historySteps(request: RequestDetail, urls: ReadonlyMap<string, string>): TimelineStep[] {
  const { timeline, state, dueAt } = request
  const isOver = FINAL_STATES.includes(state)
  const steps = timeline.map((entry, index): TimelineStep => {
    const next = timeline[index + 1]
    const isRunning = next === undefined && !isOver
    return {
      key: String(entry.seq),
      title: entryTitle(entry),
      who: personWords(entry.actor),
      state: isRunning ? 'now' : 'done',
      at: entry.at,
      heldMs: next && next.at - entry.at,
      dueAt: isRunning ? dueAt : undefined,
      words: entryWords(entry),
      // Photos of the request itself stand at the top of the page.
      photos: entry.move === 'submit' ? [] : shown(entry.photos ?? [], urls),
      pendingPhotos: shown(request.photosPending ?? [], urls),
    }
  })
  return steps.reverse()
}

/** The photos that can be shown, by address. */
export const shown = (ids: readonly string[], urls: ReadonlyMap<string, string>) =>
  ids.flatMap((id) => urls.get(id) ?? [])
