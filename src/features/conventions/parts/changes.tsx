import type { Piece, Redline } from '@domain/conventions/redline'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type Block, blocksOf, type Changed } from './blocks'
import './clauses.css'

const LABELS = { added: '新加', removed: '删去', changed: '改了', kept: '挪了位置' } as const

/**
 * What changes, in reading order: each changed clause a block of its own with a word that says how, since
 * colour is never alone; clauses that stayed are folded and open with a tap.
 */
export function Changes({ redline }: { redline: Redline }) {
  const blocks = blocksOf(redline)
  if (!blocks.some(({ kind }) => kind === 'change')) return <View>两版一样，没有改动。</View>
  return (
    <View className='changes'>
      {blocks.map((block) =>
        block.kind === 'change' ? (
          <Change key={block.row.id} row={block.row} />
        ) : (
          <Folded key={`kept${block.from}`} block={block} />
        ),
      )}
    </View>
  )
}

function Change({ row }: { row: Changed }) {
  const { change, number } = row
  return (
    <View className={`changes__block changes__block--${change.kind}`}>
      <View className='changes__head'>
        <Text className='changes__mark'>{LABELS[change.kind]}</Text>
        {number !== undefined && <Text>第 {number} 条</Text>}
      </View>
      <View>
        {change.kind === 'changed' ? (
          <Pieces pieces={change.pieces} />
        ) : (
          <Text className={CLASSES[change.kind]}>{change.text}</Text>
        )}
      </View>
    </View>
  )
}

function Folded({ block }: { block: Extract<Block, { kind: 'kept' }> }) {
  const [open, setOpen] = useState(false)
  const { from, to, clauses } = block
  const words = from === to ? `第 ${from} 条没有改` : `第 ${from} 到 ${to} 条没有改`
  return (
    <View>
      <View
        className='changes__fold'
        hoverClass='ui-card--pressed'
        aria-role='button'
        aria-label={`${words}，${open ? '收起' : '展开'}`}
        onClick={() => setOpen(!open)}
      >
        <Text>{words}</Text>
        <Text className='changes__more'>{open ? '收起' : '展开'}</Text>
      </View>
      {open &&
        clauses.map(({ id, text }, index) => (
          <View key={id} className='clauses__row'>
            <View className='clauses__number'>{from + index}.</View>
            <View className='clauses__text'>{text}</View>
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
