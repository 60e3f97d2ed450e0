import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { routes } from '@/features/privacy/routes'
import { Cell, List, Section, Sheet } from '@/ui'
import './me.css'

const ABOUT = [
  '同心圆是街坊邻里办事的地方：报问题、看进展，选楼栋长、做志愿者、定公约。',
  '志愿服务全凭自愿，投票没有奖励，也不给任何人排名、打卡。',
] as const

const PRIVACY = [
  '我们只留办事用得着的：您的称呼、住处，您自己写的话和拍的照片。不收身份证号。',
  '门牌号和手机号默认遮住，只有管这件事的人看得到。',
  '您写的话先过内容审核，别人才看得到。',
  '没写完的诉求只存在这部手机上，交出去或过七天就清掉。',
] as const

/** What this is, and what happens with the reader's data. */
export function About() {
  const [open, setOpen] = useState<'about' | 'privacy'>()
  const close = () => setOpen(undefined)
  return (
    <Section title='关于'>
      <List>
        <Cell icon='info-o' title='同心圆是什么' onPress={() => setOpen('about')} />
        <Cell icon='shield-o' title='我的信息怎么用' onPress={() => setOpen('privacy')} />
        <Cell
          icon='eye-o'
          title='我的信息'
          label='谁看过、导出、注销'
          onPress={() => void Taro.navigateTo({ url: routes.index() })}
        />
      </List>
      <Sheet open={open === 'about'} title='同心圆是什么' onClose={close}>
        <Paragraphs lines={ABOUT} />
      </Sheet>
      <Sheet open={open === 'privacy'} title='我的信息怎么用' onClose={close}>
        <Paragraphs lines={PRIVACY} />
      </Sheet>
    </Section>
  )
}

function Paragraphs({ lines }: { lines: readonly string[] }) {
  return (
    <View className='me-words'>
      {lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  )
}
