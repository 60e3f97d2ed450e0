import { getPicture, judgePicture, type PictureView } from '@functions/people/contract/pictures'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, CloudPhotos, useCommand, useQuery } from '@/cloud'
import { Button, Card, Confirm, formatMoment, Notice, Page, Stack, toast } from '@/ui'
import { PICTURE_WORDS } from '../../words'

/** 看一看图片: whether a picture of which the machine was unsure may be seen by others. */
export default function PicturePage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(getPicture, { id: params.id ?? '' })
  const { data, refresh } = query
  const waits = data?.state === 'review'
  return (
    <Page
      title='这张图片可以给大家看吗？'
      lead='机器拿不准，请您看一看。'
      bottom={waits && <Moves id={data.id} onMoved={refresh} />}
    >
      <Answer query={query} cards={1}>
        {(picture) => <Body picture={picture} />}
      </Answer>
    </Page>
  )
}

function Body({ picture }: { picture: PictureView }) {
  const { about, file, state, url, at } = picture
  return (
    <>
      {state !== 'review' && <Notice>{PICTURE_WORDS[state]}</Notice>}
      <Card>
        <Stack>
          {file && <CloudPhotos ids={[file]} label={`${about}里的图片`} />}
          <View>{`${about}里的图片 · ${formatMoment(at, Date.now())}`}</View>
          <Button kind='text' label={`看这条${about}`} onPress={() => Taro.navigateTo({ url })} />
        </Stack>
      </Card>
    </>
  )
}

const QUESTIONS = {
  show: { title: '可以给大家看？', message: '别人马上就能看到。', confirmLabel: '可以看' },
  remove: {
    title: '撤下这张图片？',
    message: '撤下就找不回来了。上传的人会看到您写的原因。',
    confirmLabel: '撤下',
  },
} as const

function Moves({ id, onMoved }: { id: string; onMoved: () => Promise<void> }) {
  const [asked, setAsked] = useState<keyof typeof QUESTIONS>()
  const command = useCommand(judgePicture)
  const judge = async (reason: string) => {
    if (!asked) return
    const done = await command.run({ id, decision: asked, ...(reason !== '' && { reason }) })
    setAsked(undefined)
    if (!done) return
    toast('已经办好')
    await onMoved()
  }
  return (
    <View>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      <Button label='可以给大家看' onPress={() => setAsked('show')} />
      <Button kind='text' label='不合适，撤下' onPress={() => setAsked('remove')} />
      <Confirm
        open={asked !== undefined}
        {...QUESTIONS[asked ?? 'show']}
        reason={
          asked === 'remove' ? { label: '为什么', limit: 100, missing: '请写一句原因' } : undefined
        }
        busy={command.pending}
        onConfirm={(reason) => void judge(reason)}
        onCancel={() => setAsked(undefined)}
      />
    </View>
  )
}
