import { getPoll, type PollView } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Card, Cell, List, Loading, Notice, Page, Section } from '@/ui'
import { type Checked, checkBoard } from '../../parts/checking'
import { downloadBoard } from '../../parts/download'
import { keptReceipt } from '../../parts/keys'
import { useDoing } from '../../parts/use-doing'
import { routes } from '../../routes'
import { Keep } from './keep'
import './check.css'

/** 核对票板: my ballot is there, ballots are sound, the result is right; all reckoned on this phone. */
export default function CheckPage() {
  const { params } = useRouter<{ id?: string; scene?: string }>()
  // The code on paper carries the id alone, as `scene`.
  const id = params.id ?? decodeURIComponent(params.scene ?? '')
  const query = useQuery(getPoll, { id })
  usePullToRefresh(query.refresh)
  const [checked, setChecked] = useState<Checked>()
  const [lines, setLines] = useState(0)
  const { doing, busy, error } = useDoing()
  const check = async () => {
    setChecked(undefined)
    setChecked(checkBoard(await downloadBoard(id, setLines)))
  }
  return (
    <Page
      bottom={
        query.data && (
          <Button
            label={checked ? '再核对一遍' : '在我手机上核对'}
            loading={busy}
            loadingLabel='正在核对'
            onPress={() => void doing(check)}
          />
        )
      }
    >
      <Answer query={query}>
        {(poll) => (
          <Fragment>
            {poll.result && <Result poll={poll} votes={poll.result.votes} />}
            <Section title='自己核对'>
              <Notice>
                所有封好的票都公开贴在票板上，谁都能下载核对。核对在您自己的手机上做，不用相信我们。
              </Notice>
              {busy && <Loading label={`已下载 ${lines} 行`} />}
              {error !== '' && <Notice tone='danger'>{error}</Notice>}
              {checked && <Findings poll={poll} checked={checked} />}
            </Section>
            <Keep poll={poll} />
            <List>
              <Cell
                icon='shield-o'
                title='怎样保证公正'
                label='也说说它保证不了什么'
                onPress={() => void Taro.navigateTo({ url: routes.honest(id) })}
              />
            </List>
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Result({ poll, votes }: { poll: PollView; votes: readonly number[] }) {
  const placed = [...poll.candidates].sort((a, b) => (votes[b.place] ?? 0) - (votes[a.place] ?? 0))
  return (
    <Section title={`${poll.title}：结果`}>
      <List>
        {placed.map(({ id, name, place }) => (
          <Cell key={id} title={name} value={`${votes[place] ?? 0} 票`} />
        ))}
        <Cell title='投票户数' value={`${poll.result?.cast ?? 0}/${poll.turnout.households} 户`} />
        <Cell title='其中纸质票' value={`${poll.result?.onPaper ?? 0} 户`} />
      </List>
    </Section>
  )
}

function Findings({ poll, checked }: { poll: PollView; checked: Checked }) {
  const receipts = poll.seats
    .map(({ household }) => keptReceipt(poll.id, household))
    .filter((one) => one !== '')
  const { votes, head, ballots, sampled } = checked
  const same = votes?.every((count, place) => count === poll.result?.votes[place])
  const copyHead = () => void Taro.setClipboardData({ data: head })
  return (
    <Fragment>
      {receipts.map((receipt) =>
        checked.receipts.has(receipt) ? (
          <Notice key={receipt}>{`您的票在票板上：${receipt}`}</Notice>
        ) : (
          <Notice key={receipt} tone='warn'>
            {`您的票还不在票板上：${receipt}。刚投的票要等两分钟；过后还不在，请告诉监票人。`}
          </Notice>
        ),
      )}
      <Notice>{`${ballots} 张手机票前后相连，没有被改过；随机抽查 ${sampled} 张，都合规。`}</Notice>
      {votes && (
        <Notice tone={same ? 'info' : 'danger'}>
          {same ? '结果重新算过，和公布的一样。' : '重新算的结果和公布的不一样，请告诉监票人。'}
        </Notice>
      )}
      <Card>
        <View>票板核对码。和楼道里贴的、邻居手机上的应当一样：</View>
        <View className='board-head'>{(head.match(/.{1,8}/g) ?? []).join(' ')}</View>
        <Button kind='text' label='复制核对码' onPress={copyHead} />
      </Card>
    </Fragment>
  )
}
