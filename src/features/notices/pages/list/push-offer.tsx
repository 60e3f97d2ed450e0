import { allowPush, type PushOffer as Offer } from '@functions/notices/contract'
import { askForPush, useCommand } from '@/cloud'
import { Cell, List, toast } from '@/ui'

interface PushOfferProps {
  offer: Offer
  onChanged: () => void
}

/** A hint in WeChat when the next notice comes, for those who want one. Everything works without. */
export function PushOffer({ offer: { templateId, left }, onChanged }: PushOfferProps) {
  const { run } = useCommand(allowPush)
  const ask = async () => {
    if (!(await askForPush(templateId))) return
    if (!(await run({ templateId }))) return
    toast('好的，下一条公告会在微信里提醒您')
    onChanged()
  }
  const label = left === 0 ? '点一下，下一条公告在微信里告诉您' : '点一下，再多提醒一次'
  const value = left === 0 ? '' : `还会提醒 ${left} 次`
  return (
    <List>
      <Cell icon='bell' title='微信提醒' label={label} value={value} onPress={() => void ask()} />
    </List>
  )
}
