import { type ActivityCard, listActivities } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Cell, Empty, formatMoment, List, Page, SummaryCard } from '@/ui'
import { routes } from '../../routes'
import { stateView } from '../../words'

/** 志愿活动: what neighbours do together, the newest first. */
export default function ActivitiesPage() {
  const list = usePaged(listActivities, {})
  usePullToRefresh(list.refresh)
  const plan = () => void Taro.navigateTo({ url: routes.plan() })
  const mine = () => void Taro.navigateTo({ url: routes.mine() })
  return (
    <Page bottom={list.latest?.canPlan && <Button label='发起一个活动' onPress={plan} />}>
      <List>
        <Cell title='我的志愿时长' label='做过的、几颗星' onPress={mine} />
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
        row={(activity) => <Row key={activity.id} activity={activity} />}
      />
    </Page>
  )
}

function Row({ activity }: { activity: ActivityCard }) {
  const { id, title, place, startsAt, joined, capacity } = activity
  const state = stateView(activity)
  const when = formatMoment(startsAt, Date.now())
  return (
    <SummaryCard
      title={title}
      state={state}
      excerpt={`${when}，${place}`}
      foot={`已有 ${joined} 人，要 ${capacity} 人`}
      label={[title, state.word, when, place].join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.detail(id) })}
    />
  )
}
