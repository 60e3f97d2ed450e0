import { type CeremonyView, getCeremony } from '@functions/elections/contract'
import { useRouter } from '@tarojs/taro'
import { Fragment, useEffect } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Cell, Empty, List, Notice, Page, Section } from '@/ui'
import { doneIn, ROUNDS, type Round } from '../../parts/key-making'
import { Officer } from './officer'
import { Watcher } from './watcher'

/** While it waits for the others, how often it looks, in milliseconds. */
const LOOK_MS = 4_000

const ROUND_WORDS: Record<Round, string> = {
  commit: '第一步：各自做一份钥匙',
  reveal: '第二步：亮出来互相核对',
  deal: '第三步：互相交给一份备用',
  accept: '第四步：确认都收到了',
}

/** 做开票钥匙: three phones, four steps; nobody ever holds the whole key. */
export default function CeremonyPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getCeremony, { id })
  const { refresh, data } = query
  usePullToRefresh(refresh)
  const over = data === undefined || data.stage === 'done'
  useEffect(() => {
    if (over) return undefined
    const timer = setInterval(() => void refresh(), LOOK_MS)
    return () => clearInterval(timer)
  }, [over, refresh])
  return (
    <Page>
      <Answer query={query}>
        {(view) => (
          <Fragment>
            <Section title={view.title}>
              <Notice>
                选票用一把钥匙锁着，三位监票人各管一份，两位到场才能打开。谁一个人都开不了，社区和我们也开不了。
              </Notice>
            </Section>
            {view.officer !== null && view.stage !== 'done' && (
              <Officer id={id} view={view} onChanged={refresh} />
            )}
            {view.scrutineer !== null && (
              <Watcher id={id} view={view} place={view.scrutineer} onChanged={refresh} />
            )}
            <Progress view={view} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Progress({ view }: { view: CeremonyView }) {
  if (view.stage === 'done')
    return (
      <Empty
        icon='passed'
        title='钥匙做好了'
        words={
          view.scrutineer === null
            ? '到时间就自动开始投票。'
            : '到时间就自动开始投票。请把纸收好，开票时要用。'
        }
      />
    )
  return (
    <Section title='做到哪一步了'>
      <List>
        {view.officers.map(({ name, ready }) => (
          <Cell key={name} title={`计票员 ${name}`} value={ready ? '已登记' : '还没登记'} />
        ))}
        {ROUNDS.map((round) => (
          <Cell
            key={round}
            title={ROUND_WORDS[round]}
            value={`${doneIn(view, round)}/${view.scrutineers.length}`}
          />
        ))}
      </List>
      <Notice>监票人：{view.scrutineers.join('、')}</Notice>
    </Section>
  )
}
