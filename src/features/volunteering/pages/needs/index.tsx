import { NEED_KINDS, NEED_STATE_TITLES } from '@domain/volunteering/need'
import { listNeeds, type NeedCard } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Empty, formatMoment, Page, SummaryCard, Tabs } from '@/ui'
import { routes } from '../../routes'
import { NEED_TONES } from '../../words'

const TABS = [
  { key: 'mine', label: '我的求助' },
  { key: 'duty', label: '等我安排' },
] as const

/** 邻里求助: what I asked for, and what waits for those who arrange. */
export default function NeedsPage() {
  const [which, setWhich] = useState<'mine' | 'duty'>('mine')
  const list = usePaged(listNeeds, { which })
  usePullToRefresh(list.refresh)
  const ask = () => void Taro.navigateTo({ url: routes.ask() })
  return (
    <Page bottom={which === 'mine' && <Button label='请邻居帮一把' onPress={ask} />}>
      {list.latest?.arranges && <Tabs tabs={TABS} chosen={which} onChoose={setWhich} />}
      <PagedList
        list={list}
        empty={
          <Empty
            icon='service-o'
            title={which === 'mine' ? '还没有求助' : '没有等您安排的'}
            words='要人陪看病、修个小东西、读读报，说一声，志愿者来帮，不收钱。'
          />
        }
        row={(need) => <Row key={need.id} need={need} />}
      />
    </Page>
  )
}

function Row({ need: { id, kind, state, placeName, at } }: { need: NeedCard }) {
  const shown = { word: NEED_STATE_TITLES[state], tone: NEED_TONES[state] }
  const when = formatMoment(at, Date.now())
  return (
    <SummaryCard
      title={NEED_KINDS[kind]}
      state={shown}
      excerpt={placeName}
      foot={when}
      label={[NEED_KINDS[kind], shown.word, placeName, when].join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.need(id) })}
    />
  )
}
