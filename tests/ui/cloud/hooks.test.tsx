import { act, renderHook, waitFor } from '@testing-library/react'
import { useCommand, usePaged, useQuery } from '@/cloud'
import { forgetCached } from '@/cloud/cache'
import { done, list, offline, read, refused, write } from './contracts'
import { phone, showAgain } from './fake-phone'

jest.mock('@tarojs/taro', () => require('./fake-phone').taro)

beforeEach(() => {
  phone.reset()
  forgetCached()
  jest.useFakeTimers({ advanceTimers: 50 })
})
afterEach(() => jest.useRealTimers())

/** A promise the test settles by hand. */
function later<T>() {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, settle }
}

describe('useQuery', () => {
  test('loads, then shows the answer', async () => {
    phone.answer = () => done({ text: 'hello' })
    const { result } = renderHook(() => useQuery(read, { id: 'a' }))
    expect(result.current).toMatchObject({ loading: true, data: undefined })
    await waitFor(() => expect(result.current.data).toEqual({ text: 'hello' }))
    expect(result.current.loading).toBe(false)
  })

  test('asks once when the page opens and again when the person comes back', async () => {
    phone.answer = () => done({ text: String(phone.sent.length) })
    const { result } = renderHook(() => useQuery(read, { id: 'a' }))
    await waitFor(() => expect(result.current.data).toEqual({ text: '1' }))
    act(showAgain)
    await waitFor(() => expect(result.current.data).toEqual({ text: '2' }))
  })

  test('paints a recent answer at once while a fresh one is fetched', async () => {
    phone.answer = () => done({ text: 'old' })
    const first = renderHook(() => useQuery(read, { id: 'a' }))
    await waitFor(() => expect(first.result.current.data).toBeDefined())
    first.unmount()
    phone.answer = () => done({ text: 'new' })
    const { result } = renderHook(() => useQuery(read, { id: 'a' }))
    expect(result.current).toMatchObject({ loading: false, data: { text: 'old' } })
    await waitFor(() => expect(result.current.data).toEqual({ text: 'new' }))
  })

  test('keeps what is shown when a refresh fails', async () => {
    phone.answer = () => done({ text: 'hello' })
    const { result } = renderHook(() => useQuery(read, { id: 'a' }))
    await waitFor(() => expect(result.current.data).toBeDefined())
    phone.answer = () => refused('稍后再试')
    await act(() => result.current.refresh())
    expect(result.current).toMatchObject({
      data: { text: 'hello' },
      error: { message: '稍后再试' },
    })
  })

  test('never shows the answer of an input it has moved on from', async () => {
    const slow = later<unknown>()
    phone.answer = (call) =>
      JSON.stringify(call.data.input).includes('a') ? slow.promise : done({ text: 'of b' })
    const { result, rerender } = renderHook(({ id }) => useQuery(read, { id }), {
      initialProps: { id: 'a' },
    })
    rerender({ id: 'b' })
    await waitFor(() => expect(result.current.data).toEqual({ text: 'of b' }))
    await act(async () => slow.settle(done({ text: 'of a' })))
    expect(result.current.data).toEqual({ text: 'of b' })
  })
})

