import { listVisits } from '@functions/conventions/contract'
import { useRouter } from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Cell, Empty, List, Page } from '@/ui'

/** 上门名单: homes that agreed to be visited and have not signed yet; nobody else is named here. */
export default function VisitsPage() {
  const building = decodeURIComponent(useRouter<{ building?: string }>().params.building ?? '')
  const query = useQuery(listVisits, { building })
  usePullToRefresh(query.refresh)
  return (
    <Page
      title='愿意您上门的人家'
      lead='他们请您上门讲一讲公约。签了就不在名单里；没有同意的人家不会出现。'
    >
      <Answer query={query}>
        {({ visits }) =>
          visits.length === 0 ? (
            <Empty
              icon='friends-o'
              title='现在没有请您上门的'
              words='邻居在“居民公约”里打开“愿意请楼栋长上门讲一讲”，就会出现在这里。'
            />
          ) : (
            <List>
              {visits.map(({ household, room }) => (
                <Cell key={household} icon='wap-home-o' title={room} label='请您上门讲一讲' />
              ))}
            </List>
          )
        }
      </Answer>
    </Page>
  )
}
