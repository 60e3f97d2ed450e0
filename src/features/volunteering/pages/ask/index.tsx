import { NEED_KIND_KEYS, NEED_KINDS, type NeedKind } from '@domain/volunteering/need'
import { getMe } from '@functions/people/contract'
import { fileNeed } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Answer, inputErrors, useCommand, useQuery } from '@/cloud'
import { Button, ChoiceGrid, Notice, Page, TextArea, TextField } from '@/ui'
import { routes } from '../../routes'

const KINDS = NEED_KIND_KEYS.map((value) => ({ value, label: NEED_KINDS[value] }))

/** 请邻居帮一把: what, in one's own words, and when. */
export default function AskPage() {
  const me = useQuery(getMe, {})
  // What is being written must not be replaced by an answer that comes again.
  if (me.data) return <Form home={me.data.homes[0]?.path} />
  return (
    <Page>
      <Answer query={me}>{() => null}</Answer>
    </Page>
  )
}

function Form({ home }: { home: string | undefined }) {
  const file = useCommand(fileNeed)
  const [kind, setKind] = useState<NeedKind>()
  const [words, setWords] = useState('')
  const [wished, setWished] = useState('')
  const [asked, setAsked] = useState(false)
  const input = { home: home ?? '', kind, words, wished }
  const wrong = inputErrors(fileNeed, input)
  const errors = asked ? wrong : {}
  const send = async () => {
    setAsked(true)
    if (Object.keys(wrong).length > 0 || kind === undefined) return
    const done = await file.run({ ...input, kind })
    if (done) await Taro.redirectTo({ url: routes.need(done.need) })
  }
  return (
    <Page
      bottom={
        <Button
          label='说好了'
          loading={file.pending}
          disabledReason={home === undefined ? '先登记住处，才知道请谁来帮' : undefined}
          onPress={() => void send()}
        />
      }
    >
      {file.error && <Notice tone='danger'>{file.error.message}</Notice>}
      <ChoiceGrid
        label='要帮什么'
        options={KINDS}
        value={kind}
        error={errors.kind}
        onChange={setKind}
      />
      <TextArea
        label='说说要帮什么'
        placeholder='例如：去区医院拿药，来回要人扶一把'
        limit={200}
        error={errors.words}
        onChange={setWords}
      />
      <TextField
        label='什么时候方便'
        placeholder='例如：这周下午都行'
        limit={60}
        error={errors.wished}
        onChange={setWished}
      />
      <Notice>楼栋长、书记和社区看得到，由他们请志愿者来。急病请打 120。</Notice>
    </Page>
  )
}
