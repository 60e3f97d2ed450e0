import Taro from '@tarojs/taro'
import { Cell, List, Page } from '@/ui'

/** 首页. */
export default function HomePage() {
  return (
    <Page title='同心圆' lead='邻里的事，一起办。'>
      <List>
        <Cell
          title='界面组件'
          label='每一个部件的样子'
          onPress={() => void Taro.navigateTo({ url: '/features/gallery/pages/index/index' })}
        />
      </List>
    </Page>
  )
}
