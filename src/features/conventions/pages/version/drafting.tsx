import { moveDraft, type VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, Sheet, Stack, TextArea, toast } from '@/ui'
import { routes } from '../../routes'
import { placeOf } from './findings'
import type { MovesProps } from './moves'

/** Writing, and handing the draft on. */
export function Drafting({ version, onMoved }: MovesProps) {
  const { id } = version
  const [asking, setAsking] = useState<'send' | 'abandon'>()
  const move = useCommand(moveDraft)
  const go = async (to: 'reopen_opinions' | 'abandon', words: string) => {
    const done = await move.run({ id, move: to })
    setAsking(undefined)
    if (!done) return
    toast(words)
    await onMoved()
  }
  return (
    <Fragment>
      {move.error && <Notice tone='danger'>{move.error.message}</Notice>}
      <Button label='写草稿' onPress={() => void Taro.navigateTo({ url: routes.edit(id) })} />
      <Button kind='text' label='送街道审核' onPress={() => setAsking('send')} />
      <View className='version__row'>
        <Button
          kind='text'
          size='small'
          label='再征求意见'
          loading={move.pending}
          onPress={() => void go('reopen_opinions', '又开始征求意见了')}
        />
        <Button
          kind='text'
          size='small'
          label='不再继续'
          loading={move.pending}
          onPress={() => setAsking('abandon')}
        />
      </View>
      <Sheet open={asking === 'send'} title='送街道审核？' onClose={() => setAsking(undefined)}>
        <Send
          version={version}
          onSent={() => {
            setAsking(undefined)
            toast('已送审')
            void onMoved()
          }}
        />
      </Sheet>
      <Confirm
        open={asking === 'abandon'}
        title='不再继续？'
        message='这一版就此结束，写过的意见还在。'
        confirmLabel='不再继续'
        busy={move.pending}
        onConfirm={() => void go('abandon', '已结束')}
        onCancel={() => setAsking(undefined)}
      />
    </Fragment>
  )
}

/** Each warning that stays is given its own reason, which the sub-district reads. */
function Send({ version, onSent }: { version: VersionView; onSent: () => void }) {
  const { id, findings = [] } = version
  const [whys, setWhys] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const move = useCommand(moveDraft)
  const blocked = findings.filter(({ severity }) => severity === 'block')
  if (blocked.length > 0)
    return (
      <Notice tone='danger'>
        有 {blocked.length} 处不能这样写，请先在“写草稿”里改好，再送审。
      </Notice>
    )
  const keyOf = (one: (typeof findings)[number]) => `${one.clauseId} ${one.kind}`
  const whyOf = (one: (typeof findings)[number]) => (whys[keyOf(one)] ?? '').trim()
  const send = async () => {
    setTried(true)
    if (findings.some((one) => whyOf(one) === '')) return
    const notes = findings.map((one) => ({
      clauseId: one.clauseId,
      kind: one.kind,
      why: whyOf(one),
    }))
    if (await move.run({ id, move: 'send_to_review', notes })) onSent()
  }
  return (
    <Stack>
      {move.error && <Notice tone='danger'>{move.error.message}</Notice>}
      <Fragment>审核的时候不能再改。街道会看有没有不合法的地方，写明通过或者要改哪里。</Fragment>
      {findings.map((one) => (
        <TextArea
          key={keyOf(one)}
          label={`${placeOf(one, version)}，为什么保留`}
          hint={one.message}
          limit={200}
          error={tried && whyOf(one) === '' ? '请写一句理由，或者改掉这个说法' : undefined}
          onChange={(text) => setWhys((was) => ({ ...was, [keyOf(one)]: text }))}
        />
      ))}
      <Button label='送审' loading={move.pending} onPress={() => void send()} />
    </Stack>
  )
}
