import { STAGE_TITLES } from '@domain/elections/stages'
import type { ElectionDetail } from '@functions/elections/contract'
import { useState } from 'react'
import { formatDay, Section, Timeline, type TimelineStep } from '@/ui'

function stepsOf({ line, stage }: ElectionDetail, now: number): TimelineStep[] {
  return line.map((one) => {
    const days = [one.window.from, one.window.until].map((at) => formatDay(at, now))
    const state = one.stage === stage ? 'now' : one.window.until < now ? 'done' : 'next'
    return {
      key: one.stage,
      title: STAGE_TITLES[one.stage],
      state,
      who: [...new Set(days)].join(' 到 '),
      ...(state === 'now' && { dueAt: one.window.until }),
    }
  })
}

/** The dates: what is now and next, and all of them when asked for. */
export function Schedule({ election }: { election: ElectionDetail }) {
  const [whole, setWhole] = useState(false)
  const steps = stepsOf(election, Date.now())
  const first = steps.findIndex(({ state }) => state !== 'done')
  const near = first < 0 ? steps.slice(-2) : steps.slice(first, first + 3)
  return (
    <Section
      title='时间安排'
      action={{ label: whole ? '只看眼前' : '看全部', onPress: () => setWhole(!whole) }}
    >
      <Timeline steps={whole ? steps : near} />
    </Section>
  )
}
