import { type ActivityDetail, getActivity } from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Cell, formatMoment, List, Notice, Page, Section, Stack, StatePill } from '@/ui'
import { routes } from '../../routes'
import { ANOMALY_WORDS, MOMENT_WORDS, REASON_WORDS, spanWords, stateView } from '../../words'
import { mainAction, OtherActions } from './actions'
import { Minors, Served, Standing } from './concerns'
import { Objections } from './objections'

/** 志愿活动: one activity, who does what, and what the reader can do. */
export default function ActivityPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getActivity, { id })
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  return (
    <Page bottom={data && mainAction(data, refresh)}>
      <Answer query={query}>
        {(activity) => (
          <Fragment>
            <About activity={activity} />
            <Minors activity={activity} onDone={refresh} />
            <Served activity={activity} onDone={refresh} />
            <Hours activity={activity} />
            <Objections activity={activity} onDone={refresh} />
            <OtherActions activity={activity} onDone={refresh} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function About({ activity }: { activity: ActivityDetail }) {
  const { title, about, place, startsAt, endsAt, risk, insurance, leaderName, posts } = activity
  const { requirements, team, teamName, need, cancelBy, mine, state } = activity
  const { word, tone } = stateView(activity)
  const now = Date.now()
  return (
    <Fragment>
      <Card>
        <Stack>
          <View className='ui-summary__line'>
            <View className='ui-summary__title'>{title}</View>
            <StatePill word={word} tone={tone} />
          </View>
          <View>{about}</View>
        </Stack>
      </Card>
      <Standing activity={activity} />
      <List>
        <Cell title='什么时候' label={spanWords(startsAt, endsAt, now)} />
        <Cell title='在哪里' label={place} />
        <Cell title='负责人' label={leaderName} />
        {team !== '' && (
          <Cell
            title='志愿服务队'
            label={teamName}
            onPress={() => void Taro.navigateTo({ url: routes.team(team) })}
          />
        )}
        {need !== '' && (
          <Cell
            title='为一户邻居服务'
            label='看看要帮什么、在哪一户'
            onPress={() => void Taro.navigateTo({ url: routes.need(need) })}
          />
        )}
        {requirements !== '' && <Cell title='有什么要求' label={requirements} />}
        {posts.map((post) => (
          <Cell key={post.id} title={post.title} value={`${post.joined} / ${post.capacity} 人`} />
        ))}
      </List>
      <Notice tone='warn'>注意：{risk}</Notice>
      <Notice>保险：{insurance}</Notice>
      {mine === 'joined' && state === 'recruiting' && now < cancelBy && (
        <Notice>{`去不了的，${formatMoment(cancelBy, now)}前点“不去了”，名额让给候补的邻居。`}</Notice>
      )}
      {activity.witnessed.length > 0 && (
        <Notice>{`您签过：${activity.witnessed.map((one) => MOMENT_WORDS[one]).join('、')}`}</Notice>
      )}
    </Fragment>
  )
}

function Hours({ activity: { hours, anomalies, objectBy, state } }: { activity: ActivityDetail }) {
  if (hours.length === 0) return null
  return (
    <Section title={state === 'posted' ? '时长' : '时长公示'}>
      {objectBy !== null && state === 'published' && (
        <Notice>{`${formatMoment(objectBy, Date.now())}前没有异议，积分自动到账`}</Notice>
      )}
      {anomalies.map((one, i) => (
        <Notice key={`${one.kind}.${i}`} tone='warn'>
          {`${ANOMALY_WORDS[one.kind]}：${one.names.join('、')}`}
        </Notice>
      ))}
      <List>
        {hours.map((one, i) => (
          <Cell
            key={`${one.name}${i}`}
            title={one.own ? `${one.name}（我）` : one.name}
            label={REASON_WORDS[one.reason]}
            value={`${one.halfHours / 2} 小时 · ${one.points} 分`}
          />
        ))}
      </List>
    </Section>
  )
}
