import { KEPT_AFTER_CLOSING } from '@domain/people/closing'
import type { OutputOf } from '@functions/kernel/contract'
import { closeAccount, getPrivacy, keepAccount } from '@functions/people/contract/privacy'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Card, Confirm, formatDay, Notice, Page, Section, Stack } from '@/ui'
import '../../parts/privacy.css'

type Privacy = OutputOf<typeof getPrivacy>

const OBSTACLES: Readonly<Record<Privacy['obstacles'][number], string>> = {
  in_office: '您还有职务。先在“我的职务”里辞去，或等任期结束。',
  head_of_household: '您是户主，家里还有别人。先把户主交给家人。',
}

/** 注销账号: what goes, what stays and by what law, and the days to think it over. */
export default function ClosePage() {
  const query = useQuery(getPrivacy, {})
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  return (
    <Page title='注销账号' bottom={data && <Moves privacy={data} onMoved={refresh} />}>
      <Answer query={query} cards={2}>
        {(privacy) => <What privacy={privacy} />}
      </Answer>
    </Page>
  )
}

function What({
  privacy: { closesAt, obstacles, coolingDays, coolingSource },
}: {
  privacy: Privacy
}) {
  return (
    <>
      {closesAt === undefined ? (
        <Notice>
          申请后有 {coolingDays} 天可以反悔。（{coolingSource}）
        </Notice>
      ) : (
        <Notice tone='warn'>{formatDay(closesAt, Date.now())}注销，在这以前随时可以撤回。</Notice>
      )}
      {obstacles.map((one) => (
        <Notice key={one} tone='warn'>
          {OBSTACLES[one]}
        </Notice>
      ))}
      <Section title='会删掉'>
        <Card>
          <Stack>
            <View>微信身份、称呼、手机号、住处、消息，公约上的签名和证书。</View>
            <View>以后再来，就是一位新朋友，找不回以前的。</View>
          </Stack>
        </Card>
      </Section>
      <Section title='按规定要留'>
        <Card>
          <Stack>
            {KEPT_AFTER_CLOSING.map(({ what, law }) => (
              <View key={what}>
                <View>{what}</View>
                <View className='privacy-foot'>{law}</View>
              </View>
            ))}
          </Stack>
        </Card>
      </Section>
    </>
  )
}

function Moves({ privacy, onMoved }: { privacy: Privacy; onMoved: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const close = useCommand(closeAccount)
  const keep = useCommand(keepAccount)
  const error = close.error ?? keep.error
  const settle = async (said: Promise<unknown>) => {
    const done = await said
    setAsking(false)
    if (done) await onMoved()
  }
  return (
    <View>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {privacy.closesAt !== undefined ? (
        <Button label='不注销了' loading={keep.pending} onPress={() => void settle(keep.run({}))} />
      ) : (
        <Button
          kind='danger'
          label='申请注销'
          disabledReason={privacy.obstacles.length > 0 ? '请先办完上面说的' : undefined}
          onPress={() => setAsking(true)}
        />
      )}
      <Confirm
        open={asking}
        title='注销账号？'
        message={`${privacy.coolingDays} 天后删掉，在这以前可以撤回。`}
        confirmLabel='申请注销'
        danger
        busy={close.pending}
        onConfirm={() => void settle(close.run({}))}
        onCancel={() => setAsking(false)}
      />
    </View>
  )
}
