import { listElections } from '@functions/elections/contract'
import Taro from '@tarojs/taro'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Empty, Page, SummaryCard, TimeLeft } from '@/ui'
import { routes } from '../../routes'
import { stageView } from '../../words'

const open = (url: string) => () => void Taro.navigateTo({ url })

/** 选举: those where I live and those I look after, the newest first. */
export default function ElectionsPage() {
  const list = usePaged(listElections, {})
  usePullToRefresh(list.refresh)
  const plan = list.latest?.canPlan && <Button label='启动选举' onPress={open(routes.plan())} />
  return (
    <Page bottom={plan}>
      <PagedList
        list={list}
        row={({ id, title, placeName, stage, until, mine }) => {
          const state = stageView(stage, mine)
          return (
            <SummaryCard
              key={id}
              mine={state.tone === 'mine'}
              title={title}
              state={state}
              foot={placeName}
              aside={until !== undefined && <TimeLeft dueAt={until} />}
              label={[title, state.word, placeName].join('，')}
              onPress={open(routes.detail(id))}
            />
          )
        }}
        empty={
          <Empty
            icon='friends-o'
            title='还没有选举'
            words='您住的楼栋开始选楼栋长时，会在这里告诉您，也会发消息。'
          />
        }
      />
    </Page>
  )
}
