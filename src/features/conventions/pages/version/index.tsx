import { getVersion, type VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Notice, Page, Section, StatePill } from '@/ui'
import { Changes, Clauses } from '../../parts/clauses'
import { routes } from '../../routes'
import { ASKS, versionView } from '../../words'
import { BallotSection } from './ballot'
import { Findings } from './findings'
import { Moves } from './moves'
import { Opinions } from './opinions'
import './version.css'

const open = (url: string) => void Taro.navigateTo({ url })

/** 公约修改: one version on its way, what it changes, what people say, and what I can do. */
export default function VersionPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getVersion, { id })
  usePullToRefresh(query.refresh)
  const { data } = query
  return (
    <Page
      bottom={
        data && (data.canEdit || data.canReview) && <Moves version={data} onMoved={query.refresh} />
      }
    >
      <Answer query={query}>
        {(version) => (
          <Fragment>
            <Head version={version} />
            {version.returnedBecause && version.state === 'drafting' && (
              <Notice tone='warn'>街道退回：{version.returnedBecause}</Notice>
            )}
            {version.ballot && (
              <BallotSection id={id} ballot={version.ballot} onVoted={query.refresh} />
            )}
            <Findings version={version} />
            {version.redline && (
              <Section
                title='改了什么'
                action={{ label: '和别的版比', onPress: () => open(routes.compare(id)) }}
              >
                <Card>
                  <Changes redline={version.redline} />
                </Card>
              </Section>
            )}
            <Section title='全文'>
              <Card>
                <Clauses clauses={version.clauses} />
              </Card>
            </Section>
            <Vote version={version} />
            <Opinions version={version} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Head({ version }: { version: VersionView }) {
  const { title, state, shortHash } = version
  return (
    <Card>
      <View className='version__head'>
        <View className='version__title' aria-role='heading'>
          {title}
        </View>
        <StatePill {...versionView(state)} />
      </View>
      <View className='version__meta'>
        {[`第 ${version.version} 版`, shortHash && `验证码 ${shortHash}`, version.filingNumber]
          .filter(Boolean)
          .join(' · ')}
      </View>
      {ASKS[state] && <View>{ASKS[state]}</View>}
    </Card>
  )
}

function Vote({ version: { vote } }: { version: VersionView }) {
  if (!vote) return null
  const rows = [
    `应到 ${vote.households} 户，实到 ${vote.present} 户（其中女性 ${vote.women} 人）`,
    `赞成 ${vote.for} 户，反对 ${vote.against} 户，弃权 ${vote.abstain} 户`,
  ]
  return (
    <Section title={vote.way === 'open_vote' ? '住户表决' : '居民会议表决'}>
      <Card>
        {rows.map((row) => (
          <View key={row}>{row}</View>
        ))}
      </Card>
    </Section>
  )
}
