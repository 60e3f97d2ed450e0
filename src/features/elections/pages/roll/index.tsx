import { checkMyHousehold, listRoll, raiseRollObjection } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useCommand, usePaged, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Confirm, Notice, Page, Section, Skeleton, toast } from '@/ui'
import { ObjectionList } from '../../parts/objection-list'
import { Rooms } from './rooms'

/** 户代表名册: is my home on it, who else is, and what was objected. */
export default function RollPage() {
  const { params } = useRouter<{ id?: string }>()
  const id = params.id ?? ''
  const mine = useQuery(checkMyHousehold, { id })
  const list = usePaged(listRoll, { id })
  const object = useCommand(raiseRollObjection)
  const [asking, setAsking] = useState<{ asks: 'add' | 'remove'; entry?: string }>()
  usePullToRefresh(list.refresh)
  const canObject = list.latest?.canObject === true
  const missing = mine.data?.ready && mine.data.households.some(({ onRoll }) => !onRoll)
  const send = async (words: string) => {
    if (!asking) return
    const done = await object.run({ id, ...asking, words })
    setAsking(undefined)
    if (!done) return
    toast('已经提交，处理结果会发消息给您')
    await list.refresh()
  }
  return (
    <Page>
      {(mine.loading || (mine.data?.households.length ?? 0) > 0) && (
        <Section title='我家在不在'>
          {mine.loading && <Skeleton cards={1} />}
          {mine.data?.households.map(({ room, onRoll }) => (
            <Notice key={room} tone={onRoll ? 'info' : 'warn'}>
              {onRoll ? `${room}在名册上，有一票` : `${room}不在名册上`}
            </Notice>
          ))}
          {missing && canObject && (
            <Button label='把我家加上' onPress={() => setAsking({ asks: 'add' })} />
          )}
        </Section>
      )}
      {object.error && <Notice tone='danger'>{object.error.message}</Notice>}
      <ObjectionList id={id} about='roll' />
      <Section title='名册'>
        <View className='election-note'>
          {`门牌只写前面一位。${canObject ? '哪一户不对，点一下那一户。' : ''}`}
        </View>
        <Rooms
          list={list}
          onPress={canObject ? (entry) => setAsking({ asks: 'remove', entry }) : undefined}
        />
      </Section>
      <Confirm
        open={asking !== undefined}
        title={asking?.asks === 'add' ? '把我家加进名册？' : '这一户不该在名册上？'}
        message='社区会在期限内核实，结果和理由公开。到期没有处理的，按有利于投票的一边认定。'
        confirmLabel='提出异议'
        reason={{ label: '原因', limit: 200, missing: '请写一写原因' }}
        busy={object.pending}
        onConfirm={(words) => void send(words)}
        onCancel={() => setAsking(undefined)}
      />
    </Page>
  )
}
