import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { TimeLeft } from './date-text'
import { PhotoRow } from './photo-row'
import { formatMoment, formatSpan } from './time'
import './timeline.css'

/** One step of a case. Times are epoch milliseconds. */
export interface TimelineStep {
  readonly key: string
  /** What happened, or happens next: 已受理. */
  readonly title: string
  /** `done`, in someone's hands `now`, or still to come. */
  readonly state: 'done' | 'now' | 'next'
  /** Who did it or holds it, with the role: 陈立 · 网格员. */
  readonly who?: string
  readonly at?: number
  /** How long it was held, in milliseconds; for `now` counted from `at`. */
  readonly heldMs?: number
  /** When it is due; for `now`. */
  readonly dueAt?: number
  readonly words?: string
  readonly photos?: readonly string[]
  /** Photos that others do not see yet; may hold those of other steps. */
  readonly pendingPhotos?: readonly string[]
}

/** Who held a case, who holds it now, and for how long. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className='ui-timeline' aria-role='list'>
      {steps.map((step) => (
        <Step key={step.key} step={step} />
      ))}
    </View>
  )
}

function heldWords({ state, at, heldMs }: TimelineStep, now: number): string | undefined {
  if (state === 'now' && at !== undefined) return `已经 ${formatSpan(now - at)}`
  return heldMs === undefined ? undefined : `用了 ${formatSpan(heldMs)}`
}

function Step({ step }: { step: TimelineStep }) {
  const { title, state, who, at, dueAt, words, photos, pendingPhotos } = step
  const now = Date.now()
  const when = at === undefined ? undefined : formatMoment(at, now)
  const facts = [when, heldWords(step, now)].filter(Boolean).join(' · ')
  return (
    <View
      className='ui-timeline__entry'
      aria-role='listitem'
      aria-label={[state === 'now' && '现在', title, who, facts, words].filter(Boolean).join('，')}
    >
      <View className={classNames('ui-timeline__dot', `ui-timeline__dot--${state}`)} />
      <View className='ui-timeline__title'>{title}</View>
      {who !== undefined && <View>{who}</View>}
      {facts !== '' && <View className='ui-timeline__line'>{facts}</View>}
      {dueAt !== undefined && <TimeLeft dueAt={dueAt} />}
      {words !== undefined && <View className='ui-timeline__words'>{words}</View>}
      {photos !== undefined && photos.length > 0 && (
        <View className='ui-timeline__photos'>
          <PhotoRow photos={photos} label={title} pending={pendingPhotos} />
        </View>
      )}
    </View>
  )
}
