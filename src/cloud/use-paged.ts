/**
 * A list that grows as a person scrolls.
 * @module
 */
import type { ActionContract, InputOf, OutputOf, Page } from '@functions/kernel/contract'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { cacheName } from './cache'
import { call } from './call'
import { type CallError, toCallError } from './errors'

/** A row of a paged query. */
export type ItemOf<C> = OutputOf<C> extends Page<infer Item> ? Item : never

export interface Paged<C extends ActionContract> {
  items: ItemOf<C>[]
  /** The newest answer whole, for counts that come with it. */
  latest: OutputOf<C> | undefined
  /** True while the first page is awaited; show a skeleton. */
  loading: boolean
  /** True while a further page is awaited. */
  loadingMore: boolean
  hasMore: boolean
  error: CallError | undefined
  /** Starts again from the first page; never rejects. */
  refresh: () => Promise<void>
  /** Fetches the next page; does nothing while one is on its way or there is none. */
  more: () => Promise<void>
}

interface State<C extends ActionContract> {
  items: ItemOf<C>[]
  latest?: OutputOf<C>
  cursor?: string
  error?: CallError
  loadingMore: boolean
}

/**
 * A cursor-paged query. A page that comes back into view starts again from the top, since rows move
 * while the person is away. `input` is the query's input without its cursor; undefined waits.
 */
export function usePaged<C extends ActionContract>(
  contract: C,
  input: Omit<InputOf<C>, 'cursor'> | undefined,
): Paged<C> {
  const name = cacheName(contract.name, input ?? null)
  const [kept, setKept] = useState<State<C> & { name: string }>({
    name,
    items: [],
    loadingMore: false,
  })
  const state: State<C> = kept.name === name ? kept : { items: [], loadingMore: false }

  const now = useRef({ name, input, state, turn: 0, asking: 0 })
  now.current = { ...now.current, name, input, state }

  const fetchPage = useCallback(
    async (cursor?: string) => {
      if (now.current.input === undefined) return
      now.current.turn += 1
      now.current.asking += 1
      const { name, input, turn } = now.current
      const before = cursor ? now.current.state.items : []
      const put = (next: State<C>) => {
        if (now.current.turn === turn) setKept({ ...next, name })
      }
      try {
        const body = (cursor ? { ...input, cursor } : input) as InputOf<C>
        const latest = await call(contract, body)
        const page = latest as Page<ItemOf<C>>
        put({ items: [...before, ...page.items], latest, cursor: page.cursor, loadingMore: false })
      } catch (thrown) {
        put({ ...now.current.state, error: toCallError(thrown), loadingMore: false })
      } finally {
        now.current.asking -= 1
      }
    },
    [contract],
  )

  const refresh = useCallback(() => fetchPage(), [fetchPage])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for the input's value
  useEffect(() => {
    void refresh()
  }, [name, refresh])
  // When the page first opens, the effect above is asking already.
  useDidShow(() => {
    if (now.current.asking === 0) void refresh()
  })

  const more = useCallback(async () => {
    const { state, name } = now.current
    if (state.loadingMore || state.cursor === undefined) return
    setKept({ ...state, name, error: undefined, loadingMore: true })
    await fetchPage(state.cursor)
  }, [fetchPage])

  return {
    items: state.items,
    latest: state.latest,
    loading: state.latest === undefined && state.error === undefined,
    loadingMore: state.loadingMore,
    hasMore: state.cursor !== undefined,
    error: state.error,
    refresh,
    more,
  }
}
