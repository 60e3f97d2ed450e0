import { VIEWERS } from '@functions/organization/contract'
import { getHome } from '@functions/people/contract'
import Taro from '@tarojs/taro'
import { useQuery } from '@/cloud'
import { routes as conventions } from '@/features/conventions/routes'
import { routes as elections } from '@/features/elections/routes'
import { routes as notices } from '@/features/notices/routes'
import { routes as organization } from '@/features/organization/routes'
import { routes as points } from '@/features/points/routes'
import { routes } from '@/features/requests/routes'
import { routes as volunteering } from '@/features/volunteering/routes'
import { Badge, Cell, List, Page, Section } from '@/ui'

const open = (url: string) => () => void Taro.navigateTo({ url })

/** 办事: every door. */
export default function ServicesPage() {
  // The home page has just asked the same; without an answer the doors still stand.
  const { data } = useQuery(getHome, {})
  return (
    <Page>
      <Section title='诉求'>
        <List>
          <Cell
            icon='chat-o'
            title='报一个问题'
            label='哪里不对，说一声'
            onPress={open(routes.submit())}
          />
          <Cell
            icon='orders-o'
            title='我的诉求'
            label='看看办到哪一步了'
            onPress={open(routes.mine())}
          />
          {data && data.duties.length > 0 && (
            <Cell
              icon='todo-list-o'
              title='待我处理'
              label='受理、交办、办结'
              describe={`待我处理，${data.inboxCount} 件`}
              onPress={open(routes.inbox())}
            >
              <Badge count={data.inboxCount} />
            </Cell>
          )}
        </List>
      </Section>
      <Section title='小区的事'>
        <List>
          <Cell
            icon='bullhorn-o'
            title='通知公告'
            label='楼栋和小区的通知'
            onPress={open(notices.list())}
          />
          <Cell
            icon='friends-o'
            title='楼栋长选举'
            label='提名、投票、看结果'
            onPress={open(elections.list())}
          />
          <Cell
            icon='records-o'
            title='居民公约'
            label='一起定，一起守'
            onPress={open(conventions.home())}
          />
        </List>
      </Section>
      <Section title='志愿和积分'>
        <List>
          <Cell
            icon='like-o'
            title='志愿活动'
            label='报名、签到、攒积分'
            onPress={open(volunteering.list())}
          />
          <Cell icon='gift-o' title='我的积分' label='用积分换礼品' onPress={open(points.mine())} />
        </List>
      </Section>
      {data?.duties.some(({ role }) => VIEWERS.some((one) => one === role)) && (
        <Section title='管理'>
          <List>
            <Cell
              icon='cluster-o'
              title='区域和住户'
              label='小区、楼栋、住户、网格，用表格导入'
              onPress={open(organization.tree())}
            />
          </List>
        </Section>
      )}
    </Page>
  )
}
