import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, Card, Empty, Notice, Page, Section, toast } from '@/ui'
import { type CopiedPart, useCopy } from './use-copy'
import '../../parts/privacy.css'

/** Rows of a part shown; the copy itself holds them all. */
const SHOWN = 5
/** Numbers for programs: in the copy, not on the screen. */
const NOT_SHOWN = ['编号', '事项']

/** 导出我的信息: to read here, and to take away as text that programs can read too. */
export default function CopyPage() {
  const { parts, state, error, fetch } = useCopy()
  const take = async () => {
    const data = JSON.stringify(
      Object.fromEntries(parts.map(({ title, items }) => [title, items])),
      null,
      1,
    )
    await Taro.setClipboardData({ data }).then(
      () => toast('已经复制'),
      () => toast('没有复制成功，请再试一次'),
    )
  }
  return (
    <Page
      title='导出我的信息'
      lead='同心圆存的关于您的一切，只有您拿得到。'
      bottom={
        state === 'done' ? (
          <Button label='全部复制' onPress={() => void take()} />
        ) : (
          <Button
            label='开始整理'
            loading={state === 'fetching'}
            loadingLabel='正在整理'
            onPress={() => void fetch()}
          />
        )
      }
    >
      {error !== undefined && <Notice tone='danger'>{error}</Notice>}
      {state === 'done' && (
        <Notice>整理好了。复制后粘贴到“文件传输助手”或备忘录，就留下来了。</Notice>
      )}
      {parts.length === 0 && state === 'idle' && (
        <Empty icon='down' title='还没有整理' words='点下面的按钮，几秒钟就好。' />
      )}
      {parts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
    </Page>
  )
}

function Part({ part: { title, items } }: { part: CopiedPart }) {
  return (
    <Section title={`${title}（${items.length}）`}>
      {items.length === 0 && <View className='privacy-foot'>没有</View>}
      {items.slice(0, SHOWN).map((item) => (
        <Card key={JSON.stringify(item)}>
          {Object.entries(item)
            .filter(([name]) => !NOT_SHOWN.includes(name))
            .map(([name, value]) => (
              <View key={name} className='privacy-words'>
                {name}：{value}
              </View>
            ))}
        </Card>
      ))}
      {items.length > SHOWN && (
        <View className='privacy-foot'>还有 {items.length - SHOWN} 条，都在复制的内容里</View>
      )}
    </Section>
  )
}
