import { makeAppointmentCode } from '@functions/people/contract/offices'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, formatMoment, Notice, Section } from '@/ui'
import './appointment-code.css'

/** Six digits to read out to whoever appoints: so nobody is appointed without knowing of it. */
export function AppointmentCode() {
  const [code, setCode] = useState<{ code: string; expiresAt: number }>()
  const { run, pending, error } = useCommand(makeAppointmentCode)
  const make = async () => setCode(await run({}))
  return (
    <Section title='任职码'>
      <Card>
        <View className='code'>
          {error && <Notice tone='danger'>{error.message}</Notice>}
          {code ? (
            <>
              <View className='code__digits' aria-label={`任职码 ${[...code.code].join(' ')}`}>
                {code.code.slice(0, 3)} {code.code.slice(3)}
              </View>
              <View className='code__hint'>
                念给任命您的同志。{formatMoment(code.expiresAt, Date.now())} 前有效，只能用一次。
              </View>
            </>
          ) : (
            <View>社区要请您担任职务时，会问您要任职码。不念给他，谁也任命不了您。</View>
          )}
          <Button
            kind='plain'
            label={code ? '换一个' : '生成任职码'}
            loading={pending}
            onPress={() => void make()}
          />
        </View>
      </Card>
    </Section>
  )
}
