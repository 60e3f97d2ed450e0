import {
  listNominations,
  type NominationView,
  reviewNomination,
  ruleOnAppeal,
} from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Card, Confirm, Empty, Notice, Page, toast } from '@/ui'
import { REASON_WORDS, WAY_WORDS } from '../../words'

type Asking = { id: string; decision: 'qualified' | 'refused'; appeal: boolean }

/** 资格审查: whoever was nominated and said yes, what they stated, and what speaks against it. */
export default function ReviewPage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(listNominations, { id: params.id ?? '' })
  usePullToRefresh(query.refresh)
  const review = useCommand(reviewNomination)
  const rule = useCommand(ruleOnAppeal)
  const [asking, setAsking] = useState<Asking>()
  const error = review.error ?? rule.error
  const settle = async ({ id, decision, appeal }: Asking, words: string) => {
    const said = words === '' ? {} : { words }
    const done = appeal
      ? await rule.run({ id, decision, words })
      : await review.run({ id, decision, ...said })
    setAsking(undefined)
    if (!done) return
    toast('已记下，会告诉本人')
    await query.refresh()
  }
  return (
    <Page lead='到期没有审查的，符合条件的自动通过。'>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <Answer query={query}>
        {({ nominations }) =>
          nominations.length === 0 ? (
            <Empty icon='friends-o' title='还没有人被提名' words='有人答应参选后，在这里审查。' />
          ) : (
            nominations.map((one) => <Nominee key={one.id} one={one} onAsk={setAsking} />)
          )
        }
      </Answer>
      <Confirm
        open={asking !== undefined}
        title={asking?.decision === 'qualified' ? '资格通过？' : '资格不通过？'}
        message='本人会看到结果和理由，可以申诉一次，由另一位来定。'
        confirmLabel='就这样定'
        reason={{
          label: '理由',
          limit: 200,
          optional: asking?.decision === 'qualified' && !asking.appeal,
          missing: '请写明理由',
        }}
        busy={review.pending || rule.pending}
        onConfirm={(words) => asking && void settle(asking, words)}
        onCancel={() => setAsking(undefined)}
      />
    </Page>
  )
}

function Nominee({ one, onAsk }: { one: NominationView; onAsk: (asking: Asking) => void }) {
  const { id, name, way, facts, statement, review, appeal, canReview, canRuleOnAppeal } = one
  const ask = (decision: Asking['decision'], isAppeal: boolean) => () =>
    onAsk({ id, decision, appeal: isAppeal })
  return (
    <Card>
      <View>{`${name} · ${WAY_WORDS[way]}`}</View>
      {facts && <View>{`出生 ${facts.bornOn}，${facts.livesHereSince} 起住在这里`}</View>}
      {facts && facts.against.length > 0 && (
        <Notice tone='warn'>
          {facts.against.map((reason) => REASON_WORDS[reason]).join('；')}
        </Notice>
      )}
      {statement !== undefined && <View>{statement}</View>}
      {review && <View>{review.decision === 'qualified' ? '资格已通过' : '资格没有通过'}</View>}
      {appeal && <View>{`申诉：${appeal.words}`}</View>}
      {canReview && facts?.against.length === 0 && (
        <Button size='small' label='资格通过' onPress={ask('qualified', false)} />
      )}
      {canReview && (
        <Button size='small' kind='plain' label='不通过' onPress={ask('refused', false)} />
      )}
      {canRuleOnAppeal && <Button size='small' label='申诉成立' onPress={ask('qualified', true)} />}
      {canRuleOnAppeal && (
        <Button size='small' kind='plain' label='申诉不成立' onPress={ask('refused', true)} />
      )}
    </Card>
  )
}
