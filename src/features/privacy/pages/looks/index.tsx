import { type LookView, listLooks } from '@functions/people/contract/privacy'
import { View } from '@tarojs/components'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Card, DateText, Empty, Page } from '@/ui'
import '../../parts/privacy.css'

/** 谁看过我的信息: each look of somebody in office, newest first. */
export default function LooksPage() {
  const list = usePaged(listLooks, {})
  usePullToRefresh(list.refresh)
  return (
    <Page
      title='谁看过我的信息'
      lead='办事的人看您的诉求、房号、手机号，每次都记下来。同一件事一小时内记一次。'
    >
      <PagedList
        list={list}
        row={(look) => <Look key={look.id} look={look} />}
        empty={<Empty icon='eye-o' title='还没有人看过' words='有人看了，会记在这里。' />}
      />
    </Page>
  )
}

function Look({ look: { who, what, why, at } }: { look: LookView }) {
  return (
    <Card>
      <View className='privacy-title'>{who}</View>
      <View>看了{what}</View>
      <View className='privacy-foot'>
        {why} · <DateText at={at} />
      </View>
    </Card>
  )
}
