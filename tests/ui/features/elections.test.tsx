/** What people write about days and homes in an election, and the clock of who helps somebody to vote. */
import type { PaperDeskView } from '@functions/elections/contract'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Register } from '@/features/elections/pages/paper/register'
import { Clock } from '@/features/elections/parts/clock'
import { isoDay } from '@/features/elections/parts/day-field'
import { homePath, homeWords } from '@/features/elections/parts/home-field'
import { wordsOf } from '@/features/elections/parts/use-doing'
import { answer, OFFLINE, resetServer, sentOf } from './server'

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

test('what went wrong is said in a sentence of ours, never in the words of a library', () => {
  expect(wordsOf(new Error('这张票用过了，请重新封一张'))).toBe('这张票用过了，请重新封一张')
  const thrown = [new Error('navigateTo:fail page 没有找到'), new TypeError('x is undefined'), 'oh']
  const said = thrown.map(wordsOf)
  expect(new Set(said).size).toBe(1)
  expect(said[0]).not.toMatch(/[A-Za-z]/)
  expect(said[0]).toMatch(/请再试一次/)
})

test('an envelope whose registering got no answer is sent again as the same command', async () => {
  const desk: PaperDeskView = {
    ...{ title: '3栋楼栋长选举', path: BUILDING, stage: 'collecting', envelopes: [], officer: 0 },
    ...{ fingerprint: '', candidates: [], entered: [], differ: false },
    witnesses: [{ personId: 'p-other', name: '桂秋分' }],
  }
  resetServer()
  answer('elections/recordPaper', () => {
    throw OFFLINE
  })
  const changed = jest.fn(async () => {})
  render(<Register id='poll00001' desk={desk} onChanged={changed} />)
  fireEvent.change(screen.getByLabelText('单元'), { target: { value: '1' } })
  fireEvent.change(screen.getByLabelText('房号'), { target: { value: '302' } })
  fireEvent.click(screen.getByRole('radio', { name: /流动票箱/ }))
  fireEvent.click(screen.getByRole('button', { name: /^同去的人/ }))
  fireEvent.click(screen.getByRole('radio', { name: '桂秋分' }))
  const register = () => fireEvent.click(screen.getByRole('button', { name: '登记这一户' }))
  register()
  await screen.findByText(/网络不太好/)
  answer('elections/recordPaper', { recorded: 0 })
  register()
  await waitFor(() => expect(changed).toHaveBeenCalledTimes(1))
  const sent = sentOf('elections/recordPaper')
  expect(sent).toHaveLength(3)
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  expect(sent[2]?.input).toMatchObject({
    ...{ household: `${BUILDING}/u1/0302`, box: { beside: 'p-other' } },
  })
})
