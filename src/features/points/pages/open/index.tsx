import { shortHash } from '@domain/short-hash'
import { getOpenness, type Openness } from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, useOwnPlace, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Cell, formatMoment, List, Page, Section } from '@/ui'
import { KIND_WORDS } from '../../words'
import { Chart } from './chart'
import '../../points.css'

/** 小区积分公开: how much was given, used and ended, and what is in stock; nobody is named. */
export default function OpenPage() {
  const compound = useOwnPlace(useRouter<{ compound?: string }>().params.compound)
  const query = useQuery(getOpenness, compound === undefined ? undefined : { compound })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>{(openness) => <Body openness={openness} />}</Answer>
    </Page>
  )
}

function Body({ openness: { quarters, outstanding, stock, flow, chain } }: { openness: Openness }) {
  return (
    <Fragment>
      <Section title='每季度发了多少、用了多少'>
        {quarters.length === 0 ? <Card>还没有发过积分</Card> : <Chart quarters={quarters} />}
      </Section>
      <Section title='现在'>
        <List>
          <Cell title='在大家手里' value={`${outstanding} 分`} />
          <Cell title='礼品还能换' value={`${stock.free} 件`} />
          <Cell title='留着等人领' value={`${stock.reserved} 件`} />
          <Cell title='已经领走' value={`${stock.handed} 件`} />
        </List>
      </Section>
      {flow.length > 0 && (
        <Section title='最近的流水（不写名字）'>
          <List>
            {flow.map((one, i) => (
              <Cell
                key={`${one.at}.${i}`}
                title={one.reserved ? '留着换礼品' : KIND_WORDS[one.kind]}
                label={formatMoment(one.at, Date.now())}
                value={`${one.points} 分`}
              />
            ))}
          </List>
        </Section>
      )}
      {chain.entries > 0 && (
        <View className='points-muted'>
          共 {chain.entries} 笔入账封存，最后一笔的校验码是 {shortHash(chain.head)}
        </View>
      )}
    </Fragment>
  )
}
