import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import SubmitPage from '@/features/requests/pages/submit'
import { guest, home, request } from './samples'
import { answer, OFFLINE, Refusal, resetServer, sentOf } from './server'

const SUBMIT = 'requests/submitRequest'

/** A morning in Shanghai: what is due in 25 hours is due tomorrow, whenever the test runs. */
const MORNING = Date.parse('2026-11-24T10:00:00+08:00')

beforeEach(() => {
  resetServer()
  jest.useFakeTimers({ advanceTimers: 50, now: MORNING })
  answer('people/getMe', home)
  answer('requests/getRequest', request({ dueAt: MORNING + 25 * 3_600_000 }))
  answer(SUBMIT, { id: 'request-1', no: 'HT-261124-7K3F', contentPending: false })
})
afterEach(() => jest.useRealTimers())

const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }))
const write = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const WORDS = '说一说，一句话也行'

/** Walks to the last look. */
async function fillIn(words = '楼道灯不亮了') {
  choose(/公共维修/)
  write(WORDS, words)
  tap('下一步')
  await screen.findByText('别的地方')
  choose(/^3栋/)
  tap('下一步')
}

describe('a new request', () => {
  test('asks one thing at a time and says what happens next', async () => {
    render(<SubmitPage />)
    await fillIn()
    expect(screen.getByText('小满荷苑 3栋')).toBeTruthy()
    tap('提交')
    await screen.findByText('我们已收到')
    expect(await screen.findByText(/最晚明天 .*前会有人受理.*HT-261124-7K3F/)).toBeTruthy()
    expect(sentOf(SUBMIT).map((call) => call.input)).toEqual([
      {
        category: 'repair',
        text: '楼道灯不亮了',
        photos: [],
        path: '/430202/430202002/430202002007/c01/b03',
      },
    ])
  })

  test('does not go on without words, and says what is missing', () => {
    render(<SubmitPage />)
    choose(/公共维修/)
    write(WORDS, '   ')
    tap('下一步')
    expect(screen.getByText('请写一写哪里不对，一句话也行')).toBeTruthy()
    expect(screen.getByLabelText(WORDS)).toBeTruthy()
  })

  test('keeps 5,000 characters and says how many are too many', () => {
    render(<SubmitPage />)
    choose(/公共维修/)
    write(WORDS, '灯'.repeat(5000))
    tap('下一步')
    expect(screen.getByText('最多写 1000 个字，请删去 4000 个字')).toBeTruthy()
    expect((screen.getByLabelText(WORDS) as HTMLTextAreaElement).value).toHaveLength(5000)
  })

  test('asks for a place before it goes on', async () => {
    render(<SubmitPage />)
    choose(/公共维修/)
    write(WORDS, '灯坏了')
    tap('下一步')
    await screen.findByText('别的地方')
    tap('下一步')
    expect(screen.getByText('请先选一下在哪里')).toBeTruthy()
  })

  test('sends once for two taps', async () => {
    render(<SubmitPage />)
    await fillIn()
    const button = screen.getByRole('button', { name: '提交' })
    fireEvent.click(button)
    fireEvent.click(button)
    await screen.findByText('我们已收到')
    expect(sentOf(SUBMIT)).toHaveLength(1)
  })

  test('keeps everything when the network fails, and sends the same again under the same key', async () => {
    answer(SUBMIT, () => {
      throw OFFLINE
    })
    render(<SubmitPage />)
    await fillIn()
    tap('提交')
    await screen.findByText(/网络不太好.*您写的都还在，没有丢/)
    expect(screen.getByText('楼道灯不亮了')).toBeTruthy()
    answer(SUBMIT, { id: 'request-1', no: 'HT-1', contentPending: false })
    tap('提交')
    await screen.findByText('我们已收到')
    const calls = sentOf(SUBMIT)
    expect(calls).toHaveLength(3)
    expect(new Set(calls.map((call) => call.key)).size).toBe(1)
  })

  test('shows what the server says and keeps the words', async () => {
    answer(SUBMIT, () => {
      throw new Refusal('文字里有不合适的内容，请修改后再提交')
    })
    render(<SubmitPage />)
    await fillIn()
    tap('提交')
    await screen.findByText(/文字里有不合适的内容/)
    fireEvent.click(screen.getByLabelText(/^楼道灯不亮了/).firstElementChild as Element)
    expect((screen.getByLabelText(WORDS) as HTMLTextAreaElement).value).toBe('楼道灯不亮了')
  })

  test('comes back from mending to the last look', async () => {
    render(<SubmitPage />)
    await fillIn()
    fireEvent.click(screen.getByLabelText(/^楼道灯不亮了/).firstElementChild as Element)
    write(WORDS, '二楼的灯不亮了')
    tap('下一步')
    expect(screen.getByText('看一看，对不对？')).toBeTruthy()
    expect(screen.getByText('二楼的灯不亮了')).toBeTruthy()
  })

  test('gives back what was written when the page was closed, until it is sent', async () => {
    const first = render(<SubmitPage />)
    choose(/公共维修/)
    write(WORDS, '灯坏了')
    first.unmount()
    const second = render(<SubmitPage />)
    expect(screen.getByText('上次没写完的，给您留着呢。')).toBeTruthy()
    expect((screen.getByLabelText(WORDS) as HTMLTextAreaElement).value).toBe('灯坏了')
    tap('下一步')
    await screen.findByText('别的地方')
    choose(/公共地方/)
    tap('下一步')
    tap('提交')
    await screen.findByText('我们已收到')
    second.unmount()
    render(<SubmitPage />)
    expect(screen.getByText('是哪一类问题？')).toBeTruthy()
  })

  test('throws the kept words away when asked to', () => {
    const first = render(<SubmitPage />)
    choose(/公共维修/)
    write(WORDS, '灯坏了')
    first.unmount()
    render(<SubmitPage />)
    tap('不要了，重新写')
    choose(/公共维修/)
    expect((screen.getByLabelText(WORDS) as HTMLTextAreaElement).value).toBe('')
    expect(screen.queryByText('上次没写完的，给您留着呢。')).toBeNull()
  })

  test('lets a guest look for the place from the district down', async () => {
    answer('people/getMe', guest)
    const places = {
      '': [{ path: '/1/2/3/c1', level: 'compound', name: '小满荷苑', hasChildren: true }],
      '/1/2/3/c1': [{ path: '/1/2/3/c1/b1', level: 'building', name: '1栋', hasChildren: false }],
    }
    answer('people/listPlaces', ({ parent = '' }: { parent?: keyof typeof places }) => ({
      places: places[parent],
    }))
    render(<SubmitPage />)
    choose(/公共维修/)
    write(WORDS, '灯坏了')
    tap('下一步')
    fireEvent.click(await screen.findByText('小满荷苑'))
    await screen.findByText('1栋')
    tap('就在小满荷苑')
    expect(screen.getByText('已选：小满荷苑')).toBeTruthy()
    fireEvent.click(screen.getByText('1栋'))
    expect(screen.getByText('已选：小满荷苑 1栋')).toBeTruthy()
    tap('下一步')
    await act(async () => tap('提交'))
    await waitFor(() => expect(sentOf(SUBMIT)[0]?.input).toMatchObject({ path: '/1/2/3/c1/b1' }))
  })
})
