import { REVERSAL_STATE_TITLES } from '@domain/points/reversal'
import { type EvidenceView, listEvidence, proposeReversal } from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { PagedList, useCommand, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Card, Confirm, Empty, formatMoment, Notice, Page, StatePill, toast } from '@/ui'
import { signed } from '../../words'
import '../../points.css'

/** 积分来历: everything that somebody's points came from, to the first; what is wrong is corrected here. */
export default function EvidencePage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const list = usePaged(listEvidence, { id })
  usePullToRefresh(list.refresh)
  const [wrong, setWrong] = useState<EvidenceView>()
  const propose = useCommand(proposeReversal)
  const { latest } = list
  const send = async (reason: string) => {
    if (!wrong) return
    const done = await propose.run({ entry: wrong.id, reason })
    setWrong(undefined)
    if (done) toast('已提出，等第二人核对')
    await list.refresh()
  }
  return (
    <Page
      {...(latest && {
        title: `${latest.name}的积分来历`,
        lead: `得过 ${latest.received} 分，现有 ${latest.left} 分`,
      })}
    >
      {propose.error && <Notice tone='danger'>{propose.error.message}</Notice>}
      <PagedList
        list={list}
        empty={<Empty icon='records' title='没有积分进账' words='还没有得过积分。' />}
        row={(one) => <Entry key={one.id} entry={one} onWrong={setWrong} />}
      />
      <Confirm
        open={wrong !== undefined}
        title='这一笔给错了？'
        message='提出以后要由另一位同志核对，同意了才收回；已经用掉的不追。'
        confirmLabel='提出更正'
        danger
        reason={{ label: '哪里给错了', limit: 200, missing: '请写一句哪里给错了' }}
        busy={propose.pending}
        onConfirm={(reason) => void send(reason)}
        onCancel={() => setWrong(undefined)}
      />
    </Page>
  )
}

interface EntryProps {
  entry: EvidenceView
  onWrong: (entry: EvidenceView) => void
}

function Entry({ entry, onWrong }: EntryProps) {
  const { about, points, at, correction, canCorrect } = entry
  const tone = correction === 'done' ? 'stopped' : 'waiting'
  return (
    <Card>
      <View className='ui-summary__line'>
        <View className='ui-summary__title'>{about}</View>
        <View className='points-price'>{signed(points)} 分</View>
      </View>
      <View className='ui-summary__line'>
        <View className='points-muted points-small'>{formatMoment(at, Date.now())}</View>
        {correction && (
          <StatePill word={`更正：${REVERSAL_STATE_TITLES[correction]}`} tone={tone} />
        )}
        {canCorrect && (
          <Button
            kind='text'
            size='small'
            label='给错了'
            describe={`${about}给错了，提出更正`}
            onPress={() => onWrong(entry)}
          />
        )}
      </View>
    </Card>
  )
}
