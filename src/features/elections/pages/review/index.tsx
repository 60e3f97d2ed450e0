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
import {
  Button,
  Card,
  Confirm,
  Empty,
  Notice,
  Page,
  Person,
  Stack,
  StatePill,
  type Tone,
  toast,
} from '@/ui'
import { REASON_WORDS, WAY_WORDS } from '../../words'
import '../../parts/elections.css'

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
    <Page title='审查候选人资格' lead='到期没有审查的，符合条件的自动通过。'>
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
      <Stack>
        <Person name={name} role={WAY_WORDS[way]}>
          <StatePill {...reviewState(one)} />
        </Person>
        {facts && (
          <View className='election-note'>
            {`${facts.bornOn} 出生 · ${facts.livesHereSince} 起住在这里`}
          </View>
        )}
        {facts && facts.against.length > 0 && (
          <Notice tone='warn'>
            {facts.against.map((reason) => REASON_WORDS[reason]).join('；')}
          </Notice>
        )}
        {statement !== undefined && <View>{statement}</View>}
        {review && review.words !== '' && <View>{`理由：${review.words}`}</View>}
        {appeal && <Notice>{`申诉：${appeal.words}`}</Notice>}
        <View className='election-actions'>
          {canReview && review?.decision !== 'qualified' && facts?.against.length === 0 && (
            <Button
              size='small'
              kind={review ? 'plain' : 'primary'}
              label={review ? '改成通过' : '资格通过'}
              onPress={ask('qualified', false)}
            />
          )}
          {canReview && review?.decision !== 'refused' && (
            <Button
              size='small'
              kind='plain'
              label={review ? '改成不通过' : '不通过'}
              onPress={ask('refused', false)}
            />
          )}
          {canRuleOnAppeal && (
            <Button size='small' label='申诉成立' onPress={ask('qualified', true)} />
          )}
          {canRuleOnAppeal && (
            <Button size='small' kind='plain' label='申诉不成立' onPress={ask('refused', true)} />
          )}
        </View>
      </Stack>
    </Card>
  )
}

function reviewState({ state, review }: NominationView): { word: string; tone: Tone } {
  if (review?.decision === 'qualified') return { word: '通过', tone: 'done' }
  if (review) return { word: '没通过', tone: 'stopped' }
  return state === 'accepted'
    ? { word: '等审查', tone: 'mine' }
    : { word: state === 'declined' ? '没答应' : '等本人答复', tone: 'waiting' }
}
