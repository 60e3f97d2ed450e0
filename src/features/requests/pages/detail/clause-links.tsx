import { citedClauses } from '@domain/conventions/citation'
import type { RequestDetail } from '@functions/requests/contract'
import Taro from '@tarojs/taro'
import { routes } from '@/features/conventions/routes'
import { Cell, List } from '@/ui'

/** Links to the clauses of the convention that a request and its answers cite, as they were then. */
export function ClauseLinks({ request }: { request: RequestDetail }) {
  const numbers = citedClauses(wordsOf(request))
  if (numbers.length === 0) return null
  return (
    <List>
      {numbers.map((number) => (
        <Cell
          key={number}
          icon='records-o'
          title={`公约第 ${number} 条`}
          label='点开看这一条怎么说'
          onPress={() => void Taro.navigateTo({ url: routes.clause(number, request.submittedAt) })}
        />
      ))}
    </List>
  )
}

/** All that was said of a request, by whomever. */
const wordsOf = ({ text, timeline }: RequestDetail): string =>
  [text, ...timeline.map(({ words }) => words ?? '')].join('\n')
