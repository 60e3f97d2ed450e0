import { View } from '@tarojs/components'
import { create } from 'qrcode'
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

/** A square code, black on white in either mode: cameras read it so. */
export function SquareCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => Boolean(data[y * size + x])),
  )
  return (
    <View className='square-code' aria-role='img' aria-label={label}>
      {rows.map((row, y) => (
        <View
          key={y}
          className='square-code__row'
          style={`height:${(100 / size).toFixed(3)}%;background:${gradientOf(row)}`}
        />
      ))}
    </View>
  )
}
