import { View } from '@tarojs/components'

export default function Page() {
  return (
    <View aria-label='home'>
      home
      <van-button type='primary' onClick={() => {}}>
        x
      </van-button>
    </View>
  )
}
