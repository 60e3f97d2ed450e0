import { beginAssisted, getPaperDesk, type PaperDeskView } from '@functions/elections/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Button, ChoiceGrid, Empty, Notice, Page, Picker } from '@/ui'
import { HomeField, type HomeWords, homePath, NO_HOME } from '../../parts/home-field'
import { routes } from '../../routes'

/** 协助投票: an officer's phone for somebody who has none, with a witness, for half an hour. */
export default function AssistPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getPaperDesk, { id })
  usePullToRefresh(query.refresh)
  return (
    <Page
      title='协助投票'
      lead='给不会用手机、又不想用纸质票的邻居。谁协助、谁见证都记下来，这一户会收到消息。'
    >
      <Answer query={query}>
        {(desk) =>
          desk.stage === 'collecting' ? (
            <Begin id={id} desk={desk} />
          ) : (
            <Empty icon='clock-o' title='投票已经截止' words='截止以后不能再协助投票。' />
          )
        }
      </Answer>
    </Page>
  )
}

const CONSENTS = [
  { value: 'spoken', label: '当面说的' },
  { value: 'written', label: '写了字据' },
] as const

function Begin({ id, desk }: { id: string; desk: PaperDeskView }) {
  const [home, setHome] = useState<HomeWords>(NO_HOME)
  const [witness, setWitness] = useState<string>()
  const [consent, setConsent] = useState<'spoken' | 'written'>()
  const begin = useCommand(beginAssisted)
  const household = homePath(desk.path, home)
  const missing =
    household === undefined
      ? '请填哪一户'
      : witness === undefined
        ? '请选见证人'
        : consent === undefined
          ? '请选本人怎么同意的'
          : undefined
  const start = async () => {
    if (household === undefined || witness === undefined || consent === undefined) return
    if (!(await begin.run({ id, household, witness, consent }))) return
    await Taro.redirectTo({ url: routes.help(id, household) })
  }
  return (
    <>
      <HomeField path={desk.path} value={home} onChange={setHome} />
      <Picker
        label='见证人'
        hint='另一位计票员或者监票人，要在旁边看着'
        options={desk.witnesses.map(({ personId, name }) => ({ value: personId, label: name }))}
        value={witness}
        onChange={setWitness}
      />
      <ChoiceGrid label='本人怎么同意的' options={CONSENTS} value={consent} onChange={setConsent} />
      <Notice>
        开始以后有半小时。投完请本人看一眼回执。这一户以后用手机改投，要再来找您，或者用纸质票。
      </Notice>
      {begin.error && <Notice tone='danger'>{begin.error.message}</Notice>}
      <Button
        label='开始协助'
        loading={begin.pending}
        onPress={() => void start()}
        {...(missing && { disabledReason: missing })}
      />
    </>
  )
}
