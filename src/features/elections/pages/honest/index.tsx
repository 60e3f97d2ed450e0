import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Button, Card, Page, Section } from '@/ui'
import { routes } from '../../routes'
import './honest.css'
import { KEPT, NOT_KEPT, type Point } from './points'

/** 这次选举怎样保证公正: in plain words, and what it can't promise. */
export default function HonestPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  return (
    <Page title='这次选举怎样保证公正'>
      <Points title='能保证的' points={KEPT} />
      <Points title='保证不了的，也说清楚' points={NOT_KEPT} />
      <Button
        kind='plain'
        label='去核对票板'
        onPress={() => void Taro.navigateTo({ url: routes.check(id) })}
      />
    </Page>
  )
}

function Points({ title, points }: { title: string; points: readonly Point[] }) {
  return (
    <Section title={title}>
      {points.map(([head, words]) => (
        <Card key={head}>
          <View className='honest-head'>{head}</View>
          <View>{words}</View>
        </Card>
      ))}
    </Section>
  )
}
