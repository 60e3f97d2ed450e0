import { HOLIDAY_YEARS } from '@domain/time/holidays'
import { dateOf, dayAt, dayOf, endOfDay, startOfDay, weekdayOf } from '@domain/time/shanghai'
import { endOfSpan } from '@domain/time/spans'
import { addWorkingDays, isWorkingDay } from '@domain/time/working-days'
import fc from 'fast-check'

/** A moment in Shanghai. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const shown = (moment: number) => dateOf(dayAt(moment))

/** Working days the slow way: walk by date strings and look each up in the notice itself. */
function naiveIsWorking(date: string): boolean {
  const [year, monthDay] = [Number(date.slice(0, 4)), date.slice(5)]
  const notice = HOLIDAY_YEARS.find((one) => one.year === year)
  if (notice?.work.includes(monthDay)) return true
  if (notice?.off.some(([from, to]) => from <= monthDay && monthDay <= to)) return false
  const weekday = new Date(`${date}T12:00:00+08:00`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

test('the week of National Day 2026 is off and its make-up days are worked', () => {
  const worked = (date: string) => isWorkingDay(dayOf(date))
  expect(['2026-10-01', '2026-10-07'].map(worked)).toEqual([false, false])
  expect(['2026-09-20', '2026-10-10'].map(worked)).toEqual([true, true])
  expect(worked('2026-10-08')).toBe(true)
  expect(worked('2026-10-11')).toBe(false)
})

test('three working days from the eve of Spring Festival 2026 end after the holiday', () => {
  // Friday 13 Feb; Saturday 14 is a make-up day; off from 15 to 23.
  expect(shown(addWorkingDays(at('2026-02-13 22:00'), 3).at)).toBe('2026-02-25')
})

test('the day of the start does not count, however early it is', () => {
  const early = addWorkingDays(at('2026-11-24 00:00'), 1)
  expect(early).toEqual(addWorkingDays(at('2026-11-24 23:59'), 1))
  expect(early.at).toBe(at('2026-11-26 00:00') - 1)
})

test('a deadline counted through a year without a notice says that it is provisional', () => {
  expect(addWorkingDays(at('2026-12-28 09:00'), 3).provisional).toBe(false)
  expect(addWorkingDays(at('2026-12-30 09:00'), 3).provisional).toBe(true)
  expect(isWorkingDay(dayOf('2027-01-01'))).toBe(false)
})

test('a count that makes no sense throws', () => {
  for (const count of [0, -1, 1.5, 367, Number.NaN]) {
    expect(() => addWorkingDays(0, count)).toThrow(RangeError)
  }
})

test('working days agree with a walk over the notices, day by day', () => {
  const first = dayOf('2025-01-01')
  const last = dayOf('2026-11-30')
  for (let day = first; day <= last; day++) {
    expect([dateOf(day), isWorkingDay(day)]).toEqual([dateOf(day), naiveIsWorking(dateOf(day))])
  }
  fc.assert(
    fc.property(
      fc.integer({ min: startOfDay(first), max: startOfDay(dayOf('2026-09-01')) }),
      fc.integer({ min: 1, max: 30 }),
      (start, count) => {
        let day = dayAt(start)
        for (let left = count; left > 0; ) if (naiveIsWorking(dateOf(++day))) left -= 1
        return addWorkingDays(start, count).at === endOfDay(day)
      },
    ),
  )
})

test('every make-up day of a notice is a weekend day and every holiday is not one', () => {
  for (const { year, off, work } of HOLIDAY_YEARS) {
    for (const date of work) expect([0, 6]).toContain(weekdayOf(dayOf(`${year}-${date}`)))
    for (const [from, to] of off) expect(from <= to).toBe(true)
    for (const date of work) {
      expect(off.some(([from, to]) => from <= date && date <= to)).toBe(false)
    }
  }
})

test('days and moments convert both ways', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
      const start = startOfDay(day)
      return (
        dayAt(start) === day &&
        dayAt(endOfDay(day)) === day &&
        dayAt(start - 1) === day - 1 &&
        dayOf(dateOf(day)) === day
      )
    }),
  )
  expect(() => dayOf('2026-02-30')).toThrow('no such date')
})

test('hours are exact, days end with the day', () => {
  const start = at('2026-11-24 15:30')
  expect(endOfSpan(start, { count: 2, unit: 'hours' }).at).toBe(at('2026-11-24 17:30'))
  expect(endOfSpan(start, { count: 7, unit: 'days' }).at).toBe(at('2026-12-02 00:00') - 1)
  expect(shown(endOfSpan(start, { count: 3, unit: 'working_days' }).at)).toBe('2026-11-27')
})
