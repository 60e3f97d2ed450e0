import { listActivities } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Cell, Empty, List, Page } from '@/ui'
import { ActivityRow } from '../../activity-row'
import { routes } from '../../routes'

const open = (url: string) => () => void Taro.navigateTo({ url })

/** 志愿活动: what neighbours do together, the newest first. */
export default function ActivitiesPage() {
  const list = usePaged(listActivities, {})
  usePullToRefresh(list.refresh)
  const { canPlan = false, desk = null } = list.latest ?? {}
  return (
    <Page bottom={canPlan && <Button label='发起一个活动' onPress={open(routes.plan())} />}>
      <List>
        <Cell
          icon='medal-o'
          title='我的志愿时长'
          label='做过的、几颗星、开证书'
          onPress={open(routes.mine())}
        />
        <Cell
          icon='service-o'
          title='请邻居帮一把'
          label='陪看病、修小东西、读报跑腿'
          onPress={open(routes.needs())}
        />
        <Cell
          icon='friends-o'
          title='志愿服务队'
          label='加入一支，或自己发起'
          onPress={open(routes.teams())}
        />
        {desk !== null && (
          <Cell
            icon='eye-o'
            title='时长核对和上报'
            label='不对劲的签到、每月的记录表'
            onPress={open(routes.desk(desk))}
          />
        )}
      </List>
      <PagedList
        list={list}
        empty={
          <Empty
            icon='like-o'
            title='还没有志愿活动'
            words='打扫楼道、陪老人看病、修修补补，都可以发起，书记同意后开始招募。'
          />
        }
        row={(activity) => <ActivityRow key={activity.id} activity={activity} />}
      />
    </Page>
  )
}
