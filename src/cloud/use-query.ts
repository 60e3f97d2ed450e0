/**
 * What a page shows, asked of the server in one call.
 * @module
 */
import type { ActionContract, InputOf, OutputOf } from '@functions/kernel/contract'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { cacheName, keepCached, readCached } from './cache'
import { call } from './call'
import { type CallError, toCallError } from './errors'

export interface Query<Output> {
  /** The newest answer; stays while a fresh one is fetched. */
  data: Output | undefined
  /** True while the first answer is awaited; show a skeleton. */
  loading: boolean
  /** Why the last try failed; with `data` present it may be shown beside it. */
  error: CallError | undefined
  /** Asks again; settles when the answer is there, never rejects. */
  refresh: () => Promise<void>
}

/**
 * Asks a query and asks again each time the page is shown, since what people look at changes while
 * they are away. The first paint comes from a recent answer where there is one. Pass `input`
 * undefined to wait.
 */
export function useQuery<C extends ActionContract>(
  contract: C,
  input: InputOf<C> | undefined,
): Query<OutputOf<C>> {
  const name = input === undefined ? undefined : cacheName(contract.name, input)
  const [state, setState] = useState<{
    name: string | undefined
    data: OutputOf<C> | undefined
    error: CallError | undefined
  }>(() => ({ name, data: cachedAnswer<C>(name), error: undefined }))

  const latest = useRef({ name, input })
  latest.current = { name, input }
  const asking = useRef(0)
  // A page that has moved on to another input must not be overwritten by the older answer.
  const refresh = useCallback(async () => {
    const asked = latest.current
    if (asked.input === undefined || asked.name === undefined) return
    asking.current += 1
    const settle = (data: OutputOf<C> | undefined, error: CallError | undefined) => {
      if (latest.current.name !== asked.name) return
      setState((was) => ({
        name: asked.name,
        data: data ?? (was.name === asked.name ? was.data : undefined),
        error,
      }))
    }
    try {
      const data = await call(contract, asked.input)
      keepCached(asked.name, data)
      settle(data, undefined)
    } catch (thrown) {
      settle(undefined, toCallError(thrown))
    } finally {
      asking.current -= 1
    }
  }, [contract])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for the input's value
  useEffect(() => {
    void refresh()
  }, [name, refresh])
  // When the page first opens, the effect above is asking already.
  useDidShow(() => {
    if (asking.current === 0) void refresh()
  })

  const current = state.name === name
  const data = current ? state.data : cachedAnswer<C>(name)
  const error = current ? state.error : undefined
  return { data, loading: data === undefined && error === undefined, error, refresh }
}

const cachedAnswer = <C extends ActionContract>(name: string | undefined) =>
  name === undefined ? undefined : (readCached(name) as OutputOf<C> | undefined)
