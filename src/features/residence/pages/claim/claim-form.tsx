import { type ClaimMethod, type HouseholdRelation, RELATION_TITLES } from '@domain/people/claims'
import { getMe } from '@functions/people/contract'
import { type ClaimAnswer, claimHousehold } from '@functions/people/contract/claims'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { inputErrors, useCommand, useQuery } from '@/cloud'
import { Button, Card, ChoiceGrid, Notice, Page, TextArea, TextField } from '@/ui'
import { ConsentSheet, consentAskedBy } from '../../parts/consent-sheet'
import { PhoneCard } from '../../parts/phone-card'
import { routes } from '../../routes'
import type { ChosenHome } from './index'

const RELATIONS = (Object.entries(RELATION_TITLES) as [HouseholdRelation, string][]).map(
  ([value, label]) => ({ value, label }),
)

const WAYS = {
  household_code: { label: '填户码', hint: '物业或社区发的单子上，8 位' },
  roster_phone: { label: '用手机号核对', hint: '登记在这一户的手机号' },
  captain_vouch: { label: '请楼栋长作证', hint: '楼栋长认识您' },
  secretary_approval: { label: '请小区书记核实', hint: '没有单子、手机号对不上，用这个' },
} as const satisfies Record<ClaimMethod, { label: string; hint: string }>

const waysOf = (home: ChosenHome) =>
  (Object.keys(WAYS) as ClaimMethod[])
    .filter((way) => way !== 'captain_vouch' || home.hasCaptain)
    .map((value) => ({ value, ...WAYS[value] }))

/** What went wrong without being an error: it was counted, and there are other ways. */
function wrongWords(answer: ClaimAnswer | undefined): string | undefined {
  if (answer?.outcome === 'wrong_phone') {
    return '您的手机号不在这一户的登记里。请换一种办法，比如请小区书记核实。'
  }
  if (answer?.outcome !== 'wrong_code') return undefined
  return answer.triesLeft > 0
    ? `户码不对，请对着单子再核一遍。今天还可以试 ${answer.triesLeft} 次。`
    : '户码不对。今天不能再试了，请换一种办法，比如请小区书记核实。'
}

interface ClaimFormProps {
  home: ChosenHome
  onBack: () => void
}

/** Whose home it is to me, and how to show it. */
export function ClaimForm({ home, onBack }: ClaimFormProps) {
  const [relation, setRelation] = useState<HouseholdRelation>()
  const [method, setMethod] = useState<ClaimMethod | undefined>(
    home.code ? 'household_code' : undefined,
  )
  const [code, setCode] = useState(home.code ?? '')
  const [words, setWords] = useState('')
  const [answer, setAnswer] = useState<ClaimAnswer>()
  const [asked, setAsked] = useState(false)
  const command = useCommand(claimHousehold)
  const { household } = home
  const input = {
    household,
    relation,
    method,
    ...(method === 'household_code' && { code }),
    ...(words.trim() && { words }),
  }
  const errors = asked ? inputErrors(claimHousehold, input) : {}
  const send = async () => {
    setAsked(true)
    if (!relation || !method) return
    const found = await command.run({ ...input, relation, method })
    setAnswer(found)
    if (found?.outcome === 'opened') await Taro.redirectTo({ url: routes.detail(found.id) })
  }
  const refused = consentAskedBy(command.error) ? undefined : command.error?.message
  const wrong = refused ?? wrongWords(answer)
  const choose = (way: ClaimMethod) => {
    setMethod(way)
    setAnswer(undefined)
    command.clearError()
  }
  return (
    <Page
      title={home.room}
      lead={home.placeName}
      bottom={
        <>
          {wrong !== undefined && <Notice tone='danger'>{wrong}</Notice>}
          <Button
            label='认领'
            loading={command.pending}
            loadingLabel='正在核对'
            onPress={() => void send()}
          />
          <Button kind='text' label='不是这一户，重新选' onPress={onBack} />
        </>
      }
    >
      <ChoiceGrid
        label='您和这一户'
        layout='three'
        options={RELATIONS}
        value={relation}
        error={errors.relation}
        onChange={setRelation}
      />
      {home.code ? (
        <Notice>户码已经从单子上读到了，不用再填。</Notice>
      ) : (
        <ChoiceGrid
          label='怎么证明'
          layout='wide'
          options={waysOf(home)}
          value={method}
          error={errors.method}
          onChange={choose}
        />
      )}
      {method === 'household_code' && !home.code && (
        <TextField
          label='户码'
          placeholder='例如 7K3F-9QW2'
          hint='大小写、横线都不要紧'
          limit={20}
          onChange={setCode}
        />
      )}
      {method === 'roster_phone' && <MyPhone />}
      <ConsentSheet
        error={command.error}
        without='不同意也可以报问题、看一看。'
        onAgreed={() => void send()}
        onNotNow={command.clearError}
      />
      {method !== undefined && (
        <TextArea
          label='想对答复的人说的话'
          optional
          placeholder='例如：我是 302 老张的女儿'
          limit={200}
          error={errors.words}
          onChange={setWords}
        />
      )}
    </Page>
  )
}

function MyPhone() {
  const me = useQuery(getMe, {})
  return (
    <Card>
      <PhoneCard phone={me.data?.phoneMasked} onChanged={me.refresh} />
    </Card>
  )
}
