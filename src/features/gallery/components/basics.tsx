import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  Badge,
  Button,
  Card,
  Cell,
  ElderSwitch,
  List,
  Person,
  Section,
  StatePill,
  SwitchCell,
  toast,
} from '@/ui'
import './gallery.css'

/** Buttons, rows, cards, people, states. */
export function Basics() {
  const [on, setOn] = useState(true)
  const tap = () => toast('点到了')
  return (
    <>
      <List>
        <ElderSwitch />
        <SwitchCell title='接收通知' checked={on} onChange={setOn} />
      </List>
      <Section title='按钮'>
        <Button label='提交诉求' onPress={tap} />
        <Button kind='plain' label='补充说明' icon='edit' onPress={tap} />
        <Button kind='danger' label='撤回这条诉求' onPress={tap} />
        <Button kind='text' label='先不了' onPress={tap} />
        <Button label='提交' loading loadingLabel='正在提交' onPress={tap} />
        <Button label='投票' disabledReason='投票 3月3日 8:00 开始' onPress={tap} />
      </Section>
      <Section title='列表' action={{ label: '全部', onPress: tap }}>
        <List>
          <Cell title='楼道灯不亮' label='3 栋 2 单元 · 今天 8:12' onPress={tap}>
            <StatePill tone='moving' word='处理中' />
          </Cell>
          <Cell
            title='地下车库入口积水，一下雨就没过脚踝，老人出门很不方便'
            label='地下车库 · 昨天 19:40'
            onPress={tap}
          >
            <StatePill tone='mine' word='请您评价' />
          </Cell>
          <Cell title='我的小区' value='荷塘苑' icon='wap-home-o' onPress={tap} />
          <Cell title='联系电话' value='138****0000' icon='phone-o' />
        </List>
      </Section>
      <Section title='卡片和人'>
        <Card tone='mine' onPress={tap} label='等您办：2 件诉求'>
          <View className='gallery-row'>
            <View>等您办的诉求</View>
            <Badge count={2} />
          </View>
        </Card>
        <Card>
          <Person name='陈立' role='楼栋长 · 3 栋'>
            <Button kind='text' size='small' label='打电话' describe='给陈立打电话' onPress={tap} />
          </Person>
        </Card>
      </Section>
      <Section title='状态'>
        <View className='gallery-wrap'>
          <StatePill tone='waiting' word='等受理' />
          <StatePill tone='moving' word='处理中' />
          <StatePill tone='mine' word='请您评价' />
          <StatePill tone='done' word='已办结' />
          <StatePill tone='late' word='已超时' />
          <StatePill tone='stopped' word='已撤回' />
        </View>
      </Section>
    </>
  )
}
