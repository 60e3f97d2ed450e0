import { Fragment, type ReactNode } from 'react'
import { Notice, Skeleton } from '@/ui'
import { Failed } from './failed'
import type { Query } from './use-query'

interface AnswerProps<Output> {
  query: Query<Output>
  /** How many cards the skeleton shows while the first answer is awaited. */
  cards?: number
  children: (data: Output) => ReactNode
}

/** A query in all its states: a skeleton, an error with a retry, or what it answered. */
export function Answer<Output>({ query, cards = 3, children }: AnswerProps<Output>) {
  const { data, error, refresh } = query
  if (data === undefined) {
    if (!error) return <Skeleton cards={cards} />
    return <Failed error={error} onRetry={() => void refresh()} />
  }
  return (
    <Fragment>
      {error && <Notice tone='warn'>没有刷新成功，现在看到的可能不是最新的</Notice>}
      {children(data)}
    </Fragment>
  )
}
