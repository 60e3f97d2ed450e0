import { type GiftView, listGifts, requestGift } from '@functions/points/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { PagedList, useCommand, usePaged, usePhotoUrls, usePullToRefresh } from '@/cloud'
import { Confirm, Empty, Notice, Page } from '@/ui'
import { GiftCard } from '../../gift-card'
import { routes } from '../../routes'

/** 换礼品: what there is, what it costs, where and when to pick it up. */
export default function GiftsPage() {
  const list = usePaged(listGifts, {})
  usePullToRefresh(list.refresh)
  const [chosen, setChosen] = useState<GiftView>()
  const request = useCommand(requestGift)
  const pictures = usePhotoUrls(list.items.flatMap(({ picture }) => picture || []))
  const left = list.latest?.available ?? 0

  const ask = async () => {
    if (!chosen) return
    const done = await request.run({ gift: chosen.id, points: chosen.points })
    setChosen(undefined)
    if (done) await Taro.navigateTo({ url: routes.redemptions() })
    else await list.refresh()
  }

  return (
    <Page>
      {list.latest && <Notice tone='info'>{`您有 ${left} 分可用`}</Notice>}
      {request.error && <Notice tone='danger'>{request.error.message}</Notice>}
      <PagedList
        list={list}
        empty={
          <Empty
            icon='gift-o'
            title='还没有礼品'
            words='小区书记上架以后，会出现在这里；积分先攒着。'
          />
        }
        row={(gift) => {
          const { id, title, points, free, picture } = gift
          const state = stateOf(gift, left)
          const can = free > 0 && left >= points
          return (
            <GiftCard
              key={id}
              gift={gift}
              picture={pictures.get(picture)}
              state={state}
              foot={`还有 ${free} 件`}
              label={`${title}，${points} 分，${state.word}`}
              {...(can && { onPress: () => setChosen(gift) })}
            />
          )
        }}
      />
      <Confirm
        open={chosen !== undefined}
        title={`用 ${chosen?.points ?? 0} 分换${chosen?.title ?? ''}？`}
        message={`积分先留着，领到手才扣。14 天没领，积分和礼品都退回。领取：${chosen?.place ?? ''}，${chosen?.hours ?? ''}。`}
        confirmLabel='换'
        busy={request.pending}
        onConfirm={() => void ask()}
        onCancel={() => setChosen(undefined)}
      />
    </Page>
  )
}

function stateOf({ free, points }: GiftView, left: number) {
  if (free === 0) return { word: '换完了', tone: 'stopped' } as const
  return left < points
    ? ({ word: `还差 ${points - left} 分`, tone: 'waiting' } as const)
    : ({ word: '可以换', tone: 'moving' } as const)
}
