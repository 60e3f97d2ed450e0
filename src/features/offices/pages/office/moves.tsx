import type { OutputOf } from '@functions/kernel/contract'
import type { getOffice } from '@functions/people/contract/offices'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button, Sheet } from '@/ui'
import { EndForm } from './end-form'
import { PhoneForm } from './phone-form'

type Office = OutputOf<typeof getOffice>

interface MovesProps {
  office: Office
  /** Called once something changed. */
  onMoved: () => Promise<void>
}

/** Calling, and what the holder and those who appoint can do. */
export function Moves({ office, onMoved }: MovesProps) {
  const { id, moves, phone, name, title } = office
  const [asking, setAsking] = useState<'end' | 'resign' | 'phone'>()
  const can = (move: Office['moves'][number]) => moves.includes(move)
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    void onMoved()
  }
  return (
    <View>
      {phone !== undefined && !can('phone') && (
        <Button
          icon='phone-o'
          label='打电话'
          describe={`给${title}${name}打电话`}
          onPress={() => void dial(phone)}
        />
      )}
      {can('phone') && (
        <Button
          kind='plain'
          label={phone === undefined ? '公开值班电话' : '改值班电话'}
          onPress={() => setAsking('phone')}
        />
      )}
      {can('resign') && <Button kind='text' label='辞去职务' onPress={() => setAsking('resign')} />}
      {can('end') && <Button kind='text' label='提前结束任职' onPress={() => setAsking('end')} />}
      <Sheet open={asking === 'phone'} title='值班电话' onClose={close}>
        <PhoneForm id={id} phone={phone} onDone={done} />
      </Sheet>
      <Sheet
        open={asking === 'end' || asking === 'resign'}
        title={asking === 'end' ? '提前结束任职' : '辞去职务'}
        onClose={close}
      >
        <EndForm office={office} resigns={asking === 'resign'} onDone={done} />
      </Sheet>
    </View>
  )
}

/** Opens the phone's dialler; closing it again is no error. */
const dial = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
