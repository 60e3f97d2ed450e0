import Taro, { useRouter } from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import ActPage from '@/features/requests/pages/act'
import DetailPage from '@/features/requests/pages/detail'
import { plumber, request, worker } from './samples'
import { answer, Refusal, resetServer, sentOf } from './server'

const open = (query: Record<string, string>) => {
  const { params } = useRouter() as { params: Record<string, string> }
  Object.assign(params, { id: 'request-1' }, query)
}
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  resetServer()
  open({})
})

describe('a request', () => {
  test('offers what the reader can do and nothing else', async () => {
    answer('requests/getRequest', request({ moves: ['accept', 'refuse'] }))
    render(<DetailPage />)
    expect(await screen.findByRole('button', { name: '受理' })).toBeTruthy()
    tap('不受理')
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: '/features/requests/pages/act/index?id=request-1&move=refuse',
    })
    expect(screen.queryByRole('button', { name: '撤回这条诉求' })).toBeNull()
  })

  test('is accepted with one tap and then shows its new state', async () => {
    answer('requests/getRequest', request({ moves: ['accept'] }))
    answer('requests/acceptRequest', () => {
      answer('requests/getRequest', request({ state: 'accepted', holder: worker }))
      return { state: 'accepted' }
    })
    render(<DetailPage />)
    fireEvent.click(await screen.findByRole('button', { name: '受理' }))
    expect(await screen.findByText('专职网格员 枫晓风已经受理，正在安排人来办。')).toBeTruthy()
    expect(sentOf('requests/acceptRequest')).toHaveLength(1)
  })

  test('opened without saying which leads home, since another try could not help', async () => {
    open({ id: '' })
    render(<DetailPage />)
    fireEvent.click(await screen.findByRole('button', { name: '去首页' }))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
    expect(sentOf('requests/getRequest')).toEqual([])
  })

  test('that cites a clause leads to that clause of its own compound, as it was then', async () => {
    const compound = '/430202/430202002/430202002012/c07'
    answer(
      'requests/getRequest',
      request({ text: '公约第7条说晚上安静。', compound, submittedAt: 5 }),
    )
    render(<DetailPage />)
    fireEvent.click(await screen.findByText('公约第 7 条'))
    const place = encodeURIComponent(compound)
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: `/features/conventions/pages/clause/index?number=7&at=5&compound=${place}`,
    })
  })

  test('says so when somebody was quicker', async () => {
    answer('requests/getRequest', request({ moves: ['accept'] }))
    answer('requests/acceptRequest', () => {
      throw new Refusal('这条诉求的状态已经变了，请刷新后再看')
    })
    render(<DetailPage />)
    fireEvent.click(await screen.findByRole('button', { name: '受理' }))
    expect(await screen.findByText('这条诉求的状态已经变了，请刷新后再看')).toBeTruthy()
  })
})

describe('a move', () => {
  test('not solved needs words, and being content is asked apart', async () => {
    open({ move: 'answer' })
    answer('requests/getRequest', request({ state: 'resolution_submitted', moves: ['answer'] }))
    answer('requests/answerRequest', { state: 'reopened' })
    render(<ActPage />)
    fireEvent.click(await screen.findByRole('radio', { name: '没解决，退回去重新办' }))
    tap('告诉他们')
    expect(screen.getByText('请写一写哪里没解决')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('哪里没解决'), { target: { value: '又灭了' } })
    fireEvent.click(screen.getByRole('radio', { name: '一般' }))
    tap('告诉他们')
    await screen.findByText('已经退回去重新办，办好了再来问您。')
    expect(sentOf('requests/answerRequest')[0]?.input).toEqual({
      id: 'request-1',
      solved: 'no',
      satisfied: 3,
      words: '又灭了',
    })
  })

  test('handing on asks to whom before it sends', async () => {
    open({ move: 'dispatch' })
    answer(
      'requests/getRequest',
      request({ state: 'accepted', moves: ['dispatch'], handlers: [plumber] }),
    )
    answer('requests/dispatchRequest', { state: 'dispatched' })
    render(<ActPage />)
    fireEvent.click(await screen.findByRole('button', { name: '交办' }))
    expect(await screen.findByText('请选择交给谁办')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: '榆大暑，物业人员' }))
    tap('交给榆大暑')
    await screen.findByText('已经交给榆大暑，等着签收。')
  })

  test('that is no longer to be made says so', async () => {
    open({ move: 'refuse' })
    answer('requests/getRequest', request({ state: 'accepted', moves: [] }))
    render(<ActPage />)
    expect(await screen.findByText('现在不用再做这一步了')).toBeTruthy()
  })
})
