import { citedClauses } from '@domain/conventions/citation'
import Taro from '@tarojs/taro'
import { Cell, List } from '@/ui'

const CLAUSE_PAGE = '/features/conventions/pages/clause/index'

interface CitedClausesProps {
  /** Words that may cite clauses: 公约第7条. */
  words: string
  /** When they were written, epoch milliseconds: the clause opens as it was then. */
  at: number
  /** Path of the compound; where the reader lives without it. */
  compound?: string
}

/** Links to the clauses of the convention that some words cite; nothing when they cite none. */
export function CitedClauses({ words, at, compound }: CitedClausesProps) {
  const numbers = citedClauses(words)
  if (numbers.length === 0) return null
  const place = compound === undefined ? '' : `&compound=${encodeURIComponent(compound)}`
  return (
    <List>
      {numbers.map((number) => (
        <Cell
          key={number}
          icon='records-o'
          title={`公约第 ${number} 条`}
          label='点开看这一条怎么说'
          onPress={() =>
            void Taro.navigateTo({ url: `${CLAUSE_PAGE}?number=${number}&at=${at}${place}` })
          }
        />
      ))}
    </List>
  )
}
