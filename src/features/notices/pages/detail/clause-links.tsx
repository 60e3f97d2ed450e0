import { citedClauses } from '@domain/conventions/citation'
import { ancestorAt } from '@domain/people/path'
import type { NoticeDetail } from '@functions/notices/contract'
import Taro from '@tarojs/taro'
import { routes } from '@/features/conventions/routes'
import { Cell, List } from '@/ui'

/** Links to the clauses of the convention that a notice cites, as they were then. */
export function ClauseLinks({ notice: { body, at, path } }: { notice: NoticeDetail }) {
  const numbers = citedClauses(body)
  if (numbers.length === 0) return null
  return (
    <List>
      {numbers.map((number) => (
        <Cell
          key={number}
          icon='records-o'
          title={`公约第 ${number} 条`}
          label='点开看这一条怎么说'
          onPress={() =>
            void Taro.navigateTo({ url: routes.clause(number, at, ancestorAt(path, 'compound')) })
          }
        />
      ))}
    </List>
  )
}
