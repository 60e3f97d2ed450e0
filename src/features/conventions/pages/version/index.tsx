import type { Clause } from '@domain/conventions/text'
import { getVersion, markVersionRead, type VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useEffect, useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Card, formatDay, Notice, Page, Section, StatePill } from '@/ui'
import { Changes } from '../../parts/changes'
import { Clauses } from '../../parts/clauses'
import { Meta } from '../../parts/meta'
import { routes } from '../../routes'
import { ASKS, versionView } from '../../words'
import { BallotSection } from './ballot'
import { Decided, Filed, Poll } from './decided'
import { Findings } from './findings'
import { Moves } from './moves'
import { ClauseTalk, Opinions } from './opinions'
import './version.css'

const open = (url: string) => void Taro.navigateTo({ url })

/** 公约修改: one version on its way, what it changes, what people say, and what I can do. */
export default function VersionPage() {
  const { id: asked, scene } = useRouter<{ id?: string; scene?: string }>().params
  const id = asked ?? decodeURIComponent(scene ?? '')
  const query = useQuery(getVersion, { id })
  usePullToRefresh(query.refresh)
  const { data } = query
  useMarkRead(data)
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
            {version.poll && <Poll poll={version.poll} />}
            <Decided version={version} />
            <Filed version={version} />
            <Findings version={version} />
            {version.redline && (
              <Section
                {...(version.redline.against === 'template'
                  ? { title: '和范本比，改了什么' }
                  : {
                      title: '改了什么',
                      action: { label: '和别的版比', onPress: () => open(routes.compare(id)) },
                    })}
              >
                <Changes redline={version.redline} />
              </Section>
            )}
            <Text version={version} />
            <Opinions version={version} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

/** Opening what was published is hearing of it. */
function useMarkRead(version: VersionView | undefined): void {
  const { run } = useCommand(markVersionRead)
  const news = version?.isNews ? version.id : undefined
  useEffect(() => {
    if (news !== undefined) void run({ id: news })
  }, [news, run])
}

function Head({ version }: { version: VersionView }) {
  const { title, state, shortHash, inForceAt } = version
  const since = inForceAt !== null && `${formatDay(inForceAt, Date.now())}起施行`
  return (
    <Card>
      <View className='version__head'>
        <View className='version__title' aria-role='heading'>
          {title}
        </View>
        <StatePill {...versionView(state)} />
      </View>
      <Meta parts={[`第 ${version.version} 版`, since, shortHash && `验证码 ${shortHash}`]} />
      {ASKS[state] && <View>{ASKS[state]}</View>}
    </Card>
  )
}

/** The whole text; while opinions are asked for, each clause opens what is said of it. */
function Text({ version }: { version: VersionView }) {
  const { clauses, credits, state } = version
  const [picked, setPicked] = useState<{ clause: Clause; place: number }>()
  const asks = state === 'collecting' || state === 'drafting'
  return (
    <Section title='全文'>
      {asks && <View className='ui-hint'>点一条，看大家怎么说，也说说怎么写更好。</View>}
      <Card>
        <Clauses
          clauses={clauses}
          credits={credits}
          {...(asks && { onPick: (clause, place) => setPicked({ clause, place }) })}
        />
      </Card>
      {picked && <ClauseTalk version={version} {...picked} onClose={() => setPicked(undefined)} />}
    </Section>
  )
}
