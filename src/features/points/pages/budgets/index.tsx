import { type Budgets, type BudgetView, getBudgets } from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, useOwnPlace, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Empty, Page, Section } from '@/ui'
import { BudgetBar } from '../../budget-bar'
import { quarterWords } from '../../words'
import '../../points.css'

/** 积分额度: what an issuer may still give this quarter; for who approves, everybody's. */
export default function BudgetsPage() {
  const compound = useOwnPlace(useRouter<{ compound?: string }>().params.compound)
  const query = useQuery(getBudgets, compound === undefined ? undefined : { compound })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>{(budgets) => <Body budgets={budgets} />}</Answer>
    </Page>
  )
}

function Body({ budgets: { mine, all, perIssuer, quarter } }: { budgets: Budgets }) {
  return (
    <Fragment>
      {mine.length > 0 && (
        <Section title='我带队发的'>
          {mine.map((one) => (
            <One key={one.quarter} budget={one} title={quarterWords(one.quarter)} />
          ))}
        </Section>
      )}
      {all.length > 0 && (
        <Section title={`${quarterWords(quarter)}，各支队伍`}>
          {all.map((one) => (
            <One key={one.issuer} budget={one} title={one.name || '一支队伍'} />
          ))}
        </Section>
      )}
      {mine.length + all.length === 0 ? (
        <Empty
          icon='balance-list-o'
          title='这个季度还没有发过积分'
          words={`每支队伍一个季度有 ${perIssuer} 分额度，第一次发积分时开始算，用完就停，不结转。`}
        />
      ) : (
        <View className='points-muted points-small'>
          每支队伍每季度 {perIssuer} 分，用完就停，不结转到下一季度。
        </View>
      )}
    </Fragment>
  )
}

function One({ budget: { granted, issued }, title }: { budget: BudgetView; title: string }) {
  return (
    <Card>
      <View className='ui-summary__title'>{title}</View>
      <BudgetBar granted={granted} issued={issued} about={title} />
    </Card>
  )
}
