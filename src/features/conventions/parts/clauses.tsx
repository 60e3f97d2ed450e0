import type { Clause } from '@domain/conventions/text'
import type { CreditView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import './clauses.css'

interface ClausesProps {
  clauses: readonly Clause[]
  /** Whose opinions became clauses: said beneath them. */
  credits?: readonly CreditView[]
  /** In letters to be read aloud from. */
  large?: boolean
  /** Makes each clause a button; its place is from 0. */
  onPick?: (clause: Clause, place: number) => void
}

/** A convention's clauses, numbered as people cite them. */
export function Clauses({ clauses, credits = [], large = false, onPick }: ClausesProps) {
  return (
    <View className={large ? 'clauses--large' : ''}>
      {clauses.map((clause, index) => (
        <View
          key={clause.id}
          className={onPick ? 'clauses__row clauses__row--button' : 'clauses__row'}
          hoverClass={onPick ? 'ui-card--pressed' : 'none'}
          {...(onPick && {
            'aria-role': 'button',
            'aria-label': `第 ${index + 1} 条，${clause.text}，点开看意见`,
            onClick: () => onPick(clause, index),
          })}
        >
          <View className='clauses__number'>{index + 1}.</View>
          <View className='clauses__text'>
            <View>{clause.text}</View>
            <Proposers credits={credits.filter(({ clauseId }) => clauseId === clause.id)} />
          </View>
        </View>
      ))}
    </View>
  )
}

/** Who proposed a clause stays with it. */
function Proposers({ credits }: { credits: readonly CreditView[] }) {
  if (credits.length === 0) return null
  const names = credits.map(({ name, place }) => (place === '' ? name : `${name}（${place}）`))
  return <View className='clauses__by'>采纳了{names.join('、')}的意见</View>
}
