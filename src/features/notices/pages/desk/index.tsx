import { listDesk } from '@functions/notices/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePaged, usePullToRefresh } from '@/cloud'
import { Button, Empty, Page, Tabs } from '@/ui'
import { NoticeList } from '../../parts/notice-list'
import { type DeskTab, routes } from '../../routes'

const EMPTY: Readonly<Record<DeskTab, { title: string; words: string }>> = {
  mine: { title: '您还没有写过公告', words: '停水、开会、招人帮忙，都可以写一条。' },
  review: { title: '没有等您审核的公告', words: '有人写了要您看的，会出现在这里。' },
}

const write = () => void Taro.navigateTo({ url: routes.write() })

/** 公告管理: what I wrote, and what waits for my reading. */
export default function DeskPage() {
  const { params } = useRouter<{ tab?: string }>()
  const [tab, setTab] = useState<DeskTab>(params.tab === 'review' ? 'review' : 'mine')
  const list = usePaged(listDesk, { tab })
  usePullToRefresh(list.refresh)
  return (
    <Page bottom={<Button label='写一条公告' onPress={write} />}>
      <Tabs
        tabs={[
          { key: 'mine', label: '我写的' },
          { key: 'review', label: '等我审核', count: list.latest?.waiting },
        ]}
        chosen={tab}
        onChoose={setTab}
      />
      <NoticeList list={list} desk empty={<Empty icon='volume-o' {...EMPTY[tab]} />} />
    </Page>
  )
}
