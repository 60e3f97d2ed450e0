import {
  getMyHours,
  issueCertificate,
  type MyHours,
  printCertificate,
  showOnRedList,
} from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { call, PagedList, useCommand, useMadeFile, usePaged, usePullToRefresh } from '@/cloud'
import {
  Button,
  Card,
  Cell,
  Confirm,
  Empty,
  formatMoment,
  List,
  Notice,
  Page,
  Rings,
  Section,
  SwitchCell,
} from '@/ui'
import { routes } from '../../routes'

/** 我的志愿时长: what I did, what it adds up to, and how far the next star is. */
export default function MyHoursPage() {
  const list = usePaged(getMyHours, {})
  usePullToRefresh(list.refresh)
  const mine = list.latest
  return (
    <Page>
      {mine && <Head mine={mine} />}
      {mine && mine.compound !== null && (
        <Honours mine={mine} compound={mine.compound} onDone={list.refresh} />
      )}
      <Section title='做过的'>
        <PagedList
          list={list}
          empty={
            <Empty
              icon='like-o'
              title='还没有志愿时长'
              words='参加小区的志愿活动，公示三天以后，时长就记在这里。'
            />
          }
          row={({ id, title, startsAt, halfHours, kind }) => (
            <List key={id}>
              <Cell
                title={title}
                label={
                  formatMoment(startsAt, Date.now()) +
                  (kind === 'supplementary' ? ' · 只记时长' : '')
                }
                value={`${halfHours / 2} 小时`}
              />
            </List>
          )}
        />
      </Section>
    </Page>
  )
}

function Head({ mine: { halfHours, stars, nextStarHours } }: { mine: MyHours }) {
  const hours = halfHours / 2
  const rank = stars === 0 ? '还没有星' : `${stars} 星志愿者`
  const next =
    nextStarHours === null
      ? '五颗星都有了，谢谢您'
      : `再做 ${nextStarHours - hours} 小时，得第 ${stars + 1} 颗星`
  return (
    <Card>
      <View className='ui-summary__line'>
        <View>
          <View className='ui-summary__title'>{`一共 ${hours} 小时`}</View>
          <View>{rank}</View>
        </View>
        <Rings
          values={[nextStarHours === null ? 1 : hours / nextStarHours]}
          label={`一共 ${hours} 小时，${rank}，${next}`}
        />
      </View>
      <View>{next}</View>
    </Card>
  )
}

interface HonoursProps {
  mine: MyHours
  compound: string
  onDone: () => Promise<void>
}

/** The certificate, and the red list that one agrees to. */
function Honours({ mine, compound, onDone }: HonoursProps) {
  const [asking, setAsking] = useState(false)
  const show = useCommand(showOnRedList)
  const paper = useMadeFile()
  const certify = async () => {
    const { certificate } = await call(issueCertificate, {})
    return call(printCertificate, { certificate })
  }
  const put = async (shown: boolean) => {
    await show.run({ shown })
    setAsking(false)
    await onDone()
  }
  const error = show.error ?? paper.error
  return (
    <Fragment>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <Button
        kind='plain'
        icon='medal-o'
        label='开志愿服务证书'
        loading={paper.pending}
        onPress={() => void paper.open(certify)}
      />
      <List>
        <SwitchCell
          title='上红榜'
          label='小区里的邻居看得到我的名字和时长'
          checked={mine.onRedList}
          busy={show.pending}
          onChange={(shown) => (shown ? setAsking(true) : void put(false))}
        />
        <Cell
          title='小区红榜'
          label='看看同意上榜的邻居'
          onPress={() => void Taro.navigateTo({ url: routes.thanks(compound) })}
        />
      </List>
      <Confirm
        open={asking}
        title='同意上红榜？'
        message='小区里的邻居会看到您的称呼、一共多少小时、几颗星。随时可以收回，收回马上看不到；不同意也不影响积分和证书。'
        confirmLabel='同意上榜'
        busy={show.pending}
        onConfirm={() => void put(true)}
        onCancel={() => setAsking(false)}
      />
    </Fragment>
  )
}
