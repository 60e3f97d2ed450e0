import { CONSENT_KINDS, CONSENTS, type ConsentKind } from '@domain/people/consents'
import { giveConsent } from '@functions/people/contract/privacy'
import { View } from '@tarojs/components'
import { type CallError, useCommand } from '@/cloud'
import { Button, Notice, Sheet, Stack } from '@/ui'
import './residence.css'

/** Which consent a refused command asks for; undefined for every other error. */
export function consentAskedBy(error: CallError | undefined): ConsentKind | undefined {
  const details: unknown = error?.details
  if (typeof details !== 'object' || details === null || !('consent' in details)) return undefined
  return CONSENT_KINDS.find((kind) => kind === details.consent)
}

interface ConsentSheetProps {
  /** The refusal of what the person was doing, if it was for want of a consent. */
  error: CallError | undefined
  /** Said when somebody does not agree: what still works without. */
  without: string
  /** They agreed: what they were doing goes on. */
  onAgreed: () => void
  onNotNow: () => void
}

/** Asks for a consent in the middle of what needs it, and what was being done goes on after it. */
export function ConsentSheet({ error, without, onAgreed, onNotNow }: ConsentSheetProps) {
  const kind = consentAskedBy(error)
  const give = useCommand(giveConsent)
  const { asks = '', text = [], version = 1 } = kind ? CONSENTS[kind] : {}
  const agree = async () => {
    if (kind && (await give.run({ kind, version }))) onAgreed()
  }
  return (
    <Sheet open={kind !== undefined} title='先跟您说明白' onClose={onNotNow}>
      <Stack>
        <View className='residence-name'>{asks}</View>
        {text.map((line) => (
          <View key={line}>{line}</View>
        ))}
        <View className='residence-small'>
          {`第 ${version} 版。同意以后随时可以在“我的信息”里收回。${without}`}
        </View>
        {give.error && <Notice tone='danger'>{give.error.message}</Notice>}
        <Button
          label='同意，接着办'
          loading={give.pending}
          loadingLabel='正在记下'
          onPress={() => void agree()}
        />
        <Button kind='text' label='先不了' onPress={onNotNow} />
      </Stack>
    </Sheet>
  )
}
