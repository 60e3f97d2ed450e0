import {
  joinNomination,
  listNominations,
  type NominationView,
  nominate,
} from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, CloudPhotos, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Empty,
  Notice,
  Page,
  Person,
  Section,
  Sheet,
  Stack,
  StatePill,
  TextField,
  toast,
} from '@/ui'
import { WAY_WORDS } from '../../words'
import { AnswerForm } from './answer-form'
import '../../parts/elections.css'

/** 提名推荐: oneself, a neighbour together with others, or an answer to being asked. */
export default function NominatePage() {
  const { params } = useRouter<{ id?: string }>()
  const id = params.id ?? ''
  const query = useQuery(listNominations, { id })
  usePullToRefresh(query.refresh)
  const propose = useCommand(nominate)
  const join = useCommand(joinNomination)
  const [nominee, setNominee] = useState({ room: '', name: '' })
  const [naming, setNaming] = useState(false)
  const error = propose.error ?? join.error
  const me = query.data?.nominations.find((one) => one.me)
  const send = async (input: { id: string; nominee?: typeof nominee }, said: string) => {
    if (!(await propose.run(input))) return
    toast(said)
    setNaming(false)
    await query.refresh()
  }
  const support = async (nomination: string) => {
    if (await join.run({ id: nomination })) await query.refresh()
  }
  const mustAnswer = me?.state === 'proposed' && me.review === undefined
  return (
    <Page
      bottom={
        query.data &&
        !mustAnswer && (
          <>
            {!me && (
              <Button
                label='我要自荐'
                loading={propose.pending}
                onPress={() => void send({ id }, '已自荐，请接着填写情况')}
              />
            )}
            <Button kind='text' label='推荐一位邻居' onPress={() => setNaming(true)} />
          </>
        )
      }
    >
      {error && !naming && <Notice tone='danger'>{error.message}</Notice>}
      {me && <AnswerForm key={me.state} nomination={me} onAnswered={query.refresh} />}
      <Section title='已经提名的'>
        <Answer query={query}>
          {({ nominations }) =>
            nominations.length === 0 ? (
              <Empty icon='friends-o' title='还没有人提名' words='可以自荐，也可以推荐邻居。' />
            ) : (
              nominations.map((one) => (
                <Nomination key={one.id} one={one} onJoin={() => void support(one.id)} />
              ))
            )
          }
        </Answer>
      </Section>
      <Sheet open={naming} title='推荐一位邻居' onClose={() => setNaming(false)}>
        <Notice>写对方的房号和姓名。要几户邻居一起联名，并且对方答应才算数。</Notice>
        <TextField
          label='房号'
          placeholder='例如 1单元401'
          onChange={(room) => setNominee((was) => ({ ...was, room }))}
        />
        <TextField label='姓名' onChange={(name) => setNominee((was) => ({ ...was, name }))} />
        {propose.error && <Notice tone='danger'>{propose.error.message}</Notice>}
        <Button
          label='推荐这位'
          loading={propose.pending}
          onPress={() => void send({ id, nominee }, '已推荐，等对方答复')}
        />
      </Sheet>
    </Page>
  )
}

const STATE_WORDS = {
  proposed: { word: '等本人答复', tone: 'waiting' },
  accepted: { word: '本人已答应', tone: 'done' },
  declined: { word: '没有答应', tone: 'stopped' },
} as const

function Nomination({ one, onJoin }: { one: NominationView; onJoin: () => void }) {
  const { name, way, state, joined, statement, photo, canJoin } = one
  return (
    <Card>
      <Stack>
        <Person name={name} role={WAY_WORDS[way]}>
          <StatePill {...STATE_WORDS[state]} />
        </Person>
        {photo && <CloudPhotos ids={[photo]} label={`${name}的照片`} />}
        {statement !== undefined && <View>{statement}</View>}
        {joined && (
          <View className='election-note'>{`已有 ${joined.count} 户联名，要 ${joined.needed} 户`}</View>
        )}
        {canJoin && <Button size='small' label='我家也联名' onPress={onJoin} />}
      </Stack>
    </Card>
  )
}
