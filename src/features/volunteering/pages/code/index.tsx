import { utf8 } from '@domain/ballot/v1/bytes'
import { codeText, digitsOf, type Moment, WINDOW_MS } from '@domain/volunteering/rotating-code'
import { getLeaderKit, type LeaderKit } from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useEffect, useState } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Notice, Page, SquareCode, Tabs } from '@/ui'
import { squaresOf } from '@/ui/squares'
import { MOMENT_WORDS } from '../../words'

const TABS = (['start', 'middle', 'end'] as const).map((key) => ({ key, label: MOMENT_WORDS[key] }))

/** 签到码: the leader's screen; once fetched, it needs no network. */
export default function CodePage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getLeaderKit, { id })
  usePullToRefresh(query.refresh)
  const kit = useKept(id, query.data)
  return (
    <Page>
      {kit ? <Screen id={id} kit={kit} /> : <Answer query={query}>{() => <Fragment />}</Answer>}
    </Page>
  )
}

type Kept = LeaderKit & { fetchedAt: number }

/** The kit of this phone: the one just fetched, or the one kept from before. */
function useKept(id: string, fetched: LeaderKit | undefined): Kept | undefined {
  const [kept, setKept] = useState<Kept | undefined>(() => {
    const found: unknown = Taro.getStorageSync(`volunteering.kit.${id}`)
    return typeof found === 'object' && found !== null ? (found as Kept) : undefined
  })
  useEffect(() => {
    if (!fetched) return
    const fresh = { ...fetched, fetchedAt: Date.now() }
    Taro.setStorageSync(`volunteering.kit.${id}`, fresh)
    setKept(fresh)
  }, [fetched, id])
  return kept
}

function Screen({ id, kit }: { id: string; kit: Kept }) {
  const [moment, setMoment] = useState<Moment>('start')
  // The server's clock, by what it was when the kit came: phones are often minutes off.
  const clock = () => Date.now() - kit.fetchedAt + kit.now
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() - kit.fetchedAt + kit.now), 1000)
    return () => clearInterval(timer)
  }, [kit])
  const left = Math.ceil((WINDOW_MS - (now % WINDOW_MS)) / 1000)
  const text = codeText(kit.secret, id, moment, now)
  const early = moment === 'middle' && kit.middleAt === null
  return (
    <Fragment>
      <Tabs tabs={TABS} chosen={moment} onChoose={setMoment} />
      {early ? (
        <Notice tone='warn'>
          中途什么时候签，由系统随机定。请过一会儿下拉刷新，到时间就会出现。
        </Notice>
      ) : (
        <Fragment>
          <SquareCode
            rows={squaresOf(utf8(text), 'L')}
            label={`${MOMENT_WORDS[moment]}签到码，${left} 秒后换新`}
          />
          <View className='square-code__digits'>
            {`扫不了的，输入 ${digitsOf(text).replace(/(\d{4})/, '$1 ')}`}
          </View>
        </Fragment>
      )}
      <View aria-live='polite'>
        {`${kit.joined} 人报名，到场 ${kit.seen.start}，中途 ${kit.seen.middle}，离场 ${kit.seen.end}`}
      </View>
      {!early && <Notice>{`${left} 秒后换新。请当面扫，发照片没有用。`}</Notice>}
    </Fragment>
  )
}
