import { DAY_MS } from '@domain/time/shanghai'
import { openVote } from '@functions/conventions/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, toast } from '@/ui'

/** Days a vote lasts: two weekends in between for whoever is away. */
const DAYS = 10

/** Beginning the open vote of households. */
export function OpenVote({ id, onOpened }: { id: string; onOpened: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  const command = useCommand(openVote)
  const start = async () => {
    const done = await command.run({ id, until: Date.now() + DAYS * DAY_MS })
    setAsking(false)
    if (!done) return
    toast('开始表决了')
    await onOpened()
  }
  return (
    <Fragment>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      <Button label='请各户表决' onPress={() => setAsking(true)} />
      <Confirm
        open={asking}
        title='请各户表决？'
        message={`一户一票，${DAYS} 天后结束，到时自动公布结果，谁都改不了。不用手机的，录入纸质票。`}
        confirmLabel='开始表决'
        busy={command.pending}
        onConfirm={() => void start()}
        onCancel={() => setAsking(false)}
      />
    </Fragment>
  )
}
