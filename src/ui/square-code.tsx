import { View } from '@tarojs/components'
import './square-code.css'

/** Runs of dark and light in a row as one gradient: a row is one node instead of one a square. */
function gradientOf(row: readonly boolean[]): string {
  const stops = row.map((dark, i) => {
    const colour = dark ? '#000' : '#fff'
    const from = ((i * 100) / row.length).toFixed(3)
    const to = (((i + 1) * 100) / row.length).toFixed(3)
    return `${colour} ${from}% ${to}%`
  })
  return `linear-gradient(90deg, ${stops.join(', ')})`
}

interface SquareCodeProps {
  /** From the top, dark squares true. */
  rows: readonly (readonly boolean[])[]
  label: string
}

/** A square code, black on white in either mode: cameras read it so. */
export function SquareCode({ rows, label }: SquareCodeProps) {
  return (
    <View className='square-code' aria-role='img' aria-label={label}>
      {rows.map((row, y) => (
        <View
          key={y}
          className='square-code__row'
          style={`height:${(100 / rows.length).toFixed(3)}%;background:${gradientOf(row)}`}
        />
      ))}
    </View>
  )
}
