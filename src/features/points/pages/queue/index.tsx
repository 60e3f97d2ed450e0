import {
  decideRedemption,
  listQueue,
  type QueueBudget,
  type QueueItem,
} from '@functions/points/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { PagedList, useCommand, usePaged, usePullToRefresh } from '@/cloud'
import {
  Button,
  Card,
  Cell,
  Confirm,
  Empty,
  formatDay,
  formatMoment,
  List,
  Notice,
  Page,
  StatePill,
  toast,
} from '@/ui'
import { BudgetBar } from '../../budget-bar'
import { routes } from '../../routes'
import { quarterWords, stateView } from '../../words'
import '../../points.css'

interface Asked {
  item: QueueItem
  decision: 'approve' | 'refuse'
}

/** 等我同意: what neighbours ask for, with where their points came from. */
export default function QueuePage() {
  const list = usePaged(listQueue, {})
  usePullToRefresh(list.refresh)
  const [asked, setAsked] = useState<Asked>()
  const decide = useCommand(decideRedemption)
  const { latest } = list
  const refusing = asked?.decision === 'refuse'
  const settle = async (reason: string) => {
    if (!asked) return
    const { id } = asked.item
    const done = refusing
      ? await decide.run({ id, decision: 'refuse', reason })
      : await decide.run({ id, decision: 'approve', unrelated: true })
    setAsked(undefined)
    if (done) toast(refusing ? '已退回积分' : '已同意')
    await list.refresh()
  }
  return (
    <Page>
      {decide.error && <Notice tone='danger'>{decide.error.message}</Notice>}
      {latest?.budget && latest.compound !== '' && (
        <Budget budget={latest.budget} compound={latest.compound} />
      )}
      <PagedList
        list={list}
        empty={
          <Empty icon='success' title='没有等您同意的' words='20 分以下的不用审批，会自己通过。' />
        }
        row={(item) => <Item key={item.id} item={item} onAsk={setAsked} />}
      />
      <Confirm
        open={asked !== undefined}
        title={refusing ? '不同意这次兑换？' : '同意这次兑换？'}
        message={
          refusing
            ? '积分和礼品马上退回，申请人看得到原因。'
            : '同意就是确认：我和申请人没有亲属关系，积分来历看过了。'
        }
        confirmLabel={refusing ? '不同意' : '没有亲属关系，同意'}
        danger={refusing}
        {...(refusing && { reason: { label: '为什么', limit: 200, missing: '请写一句原因' } })}
        busy={decide.pending}
        onConfirm={(reason) => void settle(reason)}
        onCancel={() => setAsked(undefined)}
      />
    </Page>
  )
}

const open = (url: string) => () => void Taro.navigateTo({ url })

/** How much this quarter's budgets gave out, and where more of it is told. */
function Budget({ budget, compound }: { budget: QueueBudget; compound: string }) {
  const { quarter, granted, issued } = budget
  return (
    <View>
      <Card>
        <View className='ui-summary__title'>{quarterWords(quarter)}的额度</View>
        {granted === 0 ? (
          <View className='points-muted'>这个季度还没有发过积分</View>
        ) : (
          <BudgetBar granted={granted} issued={issued} about={quarterWords(quarter)} />
        )}
      </Card>
      <View className='points-gap'>
        <List>
          <Cell
            icon='balance-list-o'
            title='各支队伍的额度'
            onPress={open(routes.budgets(compound))}
          />
          <Cell icon='replay' title='积分更正' onPress={open(routes.reversals(compound))} />
        </List>
      </View>
    </View>
  )
}

function Item({ item, onAsk }: { item: QueueItem; onAsk: (asked: Asked) => void }) {
  const { id, name, giftTitle, points, received, left, evidence, ownOrFamily, state, at } = item
  const { word, tone } = stateView(state)
  return (
    <Card>
      <View className='ui-summary__line'>
        <View className='ui-summary__title'>
          {name} · {giftTitle}
        </View>
        <StatePill word={word} tone={tone} />
      </View>
      <View>
        要 {points} 分；得过 {received} 分，现有 {left} 分
      </View>
      <View className='points-evidence'>
        {evidence.map((one, i) => (
          <View key={`${one.at}.${i}`} className='points-muted points-small'>
            {one.about} +{one.points} 分 · {formatDay(one.at, Date.now())}
          </View>
        ))}
        <Button
          kind='text'
          size='small'
          label='看全部来历'
          describe={`看${name}的积分全部来历`}
          onPress={open(routes.evidence(id))}
        />
      </View>
      <View className='points-muted points-small'>{formatMoment(at, Date.now())}申请</View>
      {ownOrFamily ? (
        <Notice tone='warn'>这是您自己或家人的，由别人来定</Notice>
      ) : (
        <View>
          <Button kind='plain' label='同意' onPress={() => onAsk({ item, decision: 'approve' })} />
          <Button kind='text' label='不同意' onPress={() => onAsk({ item, decision: 'refuse' })} />
        </View>
      )}
    </Card>
  )
}
