import {
  addOpinion,
  listOpinions,
  type OpinionView,
  reviewOpinion,
  supportOpinion,
  type VersionView,
} from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { PagedList, useCommand, usePaged } from '@/cloud'
import { Button, Card, ChoiceGrid, Empty, Notice, Section, Sheet, TextArea, toast } from '@/ui'

type Topic = Parameters<ReturnType<typeof useCommand<typeof addOpinion>>['run']>[0]['topic']
const TOPICS: readonly Topic[] = [
  '日常行为',
  '公共秩序',
  '居民权益',
  '调解邻里',
  '引导新风',
  '其他',
]

/** What residents say of a version, and saying something oneself. */
export function Opinions({ version }: { version: VersionView }) {
  const { id, state } = version
  const list = usePaged(listOpinions, { id })
  const [writing, setWriting] = useState(false)
  const asks = state === 'collecting' || state === 'drafting'
  return (
    <Section
      title='大家的意见'
      {...(asks && { action: { label: '我来说一说', onPress: () => setWriting(true) } })}
    >
      <PagedList
        list={list}
        empty={<Empty icon='chat-o' title='还没有意见' words='想加什么、改什么，都可以说。' />}
        row={(one) => (
          <Opinion
            key={one.id}
            versionId={id}
            one={one}
            asks={asks}
            canReview={version.canEdit}
            onChanged={list.refresh}
          />
        )}
      />
      <Sheet open={writing} title='我的意见' onClose={() => setWriting(false)}>
        <Write
          versionId={id}
          onDone={(words) => {
            setWriting(false)
            toast(words)
            void list.refresh()
          }}
        />
      </Sheet>
    </Section>
  )
}

interface OpinionProps {
  versionId: string
  one: OpinionView
  asks: boolean
  canReview: boolean
  onChanged: () => Promise<void>
}

function Opinion({ versionId, one, asks, canReview, onChanged }: OpinionProps) {
  const support = useCommand(supportOpinion)
  const review = useCommand(reviewOpinion)
  const where = { id: versionId, opinionId: one.id }
  const agree = async () => {
    if (await support.run(where)) await onChanged()
  }
  const judge = async (decision: 'show' | 'refuse') => {
    if (await review.run({ ...where, decision })) await onChanged()
  }
  const error = support.error ?? review.error
  return (
    <Card>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <View className='version__opinion'>
        {one.text}
        {one.wording !== '' && <View>建议写成：{one.wording}</View>}
      </View>
      <View className='version__foot'>
        <View>{[one.topic, one.authorName, one.place].filter(Boolean).join(' · ')}</View>
        {one.shown && asks && !one.mine && (
          <Button
            kind='text'
            size='small'
            label={`赞同 ${one.supports}`}
            describe={`赞同这条意见，现在有 ${one.supports} 人赞同`}
            loading={support.pending}
            onPress={() => void agree()}
          />
        )}
        {one.shown && (one.mine || !asks) && <View>{one.supports} 人赞同</View>}
        {!one.shown && one.mine && <View>正在审核，通过后大家看得到</View>}
      </View>
      {!one.shown && canReview && !one.mine && (
        <Fragment>
          <Button size='small' label='可以公开' onPress={() => void judge('show')} />
          <Button kind='text' size='small' label='不公开' onPress={() => void judge('refuse')} />
        </Fragment>
      )}
    </Card>
  )
}

function Write({ versionId, onDone }: { versionId: string; onDone: (words: string) => void }) {
  const [topic, setTopic] = useState<Topic>()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<{ topic?: string; text?: string }>({})
  const add = useCommand(addOpinion)
  const send = async () => {
    const found = {
      ...(!topic && { topic: '请选一个方面' }),
      ...(text.trim() === '' && { text: '请写您的意见' }),
    }
    setMissing(found)
    if (!topic || text.trim() === '') return
    const done = await add.run({ id: versionId, topic, text })
    if (done) onDone(done.shown ? '谢谢，大家看得到了' : '谢谢，审核后大家看得到')
  }
  return (
    <View>
      {add.error && <Notice tone='danger'>{add.error.message}</Notice>}
      <ChoiceGrid
        label='哪个方面'
        options={TOPICS.map((value) => ({ value, label: value }))}
        value={topic}
        onChange={setTopic}
        error={missing.topic}
      />
      <TextArea label='您的意见' limit={300} onChange={setText} error={missing.text} />
      <Button label='提交意见' loading={add.pending} onPress={() => void send()} />
    </View>
  )
}
