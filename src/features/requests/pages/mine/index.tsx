import { listMyRequests } from '@functions/requests/contract'
import Taro from '@tarojs/taro'
import { usePaged, usePullToRefresh } from '@/cloud'
import { Button, Empty, Page } from '@/ui'
import { RequestList } from '../../parts/request-list'
import { routes } from '../../routes'

const report = () => void Taro.navigateTo({ url: routes.submit() })

/** 我的诉求: what the reader reported, the newest first. */
export default function MinePage() {
  const list = usePaged(listMyRequests, {})
  usePullToRefresh(list.refresh)
  return (
    <Page bottom={<Button label='报一个问题' onPress={report} />}>
      <RequestList
        list={list}
        mine
        empty={
          <Empty title='您还没有报过问题' words='路灯坏了、楼道堆东西、水管漏了，都可以说。' />
        }
      />
    </Page>
  )
}
