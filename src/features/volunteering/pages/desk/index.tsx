import { dateOf, dayAt } from '@domain/time/shanghai'
import { exportHours, listSuspects, type SuspectCard } from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, PagedList, useMadeFile, useOwnPlace, usePaged, usePullToRefresh } from '@/cloud'
import {
  Button,
  Card,
  Empty,
  formatMoment,
  Notice,
  Page,
  Picker,
  Section,
  Stack,
  StatePill,
} from '@/ui'
import { routes } from '../../routes'
import { ANOMALY_WORDS, stateView } from '../../words'

/** 时长核对和上报: what looks wrong, and the month's hours as a sheet. */
export default function DeskPage() {
  const { params } = useRouter<{ compound?: string }>()
  const place = useOwnPlace(params.compound)
  const compound = place ?? ''
  const list = usePaged(listSuspects, place === undefined ? undefined : { compound })
  usePullToRefresh(list.refresh)
  return (
    <Page>
      <Export compound={compound} />
      <Section title='不对劲的签到'>
        <PagedList
          list={list}
          empty={
            <Empty
              icon='passed'
              title='没有不对劲的'
              words='一部手机签几个人、深夜里接连签到这样的，会列在这里。'
            />
          }
          row={(one) => <Row key={one.id} one={one} />}
        />
        <Notice>这些只是提醒，不说明有人作假；问清楚再定。</Notice>
      </Section>
    </Page>
  )
}

function Row({ one }: { one: SuspectCard }) {
  const { id, title, startsAt, leaderName, anomalies } = one
  const { word, tone } = stateView(one)
  const found = anomalies.map(({ kind, names }) => `${ANOMALY_WORDS[kind]}：${names.join('、')}`)
  return (
    <Card
      label={[title, word, ...found].join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.detail(id) })}
    >
      <Stack>
        <View className='ui-summary__line'>
          <View className='ui-summary__title'>{title}</View>
          <StatePill word={word} tone={tone} />
        </View>
        {found.map((words, i) => (
          <View key={`${words}.${i}`}>{words}</View>
        ))}
        <View className='ui-summary__foot'>
          {`${formatMoment(startsAt, Date.now())} · 负责人 ${leaderName}`}
        </View>
      </Stack>
    </Card>
  )
}

/** The last twelve months, this one first. */
function months(): string[] {
  const [year = 0, month = 1] = dateOf(dayAt(Date.now())).split('-').map(Number)
  return Array.from({ length: 12 }, (_, back) => {
    const count = year * 12 + month - 1 - back
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  })
}

const monthWords = (month: string) => month.replace('-', ' 年 ').replace(/ 0?(\d+)$/, ' $1 月')

function Export({ compound }: { compound: string }) {
  const [options] = useState(months)
  const [month, setMonth] = useState(options[0] ?? '')
  const paper = useMadeFile()
  return (
    <Section title='每月的记录表'>
      <Picker
        label='哪个月'
        value={month}
        onChange={setMonth}
        options={options.map((value) => ({ value, label: monthWords(value) }))}
      />
      {paper.error && <Notice tone='danger'>{paper.error.message}</Notice>}
      <Button
        kind='plain'
        label='打开记录表'
        loading={paper.pending}
        onPress={() => void paper.open(() => call(exportHours, { compound, month }))}
      />
      <Notice>录入全国志愿服务系统用。证件号码我们不存，由录入的同志补上。</Notice>
    </Section>
  )
}
