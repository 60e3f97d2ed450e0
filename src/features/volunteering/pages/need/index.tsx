import { NEED_KINDS, NEED_STATE_TITLES } from '@domain/volunteering/need'
import {
  declineNeed,
  getNeed,
  type NeedDetail,
  withdrawNeed,
} from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Cell,
  Confirm,
  formatMoment,
  List,
  Notice,
  Page,
  Stack,
  StatePill,
} from '@/ui'
import { routes } from '../../routes'
import { NEED_TONES } from '../../words'

/** 邻里求助: one need, and what became of it. */
export default function NeedPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getNeed, { need: id })
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  return (
    <Page bottom={data && acts(data) && <Actions need={data} onDone={refresh} />}>
      <Answer query={query} cards={2}>
        {(need) => <About need={need} />}
      </Answer>
    </Page>
  )
}

/** Whether the reader can do anything about it. */
const acts = ({ canArrange, canWithdraw }: NeedDetail) => canArrange || canWithdraw

function About({ need }: { need: NeedDetail }) {
  const { kind, state, words, wished, name, room, placeName, reason, activity, own, at } = need
  return (
    <Fragment>
      <Card>
        <Stack>
          <View className='ui-summary__line'>
            <View className='ui-summary__title'>{NEED_KINDS[kind]}</View>
            <StatePill word={NEED_STATE_TITLES[state]} tone={NEED_TONES[state]} />
          </View>
          <View>{words}</View>
        </Stack>
      </Card>
      {reason !== '' && <Notice tone='warn'>{`没有安排，因为：${reason}`}</Notice>}
      {own && state === 'open' && <Notice>楼栋长、书记和社区已经看到，安排好了会告诉您。</Notice>}
      <List>
        <Cell title='什么时候方便' label={wished} />
        <Cell title='谁家' label={`${name}，${[placeName, room].filter(Boolean).join(' ')}`} />
        <Cell title='什么时候说的' label={formatMoment(at, Date.now())} />
        {activity !== '' && (
          <Cell
            title='安排的志愿活动'
            label='看看谁来、几点来'
            onPress={() => void Taro.navigateTo({ url: routes.detail(activity) })}
          />
        )}
      </List>
    </Fragment>
  )
}

function Actions({ need, onDone }: { need: NeedDetail; onDone: () => Promise<void> }) {
  const { id, canArrange, canWithdraw } = need
  const [declining, setDeclining] = useState(false)
  const decline = useCommand(declineNeed)
  const withdraw = useCommand(withdrawNeed)
  const error = decline.error ?? withdraw.error
  const plan = () => void Taro.navigateTo({ url: routes.planFor(id) })
  const refuse = async (reason: string) => {
    await decline.run({ need: id, reason })
    setDeclining(false)
    await onDone()
  }
  const takeBack = async () => {
    await withdraw.run({ need: id })
    await onDone()
  }
  return (
    <Fragment>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {canArrange && <Button label='安排志愿者' onPress={plan} />}
      {canArrange && <Button kind='text' label='这次不安排' onPress={() => setDeclining(true)} />}
      {canWithdraw && (
        <Button
          kind='text'
          label='不用帮了，撤回'
          loading={withdraw.pending}
          onPress={() => void takeBack()}
        />
      )}
      <Confirm
        open={declining}
        title='这次不安排？'
        message='求助的邻居会看到原因。'
        confirmLabel='不安排'
        danger
        reason={{ label: '为什么', limit: 100, missing: '请写一句，最好告诉他找谁' }}
        busy={decline.pending}
        onConfirm={(reason) => void refuse(reason)}
        onCancel={() => setDeclining(false)}
      />
    </Fragment>
  )
}
