import Taro from '@tarojs/taro'
import { Button, Empty, Page } from '@/ui'

/** It is handed in, and what happens next. */
export function Done({ words }: { words: string }) {
  return (
    <Page bottom={<Button label='知道了' onPress={() => void Taro.navigateBack()} />}>
      <Empty icon='passed' title='好了' words={words} />
    </Page>
  )
}
