/** Entering a printed list at the station: what went through, what did not, and what is chosen still. */
import { listStation } from '@functions/points/contract'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { usePaged } from '@/cloud'
import { PaperEntry } from '@/features/points/pages/station/paper-entry'
import { answer, Refusal, resetServer, sentOf } from './server'

const HAND_OVER = 'points/handOver'
const NAMES = ['荷小满', '樟微雨', '梧清明', '桂白露'] as const

const CHOSEN = ['荷小满', '樟微雨', '桂白露'] as const

/** Ids of what the station still waits for. */
let waiting: string[]
const onDone = jest.fn()

const row = (name: (typeof NAMES)[number]) => ({
  ...{ id: `redeemed${NAMES.indexOf(name)}`, name, giftTitle: '大米', points: 5, at: 0, dueAt: 0 },
})

function Entry() {
  const list = usePaged(listStation, { compound: '/1/2/3/c1' })
  return <PaperEntry list={list} onDone={onDone} />
}

beforeEach(() => {
  resetServer()
  onDone.mockClear()
  waiting = NAMES.map((name) => row(name).id)
  answer('points/listStation', () => ({
    items: NAMES.map(row).filter(({ id }) => waiting.includes(id)),
  }))
  answer(HAND_OVER, ({ id }: { id: string }) => {
    if (id === row('樟微雨').id) throw new Refusal('这次兑换已经取消')
    waiting = waiting.filter((one) => one !== id)
    return { giftTitle: '大米', name: '' }
  })
})

const choose = (name: (typeof NAMES)[number]) => fireEvent.click(screen.getByText(`${name} · 大米`))
const chosen = () =>
  NAMES.filter((name) => screen.queryByLabelText(`${name} · 大米，签过字了`) !== null)
const enter = (label: string) => fireEvent.click(screen.getByRole('button', { name: label }))
const handed = () => sentOf(HAND_OVER).map((call) => (call.input as { id: string }).id)

test('one that fails is named and let go; what went through is gone, the rest is chosen still', async () => {
  render(<Entry />)
  await screen.findByText('荷小满 · 大米')
  for (const name of CHOSEN) choose(name)
  enter('登记 3 件')
  await screen.findByText('樟微雨 · 大米没有登记：这次兑换已经取消')
  expect(screen.queryByText('荷小满 · 大米')).toBeNull()
  expect(chosen()).toEqual(['桂白露'])
  expect(onDone).not.toHaveBeenCalled()
  enter('登记 1 件')
  await waitFor(() => expect(onDone).toHaveBeenCalled())
  expect(handed()).toEqual(CHOSEN.map((name) => row(name).id))
  expect(chosen()).toEqual([])
})

test('what is chosen stays as it is while it is being entered', async () => {
  let go = () => {}
  answer(HAND_OVER, () => new Promise((done) => (go = () => done({ giftTitle: '', name: '' }))))
  render(<Entry />)
  await screen.findByText('荷小满 · 大米')
  choose('荷小满')
  enter('登记 1 件')
  choose('梧清明')
  choose('荷小满')
  await waitFor(() => expect(handed()).toHaveLength(1))
  expect(chosen()).toEqual(['荷小满'])
  go()
  await waitFor(() => expect(onDone).toHaveBeenCalled())
  expect(handed()).toEqual([row('荷小满').id])
})
