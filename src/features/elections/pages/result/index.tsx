import {
  confirmResult,
  type ElectionDetail,
  fileResult,
  getElection,
  objectToResult,
} from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Cell, Confirm, Empty, formatMoment, List, Notice, Page, Section } from '@/ui'
import { ObjectionList } from '../../parts/objection-list'

const OUTCOME_WORDS = {
  elected: '选出来了',
  extend: '来投票的户数不够，延长投票',
  runoff: '没有人过线，另行选举',
  rerun: '没有选出，重新选举',
} as const

/** 选举结果: who was elected by how many, objections, confirmation and filing. */
export default function ResultPage() {
  const { params } = useRouter<{ id?: string }>()
  const id = params.id ?? ''
  const query = useQuery(getElection, { id })
  usePullToRefresh(query.refresh)
  const object = useCommand(objectToResult)
  const confirm = useCommand(confirmResult)
  const file = useCommand(fileResult)
  const [asking, setAsking] = useState<'object' | 'confirm' | 'file'>()
  const error = object.error ?? confirm.error ?? file.error
  const moves = query.data?.moves ?? []
  const settle = async (words: string) => {
    if (asking === 'object') await object.run({ id, words })
    if (asking === 'confirm') await confirm.run({ id })
    if (asking === 'file') await file.run({ id, number: words })
    setAsking(undefined)
    await query.refresh()
  }
  return (
    <Page>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <Answer query={query}>{(election) => <Result election={election} />}</Answer>
      {moves.includes('object_result') && (
        <Button kind='plain' label='我有疑问' onPress={() => setAsking('object')} />
      )}
      {moves.includes('confirm') && (
        <Button label='确认结果，任期从今天开始' onPress={() => setAsking('confirm')} />
      )}
      {moves.includes('file') && <Button label='登记备案' onPress={() => setAsking('file')} />}
      {query.data?.result && <ObjectionList id={id} about='result' />}
      <Confirm
        open={asking !== undefined}
        title={
          asking === 'confirm'
            ? '确认这个结果？'
            : asking === 'file'
              ? '登记备案？'
              : '对结果有疑问？'
        }
        confirmLabel='提交'
        {...(asking !== 'confirm' && {
          reason: {
            label: asking === 'file' ? '备案编号' : '哪里不对',
            limit: asking === 'file' ? 40 : 500,
            missing: '请写一写',
          },
        })}
        busy={object.pending || confirm.pending || file.pending}
        onConfirm={(words) => void settle(words)}
        onCancel={() => setAsking(undefined)}
      />
    </Page>
  )
}

function Result({ election }: { election: ElectionDetail }) {
  const { result, choices = [], confirmed, filed, title, voided } = election
  if (voided) return <Notice tone='warn'>{voided.words}</Notice>
  if (!result) {
    return (
      <Empty icon='clock-o' title='结果还没公布' words='到了公布时间会自动公布，谁也不能推迟。' />
    )
  }
  const { count, outcome } = result
  const elected = 'elected' in outcome ? outcome.elected : []
  return (
    <Fragment>
      <Section title={title}>
        <Notice>{`${OUTCOME_WORDS[outcome.kind]}：${count.households} 户里 ${count.cast} 户投票`}</Notice>
        <List>
          {choices.map(({ id, title: name }) => (
            <Cell
              key={id}
              title={name}
              label={elected.includes(id) ? '当选' : ''}
              value={`${count.votes[id] ?? 0} 票`}
            />
          ))}
        </List>
      </Section>
      <View>{`计票完成：${formatMoment(result.countedAt, Date.now())}`}</View>
      {confirmed && <Notice>{`${confirmed.by?.name ?? '到期自动'}确认了结果`}</Notice>}
      {filed && <Notice>{`已备案：${filed.number}`}</Notice>}
    </Fragment>
  )
}
