import { utf8 } from '@domain/ballot/v1/bytes'
import { receiptQrText } from '@domain/ballot/v1/client'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, Card, SquareCode } from '@/ui'
import { squaresOf } from '@/ui/squares'
import './receipt.css'

/** A ballot's receipt as text and as a code that another phone can scan. It shows no choice. */
export function Receipt({ receipt }: { receipt: string }) {
  return (
    <Card>
      <View>选票回执。它只能证明您家的票在不在，看不出选了谁。</View>
      <SquareCode
        rows={squaresOf(utf8(receiptQrText(receipt)))}
        label={`选票回执 ${receipt} 的二维码`}
      />
      <View className='receipt-words'>{receipt}</View>
      <Button
        kind='text'
        label='复制回执'
        onPress={() => void Taro.setClipboardData({ data: receipt })}
      />
    </Card>
  )
}
