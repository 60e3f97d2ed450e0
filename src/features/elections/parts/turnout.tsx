import { View } from '@tarojs/components'
import { Card, Rings } from '@/ui'
import './elections.css'

interface TurnoutProps {
  voted: number
  households: number
}

/** How many households have voted, as a ring and in words; never how. */
export function TurnoutCard({ voted, households }: TurnoutProps) {
  const share = households === 0 ? 0 : voted / households
  const words = `${households} 户里已有 ${voted} 户投票`
  return (
    <Card>
      <View className='election-turnout'>
        <Rings values={[share]} label={words} size={72}>
          {`${Math.floor(share * 100)}%`}
        </Rings>
        <View>
          <View>{words}</View>
          <View className='election-note'>只数户数，不看选了谁。</View>
        </View>
      </View>
    </Card>
  )
}
