import { getMyPoints, type MyPoints } from '@functions/points/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Fragment } from 'react'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import {
  Button,
  Card,
  Cell,
  Empty,
  formatDay,
  formatMoment,
  List,
  Page,
  Rings,
  Section,
} from '@/ui'
import { routes } from '../../routes'
import { signed } from '../../words'
import '../../points.css'

const open = (url: string) => () => void Taro.navigateTo({ url })

/** 我的积分: what I have, when it ends, and everything that came and went. */
export default function MinePage() {
  const list = usePaged(getMyPoints, {})
  usePullToRefresh(list.refresh)
  const { latest } = list
  return (
    <Page bottom={latest && <Button label='换礼品' onPress={open(routes.gifts())} />}>
      {latest && <Head points={latest} />}
      <PagedList
        list={list}
        empty={
          <Empty
            icon='like-o'
            title='还没有积分'
            words='参加小区的志愿活动，现场签到、公示三天以后，积分就到这里。'
          />
        }
        row={({ id, about, points, at, pending }) => (
          <List key={id}>
            <Cell
              title={about}
              label={formatMoment(at, Date.now()) + (pending ? ' · 还没领取' : '')}
              value={`${signed(points)} 分`}
            />
          </List>
        )}
      />
    </Page>
  )
}

function Head({ points }: { points: MyPoints }) {
  const { available, reserved, received, lots, compound, keeper, keepsAt } = points
  const share = received === 0 ? 0 : available / received
  const [soonest] = lots
  return (
    <Fragment>
      <Card>
        <View className='points-head'>
          <Rings values={[share]} size={88} label={`得过 ${received} 分，还有 ${available} 分`} />
          <View>
            <View className='points-head__figure'>{available} 分可用</View>
            {reserved > 0 && <View className='points-muted'>{reserved} 分留着换礼品</View>}
            {soonest && (
              <View className='points-muted'>
                {soonest.points} 分用到 {formatDay(soonest.expiresAt - 1, Date.now())}为止
              </View>
            )}
          </View>
        </View>
      </Card>
      <Section title='办理'>
        <List>
          <Cell
            icon='gift-o'
            title='我的兑换'
            label='领取码、办到哪一步了'
            onPress={open(routes.redemptions())}
          />
          {compound !== '' && (
            <Cell
              icon='chart-trending-o'
              title='小区积分公开'
              label='发了多少、用了多少'
              onPress={open(routes.open(compound))}
            />
          )}
          {compound !== '' && (
            <Cell
              icon='friends-o'
              title='家人合用、捐给小区'
              label='和同一户的家人一起用'
              onPress={open(routes.family(compound))}
            />
          )}
          {compound !== '' && (
            <Cell
              icon='balance-list-o'
              title='积分额度'
              label='各支队伍这个季度还能发多少'
              onPress={open(routes.budgets(compound))}
            />
          )}
          {keepsAt !== '' && (
            <Cell
              icon='bag-o'
              title='发放礼品'
              label='邻居来领的时候用'
              onPress={open(routes.station(keepsAt))}
            />
          )}
          {keepsAt !== '' && (
            <Cell
              icon='shop-o'
              title='管理礼品'
              label='上架、到货、盘点'
              onPress={open(routes.shelf(keepsAt))}
            />
          )}
          {keeper && (
            <Cell
              icon='todo-list-o'
              title='等我同意'
              label='邻居的兑换申请'
              onPress={open(routes.queue())}
            />
          )}
        </List>
      </Section>
      {lots.length > 1 && (
        <Section title='哪天到期'>
          <List>
            {lots.slice(0, 6).map((lot) => (
              <Cell
                key={lot.expiresAt}
                title={`${lot.points} 分`}
                value={`用到 ${formatDay(lot.expiresAt - 1, Date.now())}`}
              />
            ))}
          </List>
        </Section>
      )}
    </Fragment>
  )
}
