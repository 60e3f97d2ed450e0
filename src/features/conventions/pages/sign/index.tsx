import { type ConventionView, getConvention, signConvention } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Answer, useCommand, useQuery } from '@/cloud'
import { Button, Card, ChoiceGrid, Done, Empty, Notice, Page, Section } from '@/ui'
import { Clauses } from '../../parts/clauses'
import { SignaturePad } from '../../parts/signature-pad'

/** 签公约: read it first, then sign with a finger. */
export default function SignPage() {
  const query = useQuery(getConvention, {})
  const [done, setDone] = useState<string>()
  if (done !== undefined) return <Done words={done} />
  return (
    <Answer query={query}>
      {(view) => (
        <SignForm
          view={view}
          onDone={() => setDone('谢谢您。签名是您的承诺，可以随时撤回；证书在“居民公约”里看。')}
          onRevised={query.refresh}
        />
      )}
    </Answer>
  )
}

interface FormProps {
  view: ConventionView
  onDone: () => void
  /** Called when the text was revised while it was read. */
  onRevised: () => Promise<void>
}

function SignForm({ view, onDone, onRevised }: FormProps) {
  const { current, mine, compound } = view
  const [strokes, setStrokes] = useState('')
  const [chosen, setChosen] = useState(mine.length === 1 ? mine[0]?.household : undefined)
  const [missing, setMissing] = useState<string>()
  const [large, setLarge] = useState(false)
  const sign = useCommand(signConvention)
  if (!current || mine.length === 0) {
    return (
      <Page>
        <Empty
          icon='records-o'
          title='现在没有要签的'
          words={mine.length === 0 ? '先认领您的家，就可以替家里签。' : '公约施行以后就可以签了。'}
        />
      </Page>
    )
  }
  const submit = async () => {
    if (!chosen) return setMissing('请选择为哪一户签')
    if (!strokes) return setMissing('请在框里写您的名字')
    setMissing(undefined)
    const input = { compound, household: chosen, textHash: current.textHash, strokes }
    if (await sign.run(input)) onDone()
    else await onRevised()
  }
  return (
    <Page
      bottom={
        <View>
          {sign.error && <Notice tone='danger'>{sign.error.message}</Notice>}
          {missing !== undefined && <Notice tone='danger'>{missing}</Notice>}
          <Button
            label='我看过了，愿意遵守'
            loading={sign.pending}
            loadingLabel='正在签'
            onPress={() => void submit()}
          />
        </View>
      }
    >
      {current.summary !== '' && <Notice>{current.summary}</Notice>}
      <Section
        title={current.title}
        action={{
          label: large ? '恢复字号' : '放大了读',
          onPress: () => setLarge(!large),
        }}
      >
        <Card>
          <Clauses clauses={current.clauses} large={large} />
        </Card>
      </Section>
      {mine.length > 1 && (
        <ChoiceGrid
          label='为哪一户签'
          layout='wide'
          options={mine.map(({ household, placeName }) => ({ value: household, label: placeName }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <Section title='签名'>
        <SignaturePad
          onChange={(drawn) => {
            setStrokes(drawn)
            setMissing(undefined)
          }}
        />
        <View className='ui-hint'>
          这是承诺签署：公约经居民会议通过就有效，签不签都一样要遵守。不方便写的，可以在楼栋长的纸上签。
        </View>
      </Section>
    </Page>
  )
}
