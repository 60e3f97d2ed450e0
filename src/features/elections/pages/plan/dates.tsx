import { STAGE_TITLES } from '@domain/elections/stages'
import type { PlanPreview } from '@functions/elections/contract'
import { formatDay, Notice, Section, Timeline } from '@/ui'

/** The dates a plan would have, or what stands in the way. */
export function Dates({ preview: { calendar, problems } }: { preview: PlanPreview }) {
  if (problems.length > 0 || !calendar) return <Notice tone='warn'>{problems.join('；')}</Notice>
  const now = Date.now()
  const windows = [
    ['roll_published', calendar.roll],
    ['nominating', calendar.nomination],
    ['qualification_review', calendar.review],
    ['candidates_published', calendar.candidates],
    ['voting', calendar.voting],
    ['result_published', calendar.resultPublicity],
  ] as const
  const steps = windows.flatMap(([stage, window]) => {
    if (!window) return []
    const days = [window.from, window.until].map((at) => formatDay(at, now))
    const who = [...new Set(days)].join(' 到 ')
    return [{ key: stage, title: STAGE_TITLES[stage], state: 'next' as const, who }]
  })
  return (
    <Section title='会是这些日子'>
      <Timeline steps={steps} />
      {calendar.provisional && <Notice>有的日子按还没公布的放假安排推算。</Notice>}
    </Section>
  )
}
