import { getMyHours, type MyHours } from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Card, Cell, Empty, formatMoment, List, Page, Rings } from '@/ui'

/** 我的志愿时长: what I did, what it adds up to, and how far the next star is. */
export default function MyHoursPage() {
  const list = usePaged(getMyHours, {})
  usePullToRefresh(list.refresh)
  return (
    <Page>
      {list.latest && <Head mine={list.latest} />}
      <PagedList
        list={list}
        empty={
          <Empty
            icon='like-o'
            title='还没有志愿时长'
            words='参加小区的志愿活动，公示三天以后，时长就记在这里。'
          />
        }
        row={({ id, title, startsAt, halfHours, kind }) => (
          <List key={id}>
            <Cell
              title={title}
              label={
                formatMoment(startsAt, Date.now()) + (kind === 'supplementary' ? ' · 只记时长' : '')
              }
              value={`${halfHours / 2} 小时`}
            />
          </List>
        )}
      />
    </Page>
  )
}

function Head({ mine: { halfHours, stars, nextStarHours } }: { mine: MyHours }) {
  const hours = halfHours / 2
  const rank = stars === 0 ? '还没有星' : `${stars} 星志愿者`
  const next =
    nextStarHours === null
      ? '五颗星都有了，谢谢您'
      : `再做 ${nextStarHours - hours} 小时，得第 ${stars + 1} 颗星`
  return (
    <Card>
      <View className='ui-summary__line'>
        <View>
          <View className='ui-summary__title'>{`一共 ${hours} 小时`}</View>
          <View>{rank}</View>
        </View>
        <Rings
          values={[nextStarHours === null ? 1 : hours / nextStarHours]}
          label={`一共 ${hours} 小时，${rank}，${next}`}
        />
      </View>
      <View>{next}</View>
    </Card>
  )
}
