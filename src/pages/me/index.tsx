import { View } from '@tarojs/components'

export default function Page() {
  return (
    <View aria-label='me'>
      me
      <van-button type='primary' onClick={() => {}}>
        x
      </van-button>
    </View>
  )
}
