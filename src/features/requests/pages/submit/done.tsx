import { getRequest } from '@functions/requests/contract'
import Taro from '@tarojs/taro'
import { useQuery } from '@/cloud'
import { Button, Empty, formatMoment, Page } from '@/ui'
import { routes } from '../../routes'

interface DoneProps {
  id: string
  no: string
  contentPending: boolean
}

/** It arrived, and what happens next and by when. */
export function Done({ id, no, contentPending }: DoneProps) {
  const dueAt = useQuery(getRequest, { id }).data?.dueAt
  const promise = contentPending
    ? '文字要先过一遍审核，通过后马上转给网格员。'
    : `${dueAt === undefined ? '很快' : `最晚${formatMoment(dueAt, Date.now())}前`}会有人受理。`
  return (
    <Page
      bottom={
        <>
          <Button label='看进展' onPress={() => void Taro.redirectTo({ url: routes.detail(id) })} />
          <Button
            kind='text'
            label='回首页'
            onPress={() => void Taro.switchTab({ url: '/pages/home/index' })}
          />
        </>
      }
    >
      <Empty
        icon='passed'
        title='我们已收到'
        words={`${promise}有了进展，会在“消息”里告诉您。编号 ${no}，打电话问的时候报这个号。`}
      />
    </Page>
  )
}
