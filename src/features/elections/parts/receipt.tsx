import { receiptQrText } from '@domain/ballot/v1/client'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { create } from 'qrcode'
import { Button, Card } from '@/ui'
import './square-code.css'

/** Runs of dark and light in a row as one gradient: a row is one node instead of one a square. */
function gradientOf(row: readonly boolean[]): string {
  const stops = row.map((dark, i) => {
    const from = ((i * 100) / row.length).toFixed(3)
    const to = (((i + 1) * 100) / row.length).toFixed(3)
    return `${dark ? '#000' : '#fff'} ${from}% ${to}%`
  })
  return `linear-gradient(90deg, ${stops.join(', ')})`
}

/** A ballot's receipt as text and as a code that another phone can scan. It shows no choice. */
export function Receipt({ receipt }: { receipt: string }) {
  const { size, data } = create(receiptQrText(receipt), { errorCorrectionLevel: 'M' }).modules
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => Boolean(data[y * size + x])),
  )
  return (
    <Card>
      <View>选票回执。它只能证明您家的票在不在，看不出选了谁。</View>
      <View className='receipt-code' aria-role='img' aria-label={`选票回执 ${receipt} 的二维码`}>
        {rows.map((row, y) => (
          <View
            key={y}
            style={`height:${(100 / size).toFixed(3)}%;background:${gradientOf(row)}`}
          />
        ))}
      </View>
      <View className='receipt-words'>{receipt}</View>
      <Button
        kind='text'
        label='复制回执'
        onPress={() => void Taro.setClipboardData({ data: receipt })}
      />
    </Card>
  )
}
