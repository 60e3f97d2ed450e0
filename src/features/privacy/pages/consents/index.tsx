import { CONSENTS, type ConsentKind, type ConsentState } from '@domain/people/consents'
import { getPrivacy, giveConsent, withdrawConsent } from '@functions/people/contract/privacy'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Confirm,
  formatDay,
  Notice,
  Page,
  Stack,
  StatePill,
  type Tone,
  toast,
} from '@/ui'
import '../../parts/privacy.css'

const STATES: Readonly<Record<ConsentState, { word: string; tone: Tone }>> = {
  unasked: { word: '还没问过', tone: 'waiting' },
  outdated: { word: '说明更新了', tone: 'mine' },
  given: { word: '已同意', tone: 'done' },
  withdrawn: { word: '没有同意', tone: 'stopped' },
}

/** 我同意的: each text, where I stand with it, and the way out as near as the way in. */
export default function ConsentsPage() {
  const query = useQuery(getPrivacy, {})
  usePullToRefresh(query.refresh)
  return (
    <Page title='我同意的' lead='每一项都可以不同意，同意了也随时可以收回。'>
      <Answer query={query} cards={2}>
        {({ consents }) => (
          <>
            {consents.map((one) => (
              <Consent key={one.kind} {...one} onSaid={query.refresh} />
            ))}
          </>
        )}
      </Answer>
    </Page>
  )
}

interface ConsentProps {
  kind: ConsentKind
  state: ConsentState
  at?: number
  onSaid: () => Promise<void>
}

function Consent({ kind, state, at, onSaid }: ConsentProps) {
  const [asking, setAsking] = useState(false)
  const give = useCommand(giveConsent)
  const withdraw = useCommand(withdrawConsent)
  const { title, asks, text, version } = CONSENTS[kind]
  const error = give.error ?? withdraw.error
  const say = async (said: Promise<unknown>) => {
    const answer = await said
    setAsking(false)
    if (answer === undefined) return
    toast('记下了')
    await onSaid()
  }
  return (
    <Card>
      <Stack>
        <View className='privacy-line'>
          <View className='privacy-title'>{title}</View>
          <StatePill {...STATES[state]} />
        </View>
        <View>{asks}</View>
        {text.map((line) => (
          <View key={line} className='privacy-words'>
            {line}
          </View>
        ))}
        <View className='privacy-foot'>
          第 {version} 版{at === undefined ? '' : ` · ${formatDay(at, Date.now())}`}
        </View>
        {error && <Notice tone='danger'>{error.message}</Notice>}
        {state === 'given' ? (
          <Button kind='plain' label='收回同意' onPress={() => setAsking(true)} />
        ) : (
          <Button
            kind='plain'
            label='同意'
            describe={`同意${title}`}
            loading={give.pending}
            onPress={() => void say(give.run({ kind, version }))}
          />
        )}
      </Stack>
      <Confirm
        open={asking}
        title={`收回“${title}”？`}
        message={
          kind === 'phone' ? '手机号马上删除，以后可以再留。' : '收回以后，要登记住处得再同意一次。'
        }
        confirmLabel='收回'
        busy={withdraw.pending}
        onConfirm={() => void say(withdraw.run({ kind }))}
        onCancel={() => setAsking(false)}
      />
    </Card>
  )
}
