import { answerRecall, supportRecall, type TermView } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Confirm, formatMoment, Notice, Rings, Stack, toast } from '@/ui'
import '../../parts/elections.css'
import { routes } from '../../routes'

interface RecallProps {
  term: TermView
  onChanged: () => Promise<void>
}

/** 罢免: households ask for it, the person answers, then all vote. */
export function Recall({ term, onChanged }: RecallProps) {
  const { id, name, recall, moves } = term
  const [asking, setAsking] = useState<'support' | 'answer'>()
  const support = useCommand(supportRecall)
  const answer = useCommand(answerRecall)
  const error = support.error ?? answer.error
  const supports = asking === 'support'
  const first = recall === undefined
  const settle = async (words: string) => {
    const done = supports
      ? await support.run({ id, ...(words !== '' && { words }) })
      : await answer.run({ id, words })
    setAsking(undefined)
    if (!done) return
    toast(supports ? '已记下您家的提议' : '申辩会和表决一起给大家看')
    await onChanged()
  }
  const shown = recall || moves.includes('answer_recall') || moves.includes('support_recall')
  if (!shown) return null
  return (
    <Stack>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {recall && <Wish recall={recall} name={name} />}
      {moves.includes('answer_recall') && (
        <Button label='我要申辩' onPress={() => setAsking('answer')} />
      )}
      {moves.includes('support_recall') && (
        <Button
          kind={first ? 'text' : 'plain'}
          label={first ? '提议罢免' : '我家也提议罢免'}
          onPress={() => setAsking('support')}
        />
      )}
      <Confirm
        open={asking !== undefined}
        title={supports ? `提议罢免${name}？` : '写下您的申辩'}
        message={
          supports
            ? '五分之一的住户提议，就由全体住户投票决定。本人可以先申辩。哪几户提议不公开。'
            : '住户投票前都能看到。提交以后，到期前还可以改。'
        }
        confirmLabel={supports ? '提议' : '提交申辩'}
        {...((!supports || first) && {
          reason: {
            label: supports ? '理由' : '申辩',
            limit: supports ? 300 : 500,
            missing: '请写一写',
          },
        })}
        busy={support.pending || answer.pending}
        onConfirm={(words) => void settle(words)}
        onCancel={() => setAsking(undefined)}
      />
    </Stack>
  )
}

function Wish({ recall, name }: { recall: NonNullable<TermView['recall']>; name: string }) {
  const { words, count, needed, mine, answerUntil, answer, electionId } = recall
  const now = Date.now()
  const progress = `${count} 户提议，要 ${needed} 户`
  return (
    <Card>
      <Stack>
        <View className='election-name'>{`有住户提议罢免${name}`}</View>
        <View>{`理由：${words}`}</View>
        <View className='election-turnout'>
          <Rings values={[count / needed]} label={progress} size={56} />
          <View>
            <View>{progress}</View>
            {mine && <View className='election-note'>您家已经提议</View>}
          </View>
        </View>
        {answerUntil !== undefined && !answer && (
          <Notice>
            {now <= answerUntil
              ? `够数了。本人${formatMoment(answerUntil, now)}以前可以申辩，然后大家投票。`
              : '本人没有申辩。'}
          </Notice>
        )}
        {answer && <Notice>{`本人申辩：${answer.words}`}</Notice>}
        {electionId !== undefined && (
          <Button
            kind='plain'
            label='看这次表决'
            onPress={() => void Taro.navigateTo({ url: routes.detail(electionId) })}
          />
        )}
      </Stack>
    </Card>
  )
}
