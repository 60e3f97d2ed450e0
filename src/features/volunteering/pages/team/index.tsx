import { TEAM_STATE_TITLES } from '@domain/volunteering/team'
import { getTeam, type TeamDetail } from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Cell, Confirm, Empty, List, Notice, Page, Section, StatePill } from '@/ui'
import { ActivityRow } from '../../activity-row'
import { TEAM_TONES } from '../../words'
import { Askers, TeamActions, useHandOver } from './actions'

/** 志愿服务队: who leads it, who is in it, what it did. */
export default function TeamPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getTeam, { team: id })
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  return (
    <Page bottom={data && acts(data) && <TeamActions team={data} onDone={refresh} />}>
      <Answer query={query}>
        {(team) => (
          <Fragment>
            <About team={team} />
            <Askers team={team} onDone={refresh} />
            <People team={team} onDone={refresh} />
            {team.state !== 'proposed' && (
              <Section title='做过的和要做的'>
                {team.activities.length === 0 && (
                  <Empty title='还没有活动' words='队员发起活动时选这支队伍，就会出现在这里。' />
                )}
                {team.activities.map((one) => (
                  <ActivityRow key={one.id} activity={one} />
                ))}
              </Section>
            )}
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

/** Whether the reader can do anything about it. */
const acts = ({ canJoin, moves, mine, state }: TeamDetail) =>
  canJoin || moves.length > 0 || (state === 'active' && (mine === 'member' || mine === 'asked'))

function About({ team }: { team: TeamDetail }) {
  const { name, about, state, leaderName, members, mine, reason } = team
  return (
    <Fragment>
      <Card>
        <View className='ui-summary__line'>
          <View className='ui-summary__title'>{name}</View>
          <StatePill word={TEAM_STATE_TITLES[state]} tone={TEAM_TONES[state]} />
        </View>
        <View className='ui-summary__excerpt'>{about}</View>
        <View className='ui-summary__foot'>{`队长 ${leaderName} · ${members} 人`}</View>
      </Card>
      {reason !== '' && <Notice tone='warn'>{`书记说：${reason}`}</Notice>}
      {mine === 'asked' && <Notice>您申请了加入，等队长答复。</Notice>}
    </Fragment>
  )
}

function People({ team, onDone }: { team: TeamDetail; onDone: () => Promise<void> }) {
  const { people, mine, state } = team
  const [next, setNext] = useState<{ person: string; name: string }>()
  const handOver = useHandOver(team.id, onDone)
  if (people.length === 0) return null
  const canHandOver = mine === 'leader' && state === 'active'
  return (
    <Section title={`队员 ${people.length} 人`}>
      {handOver.error && <Notice tone='danger'>{handOver.error.message}</Notice>}
      <List>
        {people.map((one) => (
          <Cell
            key={one.person}
            title={one.name}
            value={one.leads ? '队长' : canHandOver ? '交给他当队长' : undefined}
            onPress={canHandOver && !one.leads ? () => setNext(one) : undefined}
          />
        ))}
      </List>
      <Confirm
        open={next !== undefined}
        title={`请${next?.name ?? ''}当队长？`}
        message='交出去以后，由新队长答复入队申请；您还是队员。'
        confirmLabel='交给他'
        busy={handOver.pending}
        onConfirm={() => {
          if (next) void handOver.to(next.person)
          setNext(undefined)
        }}
        onCancel={() => setNext(undefined)}
      />
    </Section>
  )
}
