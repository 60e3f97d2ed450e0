import { clockOf, dayAt, HALF_HOUR_MS, startOfDay } from '@domain/time/shanghai'
import { Fragment } from 'react'
import { formatDay, Picker } from '@/ui'

const DAYS = Array.from({ length: 14 }, (_, i) => i + 1)
const STARTS = Array.from({ length: 25 }, (_, i) => i + 14)
const LENGTHS = [2, 3, 4, 5, 6, 8]

/** Day from today, half hour of the day and length in half hours, as the pickers have them. */
export interface When {
  day: string
  start: string
  length: string
}

/** Tomorrow morning at nine, for two hours. */
export const FIRST: When = { day: '1', start: '18', length: '4' }

/** From when to when, epoch milliseconds. @param today number of the day */
export function timesOf({ day, start, length }: When, today: number) {
  const startsAt = startOfDay(today + Number(day)) + Number(start) * HALF_HOUR_MS
  return { startsAt, endsAt: startsAt + Number(length) * HALF_HOUR_MS }
}

/** The pickers' values of what was planned before; the first ones where they offer no such thing. */
export function whenOf(startsAt: number, endsAt: number, today: number): When {
  const day = dayAt(startsAt) - today
  const start = Math.round((startsAt - startOfDay(dayAt(startsAt))) / HALF_HOUR_MS)
  const length = Math.round((endsAt - startsAt) / HALF_HOUR_MS)
  return {
    day: DAYS.includes(day) ? String(day) : FIRST.day,
    start: STARTS.includes(start) ? String(start) : FIRST.start,
    length: LENGTHS.includes(length) ? String(length) : FIRST.length,
  }
}

interface WhenProps {
  when: When
  today: number
  onChange: (when: When) => void
}

/** Which day, from when, how long. */
export function WhenPickers({ when, today, onChange }: WhenProps) {
  return (
    <Fragment>
      <Picker
        label='哪一天'
        value={when.day}
        onChange={(day) => onChange({ ...when, day })}
        options={DAYS.map((n) => ({
          value: String(n),
          label: formatDay(startOfDay(today + n), Date.now()),
        }))}
      />
      <Picker
        label='几点开始'
        value={when.start}
        onChange={(start) => onChange({ ...when, start })}
        options={STARTS.map((n) => ({
          value: String(n),
          label: clockOf(startOfDay(today) + n * HALF_HOUR_MS).replace(/^0/, ''),
        }))}
      />
      <Picker
        label='多长时间'
        value={when.length}
        onChange={(length) => onChange({ ...when, length })}
        options={LENGTHS.map((n) => ({ value: String(n), label: `${n / 2} 小时` }))}
      />
    </Fragment>
  )
}
