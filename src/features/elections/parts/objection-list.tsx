import {
  listObjections,
  type ObjectionView,
  ruleOnObjection,
  secondRuling,
} from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PagedList, useCommand, usePaged } from '@/cloud'
import { Button, Card, Confirm, formatMoment, Notice, Section, Stack, StatePill } from '@/ui'
import './elections.css'

const ASKS = { add: '要求列入', remove: '要求去掉', correct: '要求更正' } as const
const RULED = { upheld: '成立', denied: '不成立' } as const

/** Objections with their rulings; who may rule does it here. */
export function ObjectionList({ id, about }: { id: string; about: 'roll' | 'result' }) {
  const list = usePaged(listObjections, { id, about })
  const rule = useCommand(ruleOnObjection)
  const second = useCommand(secondRuling)
  const [asking, setAsking] = useState<{ id: string; decision: 'upheld' | 'denied' }>()
  const error = rule.error ?? second.error
  const settle = async (words: string) => {
    if (!asking) return
    const done = await rule.run({ ...asking, words })
    setAsking(undefined)
    if (done) await list.refresh()
  }
  const confirm = async (objection: string, agrees: boolean) => {
    if (await second.run({ id: objection, agrees })) await list.refresh()
  }
  return (
    <Section title='异议和处理'>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <PagedList
        list={list}
        row={(one) => (
          <Objection
            key={one.id}
            one={one}
            onRule={(decision) => setAsking({ id: one.id, decision })}
            onSecond={(agrees) => void confirm(one.id, agrees)}
          />
        )}
        empty={<Notice>还没有人提异议。</Notice>}
      />
      <Confirm
        open={asking !== undefined}
        title={asking?.decision === 'upheld' ? '认定异议成立？' : '认定异议不成立？'}
        message='处理结果和理由大家都看得到。'
        confirmLabel='就这样定'
        reason={{ label: '理由', limit: 200, missing: '请写明理由' }}
        busy={rule.pending}
        onConfirm={(words) => void settle(words)}
        onCancel={() => setAsking(undefined)}
      />
    </Section>
  )
}

interface ObjectionProps {
  one: ObjectionView
  onRule: (decision: 'upheld' | 'denied') => void
  onSecond: (agrees: boolean) => void
}

function Objection({ one, onRule, onSecond }: ObjectionProps) {
  const { ruling, asks, shownAs, room, words, raisedAt } = one
  const who = ruling?.by ? ruling.by.name : '到期自动认定'
  return (
    <Card>
      <Stack>
        <View className='election-row'>
          <View className='election-name'>
            {[asks && ASKS[asks], room ?? shownAs].filter(Boolean).join('：')}
          </View>
          {ruling ? (
            <StatePill
              tone={ruling.decision === 'upheld' ? 'done' : 'stopped'}
              word={RULED[ruling.decision]}
            />
          ) : (
            <StatePill tone='waiting' word='等待处理' />
          )}
        </View>
        <View>{words ?? '文字正在核对'}</View>
        {ruling && <View>{`${who}：${ruling.words}`}</View>}
        <View className='election-note'>{formatMoment(raisedAt, Date.now())}</View>
        <View className='election-actions'>
          {one.canRule && <Button size='small' label='成立' onPress={() => onRule('upheld')} />}
          {one.canRule && (
            <Button size='small' kind='plain' label='不成立' onPress={() => onRule('denied')} />
          )}
          {one.canSecond && (
            <Button
              size='small'
              kind='danger'
              label='同意认定选举无效'
              onPress={() => onSecond(true)}
            />
          )}
          {one.canSecond && (
            <Button size='small' kind='plain' label='不同意' onPress={() => onSecond(false)} />
          )}
        </View>
      </Stack>
    </Card>
  )
}