describe('useCommand', () => {
  test('sends one call for two taps, and both get its answer', async () => {
    const slow = later<unknown>()
    phone.answer = () => slow.promise
    const { result } = renderHook(() => useCommand(write))
    let answers: unknown[] = []
    act(() => {
      void Promise.all([result.current.run({ text: 'a' }), result.current.run({ text: 'a' })]).then(
        (both) => {
          answers = both
        },
      )
    })
    expect(result.current.pending).toBe(true)
    await act(async () => slow.settle(done({ id: '1' })))
    await waitFor(() => expect(answers).toEqual([{ id: '1' }, { id: '1' }]))
    expect(phone.sent).toHaveLength(1)
    expect(result.current.pending).toBe(false)
  })

  test('neither sends other input while it runs nor gives it the answer of the first', async () => {
    const slow = later<unknown>()
    phone.answer = () => slow.promise
    const { result } = renderHook(() => useCommand(write))
    let answers: unknown[] = []
    act(() => {
      void Promise.all([result.current.run({ text: 'a' }), result.current.run({ text: 'b' })]).then(
        (both) => {
          answers = both
        },
      )
    })
    await act(async () => slow.settle(done({ id: '1' })))
    await waitFor(() => expect(answers).toEqual([{ id: '1' }, undefined]))
    expect(phone.sent.map(({ data }) => data.input)).toEqual([{ text: 'a' }])
    phone.answer = () => done({ id: '2' })
    await act(async () => {
      answers = [await result.current.run({ text: 'b' })]
    })
    expect(answers).toEqual([{ id: '2' }])
  })

  test('sends the same words under the same key after the network failed', async () => {
    phone.answer = offline
    const { result } = renderHook(() => useCommand(write))
    await act(() => result.current.run({ text: 'a' }))
    expect(result.current.error).toMatchObject({ kind: 'network' })
    phone.answer = () => done({ id: '1' })
    await act(() => result.current.run({ text: 'a' }))
    expect(result.current.error).toBeUndefined()
    expect(new Set(phone.sent.map((sent) => sent.data.key)).size).toBe(1)
  })

  test('keeps that key when the page was closed in between', async () => {
    phone.answer = offline
    const first = renderHook(() => useCommand(write))
    await act(() => first.result.current.run({ text: 'a' }))
    first.unmount()
    phone.answer = () => done({ id: '1' })
    const again = renderHook(() => useCommand(write))
    await act(() => again.result.current.run({ text: 'a' }))
    expect(new Set(phone.sent.map((sent) => sent.data.key)).size).toBe(1)
    expect(phone.storage.size).toBe(0)
  })

  test('takes a fresh key for other words, and after an answer', async () => {
    phone.answer = offline
    const { result } = renderHook(() => useCommand(write))
    await act(() => result.current.run({ text: 'a' }))
    phone.answer = () => done({ id: '1' })
    await act(() => result.current.run({ text: 'b' }))
    await act(() => result.current.run({ text: 'b' }))
    const [lost, , other, again] = phone.sent.map((sent) => sent.data.key)
    expect(new Set([lost, other, again]).size).toBe(3)
  })

  test('says what is wrong with the input without sending it', async () => {
    const { result } = renderHook(() => useCommand(write))
    await act(() => result.current.run({ text: '' }))
    expect(result.current.error?.fields).toEqual({ text: '请写一写' })
    expect(phone.sent).toHaveLength(0)
    act(() => result.current.clearError())
    expect(result.current.error).toBeUndefined()
  })

  test('makes kept answers be forgotten', async () => {
    phone.answer = () => done({ text: 'old' })
    const page = renderHook(() => useQuery(read, { id: 'a' }))
    await waitFor(() => expect(page.result.current.data).toBeDefined())
    page.unmount()
    const { result } = renderHook(() => useCommand(write))
    await act(() => result.current.run({ text: 'a' }))
    const again = renderHook(() => useQuery(read, { id: 'a' }))
    expect(again.result.current.loading).toBe(true)
    await waitFor(() => expect(again.result.current.loading).toBe(false))
  })
})

describe('usePaged', () => {
  const pages: Record<string, unknown> = {
    '': { items: [1, 2], cursor: 'two', waiting: 9 },
    two: { items: [3], waiting: 9 },
  }
  const byCursor = (call: { data: { input: unknown } }) =>
    done(pages[(call.data.input as { cursor?: string }).cursor ?? ''])

  test('starts with the first page and adds the next ones', async () => {
    phone.answer = byCursor
    const { result } = renderHook(() => usePaged(list, { tab: 'all' }))
    await waitFor(() => expect(result.current.items).toEqual([1, 2]))
    expect(result.current).toMatchObject({ hasMore: true, latest: { waiting: 9 } })
    await act(() => result.current.more())
    expect(result.current.items).toEqual([1, 2, 3])
    expect(result.current.hasMore).toBe(false)
    await act(() => result.current.more())
    expect(phone.sent).toHaveLength(2)
  })

  test('asks for a page once however often the end is reached', async () => {
    phone.answer = byCursor
    const { result } = renderHook(() => usePaged(list, { tab: 'all' }))
    await waitFor(() => expect(result.current.items).toEqual([1, 2]))
    await act(async () => {
      const first = result.current.more()
      await Promise.all([first, result.current.more()])
    })
    expect(result.current.items).toEqual([1, 2, 3])
  })

  test('keeps the rows when a further page fails, and can try again', async () => {
    phone.answer = byCursor
    const { result } = renderHook(() => usePaged(list, { tab: 'all' }))
    await waitFor(() => expect(result.current.items).toEqual([1, 2]))
    phone.answer = () => refused('稍后再试')
    await act(() => result.current.more())
    expect(result.current).toMatchObject({ items: [1, 2], error: { message: '稍后再试' } })
    phone.answer = byCursor
    await act(() => result.current.more())
    expect(result.current).toMatchObject({ items: [1, 2, 3], error: undefined })
  })

  test('starts over when it is asked for something else', async () => {
    phone.answer = byCursor
    const { result, rerender } = renderHook(({ tab }) => usePaged(list, { tab }), {
      initialProps: { tab: 'all' },
    })
    await waitFor(() => expect(result.current.items).toEqual([1, 2]))
    rerender({ tab: 'mine' })
    expect(result.current).toMatchObject({ items: [], loading: true })
    await waitFor(() => expect(result.current.items).toEqual([1, 2]))
  })
})
