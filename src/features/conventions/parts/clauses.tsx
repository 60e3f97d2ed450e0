import type { Piece, Redline } from '@domain/conventions/redline'
import type { Clause } from '@domain/conventions/text'
import { Text, View } from '@tarojs/components'
import './clauses.css'

/** A convention's clauses, numbered as people cite them. */
export function Clauses({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <View>
      {clauses.map(({ id, text }, index) => (
        <View key={id} className='clauses__row'>
          <View className='clauses__number'>{index + 1}.</View>
          <View className='clauses__text'>{text}</View>
        </View>
      ))}
    </View>
  )
}

const LABELS = { added: '新加', removed: '删去', changed: '改了', kept: '挪了位置' } as const

/** What changes: only the clauses that do, each with a word that says how; colour is never alone. */
export function Changes({ redline }: { redline: Redline }) {
  let number = 0
  const rows = redline.clauses.map((change) => {
    if (change.kind !== 'removed') number += 1
    return { change, number: change.kind === 'removed' ? '' : `${number}.` }
  })
  const seen = rows.filter(({ change }) => change.kind !== 'kept' || change.moved)
  if (seen.length === 0) return <View>两版一样，没有改动。</View>
  return (
    <View>
      {seen.map(({ change, number: shown }) => (
        <View key={`${change.kind}${change.id}`} className='clauses__row'>
          <View className='clauses__number'>{shown}</View>
          <View className='clauses__text'>
            <Text className='clauses__mark'>{LABELS[change.kind]}</Text>
            {change.kind === 'changed' ? (
              <Pieces pieces={change.pieces} />
            ) : (
              <Text className={CLASSES[change.kind]}>{change.text}</Text>
            )}
          </View>
        </View>
      ))}
    </View>
  )
}

const CLASSES = { added: 'clauses__in', removed: 'clauses__out', kept: '' } as const
const PIECE_CLASSES = { same: '', in: 'clauses__in', out: 'clauses__out' } as const

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  // A piece has no name of its own: its place in a text that never changes is its key.
  return pieces.map(({ kind, text }, index) => (
    <Text key={`${index}${kind}`} className={PIECE_CLASSES[kind]}>
      {text}
    </Text>
  ))
}
