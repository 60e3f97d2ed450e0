import { useState } from 'react'
import {
  Button,
  Card,
  Confirm,
  Empty,
  ErrorState,
  Loading,
  Notice,
  Section,
  Skeleton,
  toast,
} from '@/ui'
import { Deep } from './deep'
import './gallery.css'

/** What a page says when it waits, has nothing, fails, warns or asks. */
export function Feedback() {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Section title='提醒'>
        <Notice>这条诉求正在审核，通过后别人才能看到。</Notice>
        <Notice tone='warn'>今天 18:00 前没有签收，会转给小区书记。</Notice>
        <Notice tone='danger'>没有提交成功。您写的都还在，请再试一次。</Notice>
      </Section>
      <Section title='请您确认'>
        <Button kind='danger' label='退回这条诉求' onPress={() => setAsking(true)} />
        <Confirm
          open={asking}
          title='退回这条诉求？'
          message='退回后，居民会看到您写的原因，还可以补充后再提。'
          confirmLabel='退回'
          danger
          reason={{ label: '退回的原因', placeholder: '请写清楚该找谁办', limit: 100 }}
          onConfirm={(reason) => {
            setAsking(false)
            toast(`已退回：${reason}`)
          }}
          onCancel={() => setAsking(false)}
        />
      </Section>
      <Section title='很深的地方'>
        <Deep />
      </Section>
      <Section title='正在加载'>
        <Skeleton cards={2} />
        <Loading label='正在上传照片' />
      </Section>
      <Section title='空着的时候'>
        <Card>
          <Empty
            title='还没有诉求'
            words='灯坏了、下水堵了，都可以在这里说。'
            action={{ label: '我要提诉求', onPress: () => toast('去提诉求') }}
          />
        </Card>
      </Section>
      <Section title='出错的时候'>
        <Card>
          <ErrorState
            words='网络好像断了。您写的都还在，连上网再试一次。'
            requestId='req-20260303-7f2a'
            onRetry={() => toast('正在重试')}
          />
        </Card>
      </Section>
    </>
  )
}
