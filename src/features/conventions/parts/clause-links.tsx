import { citedClauses } from '@domain/conventions/citation'
import Taro from '@tarojs/taro'
import { Cell, List } from '@/ui'
import { routes } from '../routes'

interface ClauseLinksProps {
  /** Words that may cite clauses. */
  words: string
  /** When they were written, epoch milliseconds: the clause as it was then. */
  at: number
  /** Path of the compound; where the reader lives without it. */
  compound?: string
}

/** Links to the clauses of the convention that some words cite. */
export function ClauseLinks({ words, at, compound }: ClauseLinksProps) {
  const numbers = citedClauses(words)
  if (numbers.length === 0) return null
  return (
    <List>
      {numbers.map((number) => (
        <Cell
          key={number}
          icon='records-o'
          title={`公约第 ${number} 条`}
          label='点开看这一条怎么说'
          onPress={() => void Taro.navigateTo({ url: routes.clause(number, at, compound) })}
        />
      ))}
    </List>
  )
}
