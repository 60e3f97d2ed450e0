import Taro from '@tarojs/taro'
import { Button } from './button'
import { Empty } from './empty'
import { Page } from './page'

/** It is done, and what happens next; the button leads back to where it began. */
export function Done({ words }: { words: string }) {
  return (
    <Page bottom={<Button label='知道了' onPress={() => void Taro.navigateBack()} />}>
      <Empty icon='passed' title='好了' words={words} />
    </Page>
  )
}
