/** What people write about days and homes in an election, and the clock of who helps somebody to vote. */
import { act, render } from '@testing-library/react'
import { Clock } from '@/features/elections/parts/clock'
import { isoDay } from '@/features/elections/parts/day-field'
import { homePath, homeWords } from '@/features/elections/parts/home-field'

const COMPOUND = '/430202/430202002/430202002007/c01'
const BUILDING = `${COMPOUND}/b03`

test.each([
  ['1970年5月1日', '1970-05-01'],
  ['1970-5-1', '1970-05-01'],
  [' 1970/05/01 ', '1970-05-01'],
  ['19700501', '1970-05-01'],
  ['1970年2月30日', ''],
  ['五月一日', ''],
  ['70-5-1', ''],
])('the day %s is read as %s', (text, day) => {
  expect(isoDay(text)).toBe(day)
})

test('a home has its path by unit and room, and by its building where the vote has several', () => {
  const home = { building: '', unit: '1', room: '302' }
  expect(homePath(BUILDING, home)).toBe(`${BUILDING}/u1/0302`)
  expect(homePath(COMPOUND, home)).toBeUndefined()
  expect(homePath(COMPOUND, { ...home, building: '3' })).toBe(`${BUILDING}/u1/0302`)
  expect(homePath(BUILDING, { ...home, room: '3' })).toBeUndefined()
  expect(homeWords(BUILDING, `${BUILDING}/u1/0302`)).toBe('1单元302')
  expect(homeWords(COMPOUND, `${BUILDING}/u1/0302`)).toBe('3栋1单元302')
})

test('the clock of a session counts down by seconds, and says when it is over', () => {
  jest.useFakeTimers({ now: 1_000_000 })
  const { container } = render(<Clock until={1_000_000 + 62_000} over='时间到了' />)
  expect(container.textContent).toBe('1:02')
  act(() => jest.advanceTimersByTime(3_000))
  expect(container.textContent).toBe('0:59')
  act(() => jest.advanceTimersByTime(60_000))
  expect(container.textContent).toBe('时间到了')
  jest.useRealTimers()
})
