import { listNotices } from '@functions/notices/contract'
import Taro from '@tarojs/taro'
import { usePaged, usePullToRefresh } from '@/cloud'
import { Button, Empty, Page } from '@/ui'
import { NoticeList } from '../../parts/notice-list'
import { routes } from '../../routes'
import { PushOffer } from './push-offer'

const toDesk = () => void Taro.navigateTo({ url: routes.desk() })

/** 公告: what is said to the places I live in, the newest first. */
export default function NoticesPage() {
  const list = usePaged(listNotices, {})
  usePullToRefresh(list.refresh)
  return (
    <Page bottom={list.latest?.canWrite && <Button label='写公告、管公告' onPress={toDesk} />}>
      {list.latest?.push && (
        <PushOffer offer={list.latest.push} onChanged={() => void list.refresh()} />
      )}
      <NoticeList
        list={list}
        empty={
          <Empty
            icon='volume-o'
            title='还没有公告'
            words='停水停电、开会办事，楼栋长和书记会在这里告诉您。'
          />
        }
      />
    </Page>
  )
}
