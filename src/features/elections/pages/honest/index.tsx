import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Button, Card, Page, Section } from '@/ui'
import { routes } from '../../routes'
import './honest.css'

const KEPT: readonly [string, string][] = [
  [
    '没人知道您选了谁',
    '票在您手机上就封好了。钥匙分成三份，两位监票人到场才打开，打开的也只是总数。',
  ],
  ['一家只算一票', '改投算最后一次；手机和纸质都交了，只算一张，票板上写明是哪一张。'],
  [
    '谁也不能偷偷加票、改票、丢票',
    '每张票都带着前一张的印记。动一张，后面全对不上，人人都查得出。',
  ],
  ['您能查自己的票', '投完有回执。凭回执能在票板上找到您家的票，但看不出选了谁。'],
  ['手机有没有做手脚，可以验', '封好的票可以先拆开看，写的是不是您选的。拆开的作废，再封一张投。'],
  ['人人能重新算', '票板公开。您的手机就能重算一遍，懂电脑的邻居还可以用独立的核对程序。'],
  ['到点自动截止、自动公布', '谁也不能提前、推迟，或者压住结果。'],
]

const NOT_KEPT: readonly [string, string][] = [
  [
    '有人逼您、买您的票',
    '您可以当面投给他看，过后再改投。但最后一次是在别人眼皮下投的，我们没有办法。',
  ],
  ['手机中了毒', '病毒能看到您按了什么。不放心就用纸质票。'],
  ['两位监票人串通', '他们合起来能打开选票，所以要选三位互不相干的人。'],
  ['全楼都选一个人', '结果一公布，大家就知道您选了谁。'],
  ['纸质票', '靠两位计票员各数一遍、各自签名。哪些户用了纸质票是公开的。'],
  ['很多年以后', '将来的计算机也许能解开今天的锁。'],
  ['给不同的人看不同的票板', '所以票板核对码要贴在楼道里，和邻居比一比。'],
]

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

function Points({ title, points }: { title: string; points: readonly [string, string][] }) {
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
