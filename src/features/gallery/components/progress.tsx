import { View } from '@tarojs/components'
import { Card, DateText, Rings, Section, TimeLeft, Timeline, type TimelineStep } from '@/ui'
import { samplePhoto } from './sample-photo'
import './gallery.css'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

function steps(now: number): TimelineStep[] {
  return [
    { key: '1', title: '已提交', state: 'done', who: '您', at: now - 3 * DAY_MS },
    {
      key: '2',
      title: '已受理',
      state: 'done',
      who: '陈立 · 网格员',
      at: now - 2 * DAY_MS,
      heldMs: 5 * HOUR_MS,
      words: '收到，下午过去看看。',
      photos: [samplePhoto('7fb3a8'), samplePhoto('c9a27a')],
    },
    {
      key: '3',
      title: '处理中',
      state: 'now',
      who: '李敏 · 物业维修',
      at: now - 20 * HOUR_MS,
      dueAt: now + 2 * DAY_MS + HOUR_MS,
    },
    { key: '4', title: '等您说解决了没有', state: 'next' },
  ]
}

/** Who holds it, since when, and how far it is. */
export function Progress() {
  const now = Date.now()
  return (
    <>
      <Section title='办到哪一步'>
        <Card>
          <Timeline steps={steps(now)} />
        </Card>
      </Section>
      <Section title='时间'>
        <Card>
          <View className='gallery-wrap'>
            <DateText at={now - 30_000} />
            <DateText at={now - DAY_MS} />
            <DateText at={now - 40 * DAY_MS} />
            <TimeLeft dueAt={now + 2 * DAY_MS + HOUR_MS} />
            <TimeLeft dueAt={now + 3 * HOUR_MS + 60_000} />
            <TimeLeft dueAt={now - 5 * HOUR_MS} />
          </View>
        </Card>
      </Section>
      <Section title='同心圆'>
        <Card>
          <View className='gallery-wrap'>
            <Rings values={[0.82, 0.6, 0.35]} size={120} label='参与 82%，签名 60%，积分 35%' />
            <Rings values={[0.62]} label='投票率 62%'>
              <View className='gallery-figure'>62%</View>
            </Rings>
            <Rings values={[1, 1, 1]} size={44} label='全部完成' />
          </View>
        </Card>
      </Section>
    </>
  )
}
