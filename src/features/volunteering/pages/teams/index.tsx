import { TEAM_STATE_TITLES } from '@domain/volunteering/team'
import { listTeams, type TeamCard } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Empty, Page, SummaryCard, type Tone } from '@/ui'
import { routes } from '../../routes'
import { TEAM_TONES } from '../../words'

const MINE = { leader: '我是队长', member: '我在队里', asked: '等队长答复' } as const

/** 志愿服务队: the teams of the compound. */
export default function TeamsPage() {
  const list = usePaged(listTeams, {})
  usePullToRefresh(list.refresh)
  const found = () => void Taro.navigateTo({ url: routes.found() })
  return (
    <Page bottom={list.latest?.canFound && <Button label='发起一支队伍' onPress={found} />}>
      <PagedList
        list={list}
        empty={
          <Empty
            icon='friends-o'
            title='还没有志愿服务队'
            words='几个邻居常在一起做好事，就可以发起一支队伍，书记批准后开始招人。'
          />
        }
        row={(team) => <Row key={team.id} team={team} />}
      />
    </Page>
  )
}

function Row({ team }: { team: TeamCard }) {
  const { id, compoundName, name, about, leaderName, members, state, mine } = team
  const shown: { word: string; tone: Tone } =
    state === 'active' && mine !== null
      ? { word: MINE[mine], tone: mine === 'asked' ? 'waiting' : 'done' }
      : { word: TEAM_STATE_TITLES[state], tone: TEAM_TONES[state] }
  return (
    <SummaryCard
      title={name}
      state={shown}
      excerpt={about}
      foot={[compoundName, `队长 ${leaderName}`, `${members} 人`].filter(Boolean).join(' · ')}
      label={[name, shown.word, compoundName, `队长${leaderName}`].filter(Boolean).join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.team(id) })}
    />
  )
}
