import { act, renderHook } from '@testing-library/react'
import { CallError, useMadeFile } from '@/cloud'
import { openFile } from '@/cloud/open-file'

jest.mock('@tarojs/taro', () => require('./fake-phone').taro)
jest.mock('@/cloud/open-file')
const opened = jest.mocked(openFile)
beforeEach(() => opened.mockReset().mockResolvedValue(undefined))

const PAPER = { fileName: '海报.pdf', pdfBase64: 'cGRm' }

test('opens what was made under its name, a sheet as a sheet', async () => {
  const { result } = renderHook(() => useMadeFile())
  await act(() => result.current.open(async () => PAPER))
  await act(() => result.current.open(async () => ({ fileName: '表.xlsx', xlsxBase64: 'eA==' })))
  expect(opened.mock.calls).toEqual([
    ['海报.pdf', 'pdf', 'cGRm'],
    ['表.xlsx', 'xlsx', 'eA=='],
  ])
  expect(result.current).toMatchObject({ pending: false, error: undefined })
})

test('makes one at a time: a tap while one is being made does nothing', async () => {
  let finish: (made: typeof PAPER) => void = () => {}
  const slow = new Promise<typeof PAPER>((resolve) => {
    finish = resolve
  })
  const second = jest.fn(async () => PAPER)
  const { result } = renderHook(() => useMadeFile())
  let both: Promise<unknown> = Promise.resolve()
  act(() => {
    both = Promise.all([result.current.open(() => slow), result.current.open(second)])
  })
  expect(result.current.pending).toBe(true)
  await act(async () => {
    finish(PAPER)
    await both
  })
  expect(second).not.toHaveBeenCalled()
  expect(opened).toHaveBeenCalledTimes(1)
})

test('opens nothing where nothing was made', async () => {
  const { result } = renderHook(() => useMadeFile())
  await act(() => result.current.open(async () => undefined))
  expect(opened).not.toHaveBeenCalled()
  expect(result.current).toMatchObject({ pending: false, error: undefined })
})

test('says why the cloud refused, and what to do when the phone could not open it', async () => {
  const { result } = renderHook(() => useMadeFile('海报没有打开'))
  const refused = new CallError('server', 3001, '撤回了，不能打印')
  await act(() => result.current.open(() => Promise.reject(refused)))
  expect(result.current.error).toEqual({ message: '撤回了，不能打印' })
  opened.mockRejectedValue({ errMsg: 'openDocument:fail' })
  await act(() => result.current.open(async () => PAPER))
  expect(result.current.error).toEqual({ message: '海报没有打开' })
})
