import { type GiftView, listGifts } from '@functions/points/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { PagedList, useOwnPlace, usePaged, usePhotoUrls, usePullToRefresh } from '@/cloud'
import { Button, Empty, Page, Sheet, Tabs } from '@/ui'
import { GiftCard } from '../../gift-card'
import { routes } from '../../routes'
import { GiftForm } from './gift-form'
import { StockForm } from './stock-form'

const TABS = [
  { key: 'open', label: '正在换' },
  { key: 'closed', label: '已下架' },
] as const

/** Which sheet is open, about which gift; a gift that is not there yet has none. */
type Doing = { what: 'edit' | 'stock'; gift?: GiftView } | undefined

/** 管理礼品: what the compound gives, how much of it is there, where and when it is picked up. */
export default function ShelfPage() {
  const compound = useOwnPlace(useRouter<{ compound?: string }>().params.compound)
  const [shown, setShown] = useState<'open' | 'closed'>('open')
  const closed = shown === 'closed'
  const list = usePaged(listGifts, compound === undefined ? undefined : { compound, closed })
  usePullToRefresh(list.refresh)
  const pictures = usePhotoUrls(list.items.flatMap(({ picture }) => picture || []))
  const [doing, setDoing] = useState<Doing>()
  const canManage = list.latest?.canManage ?? false
  const done = async () => {
    setDoing(undefined)
    await list.refresh()
  }
  return (
    <Page
      bottom={canManage && <Button label='添一件礼品' onPress={() => setDoing({ what: 'edit' })} />}
    >
      {compound && (
        <Button
          kind='plain'
          icon='orders-o'
          label='盘点表和盘点记录'
          onPress={() => void Taro.navigateTo({ url: routes.counts(compound) })}
        />
      )}
      <Tabs tabs={TABS} chosen={shown} onChoose={setShown} />
      <PagedList
        list={list}
        empty={
          <Empty
            icon='gift-o'
            title={shown === 'open' ? '还没有礼品' : '没有下架的礼品'}
            words='添上名称、积分和数量，邻居马上就能换。'
          />
        }
        row={(gift) => (
          <GiftCard
            key={gift.id}
            gift={gift}
            picture={pictures.get(gift.picture)}
            state={stockWords(gift)}
            foot='点开登记、修改'
            label={`${gift.title}，${gift.points} 分，还有 ${gift.free} 件，登记或修改`}
            onPress={() => setDoing({ what: 'stock', gift })}
          />
        )}
      />
      <Sheet
        open={doing?.what === 'stock'}
        title={doing?.gift?.title ?? ''}
        onClose={() => setDoing(undefined)}
      >
        {doing?.gift && <StockForm key={doing.gift.id} gift={doing.gift} onDone={done} />}
        {doing?.gift && canManage && (
          <Button
            kind='text'
            label='改名称、积分、领取时间，或下架'
            onPress={() => setDoing({ ...doing, what: 'edit' })}
          />
        )}
      </Sheet>
      <Sheet
        open={doing?.what === 'edit'}
        title={doing?.gift ? '修改礼品' : '添一件礼品'}
        onClose={() => setDoing(undefined)}
      >
        {compound && doing?.what === 'edit' && (
          <GiftForm compound={compound} gift={doing.gift} onDone={done} />
        )}
      </Sheet>
    </Page>
  )
}

const stockWords = ({ free }: GiftView) =>
  free === 0
    ? ({ word: '没有了', tone: 'stopped' } as const)
    : ({ word: `还有 ${free} 件`, tone: 'moving' } as const)
