import { dayAt, startOfDay } from '@domain/time/shanghai'
import { publishVersion } from '@functions/conventions/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, ChoiceGrid, formatDay, Notice, Sheet, Stack, toast } from '@/ui'
import type { MovesProps } from './moves'

/** Days from publication to the day it holds: time to read it. */
const DAYS_TO_READ = ['7', '15', '30'] as const
type Days = (typeof DAYS_TO_READ)[number]

/** Publishing, with the day from which it holds. */
export function Publish({ version: { id }, onMoved }: MovesProps) {
  const [open, setOpen] = useState(false)
  const [days, setDays] = useState<Days>('7')
  const publish = useCommand(publishVersion)
  const now = Date.now()
  const dayOf = (after: Days) => startOfDay(dayAt(now) + Number(after))
  const send = async () => {
    const done = await publish.run({ id, inForceAt: dayOf(days) })
    if (!done) return
    setOpen(false)
    toast('已公布')
    await onMoved()
  }
  return (
    <Fragment>
      <Button label='公布' onPress={() => setOpen(true)} />
      <Sheet open={open} title='公布公约？' onClose={() => setOpen(false)}>
        <Stack>
          {publish.error && <Notice tone='danger'>{publish.error.message}</Notice>}
          <Fragment>现在公布，从选的那天起施行。公布以后不能改，要改就发起新的一版。</Fragment>
          <ChoiceGrid
            label='从哪天起施行'
            layout='wide'
            options={DAYS_TO_READ.map((value) => ({
              value,
              label: formatDay(dayOf(value), now),
              hint: `留 ${value} 天给大家看`,
            }))}
            value={days}
            onChange={setDays}
          />
          <Button label='公布' loading={publish.pending} onPress={() => void send()} />
        </Stack>
      </Sheet>
    </Fragment>
  )
}
