import { getOpenness, type Openness, type QuarterView } from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, useOwnPlace, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Cell, formatMoment, List, Page, Section } from '@/ui'
import { percent } from '../../budget-bar'
import { KIND_WORDS, quarterWords } from '../../words'
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
  // Every bar of the page has one scale: the most that a quarter gave or used.
  const used = (one: QuarterView) => one.used + one.donated + one.expired + one.reversed
  const most = Math.max(1, ...quarters.flatMap((one) => [one.issued, used(one)]))
  return (
    <Fragment>
      <Section title='每季度发了多少、用了多少'>
        {quarters.length === 0 && <Card>还没有发过积分</Card>}
        {[...quarters].reverse().map((one) => (
          <Quarter key={one.quarter} quarter={one} most={most} />
        ))}
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
                title={KIND_WORDS[one.kind]}
                label={formatMoment(one.at, Date.now())}
                value={`${one.points} 分`}
              />
            ))}
          </List>
        </Section>
      )}
      {chain.entries > 0 && (
        <View className='points-muted'>
          共 {chain.entries} 笔入账封存，最后一笔的校验码是 {chain.head.slice(0, 12) || '—'}
        </View>
      )}
    </Fragment>
  )
}

/** What became of points, in the order of the bar. */
const PARTS = [
  { field: 'used', word: '换礼品', look: 'points-bar__used' },
  { field: 'donated', word: '捐给小区', look: 'points-bar__donated' },
  { field: 'expired', word: '到期', look: 'points-bar__expired' },
  { field: 'reversed', word: '更正收回', look: 'points-bar__expired' },
] as const

function Quarter({ quarter, most }: { quarter: QuarterView; most: number }) {
  const { budget, issued } = quarter
  const title = quarterWords(quarter.quarter)
  const became = PARTS.filter(({ field }) => quarter[field] > 0)
  const words = became.map(({ field, word }) => `${word} ${quarter[field]} 分`)
  return (
    <Card>
      <View className='ui-summary__title'>{title}</View>
      <View className='points-muted points-small'>发出 {issued} 分</View>
      <View className='points-bar' aria-role='img' aria-label={`${title}发出 ${issued} 分`}>
        <View className='points-bar__left' style={`width:${percent(issued, most)}`} />
      </View>
      {became.length > 0 && (
        <View>
          <View className='points-muted points-small'>{words.join('，')}</View>
          <View className='points-bar' aria-role='img' aria-label={words.join('，')}>
            {became.map(({ field, look }) => (
              <View key={field} className={look} style={`width:${percent(quarter[field], most)}`} />
            ))}
          </View>
        </View>
      )}
      <View className='points-muted points-small'>
        额度 {budget} 分，还剩 {budget - issued} 分
      </View>
    </Card>
  )
}
