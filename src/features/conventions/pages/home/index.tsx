import { type ConventionView, getConvention, startVersion } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Card, Cell, Empty, formatDay, List, Notice, Page, Section } from '@/ui'
import { Clauses } from '../../parts/clauses'
import { Meta } from '../../parts/meta'
import { routes } from '../../routes'
import { ASKS, versionView } from '../../words'
import { Doors } from './doors'
import { Mine } from './mine'
import { Progress } from './progress'
import { Review } from './review'
import './home.css'

const open = (url: string) => void Taro.navigateTo({ url })

/** 居民公约: what holds, where I stand, how far we are, and what is being changed. */
export default function HomePage() {
  const { scene, compound } = useRouter<{ scene?: string; compound?: string }>().params
  const query = useQuery(getConvention, {
    ...(scene && { id: decodeURIComponent(scene) }),
    ...(compound && { compound: decodeURIComponent(compound) }),
  })
  usePullToRefresh(query.refresh)
  const { data } = query
  const asked = data?.mine.some(({ state }) => state.kind !== 'signed' && state.kind !== 'carried')
  return (
    <Page
      bottom={
        data?.current &&
        asked && <Button label='看一看，签一签' onPress={() => open(routes.sign())} />
      }
    >
      <Answer query={query}>
        {(view) => (
          <Fragment>
            {view.current ? (
              <Current view={view} onChanged={query.refresh} />
            ) : (
              <None view={view} />
            )}
            <Review view={view} onChanged={query.refresh} />
            <Making view={view} />
            <Doors view={view} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function None({ view }: { view: ConventionView }) {
  return (
    <Empty
      icon='records-o'
      title='还没有施行的公约'
      words={view.open ? '正在一起写，下面可以提意见。' : '小区书记或社区可以发起，大家一起写。'}
    />
  )
}

function Current({ view, onChanged }: { view: ConventionView; onChanged: () => void }) {
  const { current } = view
  if (!current) return null
  const since =
    current.inForceAt === null ? '' : `${formatDay(current.inForceAt, Date.now())}起施行`
  return (
    <Fragment>
      <Card>
        <View className='convention__title' aria-role='heading'>
          {current.title}
        </View>
        <Meta
          parts={[
            `第 ${current.version} 版`,
            since,
            current.shortHash && `验证码 ${current.shortHash}`,
          ]}
        />
        {current.summary !== '' && <View className='convention__summary'>{current.summary}</View>}
      </Card>
      <Mine view={view} onChanged={onChanged} />
      <Words current={current} />
      <Progress rows={view.progress} />
    </Fragment>
  )
}

/** Clauses shown before the rest is asked for: about two screens. */
const SHOWN_AT_FIRST = 12

/** What it says, and how it came to say so. */
function Words({ current }: { current: NonNullable<ConventionView['current']> }) {
  const { id, version, clauses, credits } = current
  const [whole, setWhole] = useState(false)
  const isLong = clauses.length > SHOWN_AT_FIRST + 2
  const shown = isLong && !whole ? clauses.slice(0, SHOWN_AT_FIRST) : clauses
  return (
    <Section title={`公约全文，共 ${clauses.length} 条`}>
      <Card>
        <Clauses clauses={shown} credits={credits} />
        {isLong && !whole && (
          <Button
            kind='plain'
            size='small'
            label={`看全部 ${clauses.length} 条`}
            onPress={() => setWhole(true)}
          />
        )}
      </Card>
      <List>
        <Cell
          icon='clock-o'
          title='这一版是怎么定下来的'
          onPress={() => open(routes.version(id))}
        />
        {version > 1 && (
          <Cell
            icon='exchange'
            title='和以前的版本比一比'
            onPress={() => open(routes.compare(id))}
          />
        )}
      </List>
    </Section>
  )
}

/** The version being made; editors begin one here. */
function Making({ view }: { view: ConventionView }) {
  const begin = useCommand(startVersion)
  const start = async () => {
    const from = view.current ? 'current' : 'template'
    const done = await begin.run({ compound: view.compound, from })
    if (done) open(routes.version(done.id))
  }
  if (view.open) {
    const { id, state } = view.open
    return (
      <Section title='正在修改'>
        <List>
          <Cell
            icon='edit'
            title={versionView(state).word}
            label={ASKS[state] ?? ''}
            onPress={() => open(routes.version(id))}
          />
        </List>
      </Section>
    )
  }
  if (!view.canEdit) return null
  return (
    <Section title='修改公约'>
      {begin.error && <Notice tone='danger'>{begin.error.message}</Notice>}
      <Button
        kind='plain'
        label={view.current ? '发起修改' : '从模板开始写'}
        loading={begin.pending}
        onPress={() => void start()}
      />
    </Section>
  )
}
