import {
  allowVisit,
  type ConventionView,
  type MySigning,
  revokeSignature,
} from '@functions/conventions/contract'
import { getCertificate } from '@functions/conventions/contract/papers'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useCommand, useMadeFile } from '@/cloud'
import {
  Button,
  Card,
  Confirm,
  formatDay,
  Notice,
  Section,
  StatePill,
  SwitchCell,
  toast,
} from '@/ui'
import { signingView } from '../../words'

/** Where I stand, for each household of mine. */
export function Mine({ view, onChanged }: { view: ConventionView; onChanged: () => void }) {
  const { mine, compound } = view
  if (mine.length === 0) return null
  return (
    <Section title='我家的签名'>
      {mine.map((one) => (
        <Household key={one.household} compound={compound} one={one} onChanged={onChanged} />
      ))}
    </Section>
  )
}

interface HouseholdProps {
  compound: string
  one: MySigning
  onChanged: () => void
}

function Household({ compound, one, onChanged }: HouseholdProps) {
  const { household, placeName, state, signatureId } = one
  const file = useMadeFile()
  /** Whose signature is to be taken back: one's own is the empty text. */
  const [asking, setAsking] = useState<string>()
  const revoke = useCommand(revokeSignature)
  const visit = useCommand(allowVisit)
  const where = { compound, household }
  const takeBack = async () => {
    const done = await revoke.run({ ...where, ...(asking && { signer: asking }) })
    setAsking(undefined)
    if (!done) return
    toast('已撤回')
    onChanged()
  }
  const standing = state.kind === 'signed' || state.kind === 'carried'
  const error = revoke.error ?? visit.error ?? file.error
  return (
    <Card>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <View className='convention__line'>
        <View>{placeName}</View>
        <StatePill {...signingView(state)} />
      </View>
      {standing && (
        <View className='convention__line'>
          <View className='convention__note'>
            {formatDay(state.at, Date.now())}签的，叫“承诺签署”
          </View>
          <Button kind='text' size='small' label='撤回签名' onPress={() => setAsking('')} />
        </View>
      )}
      {one.papers.map(({ signer, name, at }) => (
        <View key={signer} className='convention__line'>
          <View className='convention__note'>{`${name}，${formatDay(at, Date.now())}在纸上签的`}</View>
          <Button kind='text' size='small' label='撤回签名' onPress={() => setAsking(signer)} />
        </View>
      ))}
      {signatureId !== undefined && state.kind !== 'revoked' && (
        <Button
          kind='plain'
          size='small'
          label='打开证书'
          loading={file.pending}
          onPress={() => void file.open(() => call(getCertificate, { signatureId }))}
        />
      )}
      {!standing && (
        <SwitchCell
          title='愿意请楼栋长上门讲一讲'
          checked={one.visit}
          busy={visit.pending}
          onChange={(on) => void visit.run({ ...where, visit: on }).then(onChanged)}
        />
      )}
      <Confirm
        open={asking !== undefined}
        title='撤回签名？'
        message='撤回以后算没有签。以后想签可以再签。公约一样有效，大家一样要遵守。'
        confirmLabel='撤回'
        busy={revoke.pending}
        onConfirm={() => void takeBack()}
        onCancel={() => setAsking(undefined)}
      />
    </Card>
  )
}
