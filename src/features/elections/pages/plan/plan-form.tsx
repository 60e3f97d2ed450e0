import type { RuleChanges } from '@domain/elections/bounds'
import { dayAt, HOUR_MS, startOfDay } from '@domain/time/shanghai'
import {
  openElection,
  type PlannerView,
  planElection,
  previewPlan,
} from '@functions/elections/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand, useQuery } from '@/cloud'
import { Button, ChoiceGrid, Confirm, Notice, Page, Picker, TextArea, TextField } from '@/ui'
import { routes } from '../../routes'
import { Dates } from './dates'
import { Drafts } from './drafts'
import { Rules } from './rules'

type Office = keyof PlannerView['rules']

const OFFICES = [
  { value: 'building_captain', label: '选楼栋长' },
  { value: 'resident_rep', label: '选居民代表' },
  { value: 'question', label: '表决一件事' },
] as const

/** 8:00 on the day so many days from today. */
const dayStart = (ahead: number): number => startOfDay(dayAt(Date.now()) + ahead) + 8 * HOUR_MS

const STARTS = [1, 3, 7, 14].map((days) => ({ value: String(days), label: `${days} 天后` }))

interface PlanFormProps {
  planner: PlannerView
  /** The term whose vacancy is filled, where, and what office it is. */
  vacancy?: { term: string; path: string; office: 'building_captain' | 'resident_rep' }
  onChanged: () => void
}

/** What to elect, where, by which numbers and from when; the calendar follows at once. */
export function PlanForm({ planner, vacancy, onChanged }: PlanFormProps) {
  const plan = usePlan(planner, vacancy)
  const { office, compound, building, ahead, question, buildings, places, preview } = plan
  const [asking, setAsking] = useState(false)
  const ready = preview.data?.problems.length === 0
  const begin = async () => {
    const opened = await plan.begin()
    setAsking(false)
    if (opened) await Taro.redirectTo({ url: routes.list() })
  }
  return (
    <Page
      bottom={
        <>
          {plan.error && <Notice tone='danger'>{plan.error.message}</Notice>}
          <Button
            label={vacancy ? '启动补选' : '启动'}
            onPress={() => setAsking(true)}
            {...(!ready && { disabledReason: '上面填好、日子排得开，才能启动' })}
          />
        </>
      }
    >
      {vacancy && <Notice>补选只补空出来的名额，任期从结果确认那天算起。</Notice>}
      {!vacancy && <Drafts drafts={planner.drafts} onChanged={onChanged} />}
      <ChoiceGrid
        label='选什么'
        options={OFFICES.filter(({ value }) => !vacancy || value === vacancy.office)}
        value={office}
        onChange={plan.setOffice}
        layout='wide'
      />
      {office === 'question' && (
        <TextField
          label='要表决的事'
          onChange={(title) => plan.setQuestion({ ...question, title })}
        />
      )}
      {office === 'question' && (
        <TextArea
          label='内容'
          limit={1000}
          onChange={(text) => plan.setQuestion({ ...question, text })}
        />
      )}
      {planner.compounds.length > 1 && (
        <Picker
          label='小区'
          options={planner.compounds.map(({ path, name }) => ({ value: path, label: name }))}
          value={compound}
          onChange={plan.setCompound}
        />
      )}
      <Picker
        label='楼栋'
        options={[
          ...(vacancy ? [] : [{ value: 'all', label: `全部 ${buildings.length} 栋，同时开始` }]),
          ...(office === 'question' ? [{ value: 'compound', label: '整个小区一起表决' }] : []),
          ...buildings.map(({ path, name }) => ({ value: path, label: name })),
        ]}
        value={building}
        onChange={plan.setBuilding}
      />
      <ChoiceGrid label='什么时候开始' options={STARTS} value={ahead} onChange={plan.setAhead} />
      {preview.error && <Notice tone='danger'>{preview.error.message}</Notice>}
      {preview.data && <Dates preview={preview.data} />}
      <Rules rules={planner.rules[office]} changes={plan.rules} onChange={plan.setRules} />
      <Confirm
        open={asking}
        title={`在 ${places.length} 个地方启动？`}
        message='启动以后规则和时间就锁定了，谁也不能改。'
        confirmLabel='启动'
        busy={plan.pending}
        onConfirm={() => void begin()}
        onCancel={() => setAsking(false)}
      />
    </Page>
  )
}

/** What is filled in, what comes of it, and the way to start it. */
function usePlan(planner: PlannerView, vacancy: PlanFormProps['vacancy']) {
  const home = planner.compounds.find(({ path }) => vacancy?.path.startsWith(`${path}/`))
  const [office, chooseOffice] = useState<Office>(vacancy?.office ?? 'building_captain')
  const [compound, chooseCompound] = useState((home ?? planner.compounds[0])?.path ?? '')
  const [building, setBuilding] = useState(vacancy?.path ?? 'all')
  const [ahead, setAhead] = useState('1')
  const [question, setQuestion] = useState({ title: '', text: '' })
  const [rules, setRules] = useState<RuleChanges>({})
  const plan = useCommand(planElection)
  const start = useCommand(openElection)
  const buildings = planner.compounds.find(({ path }) => path === compound)?.buildings ?? []
  const places =
    building === 'all'
      ? buildings.map(({ path }) => path)
      : [building === 'compound' ? compound : building]
  const asked = office === 'question' && question.title !== '' && question.text !== ''
  const input = {
    ...{ path: compound, office, places, rules },
    times: { startsAt: dayStart(Number(ahead)) },
    ...(asked && { question }),
    ...(vacancy && { fillsTerm: vacancy.term }),
  }
  const ready = places.length > 0 && (office !== 'question' || asked)
  const preview = useQuery(previewPlan, ready ? input : undefined)
  return {
    ...{ office, compound, building, ahead, question, rules, buildings, places, preview },
    ...{ setBuilding, setAhead, setQuestion, setRules },
    // Other numbers apply to another office, and another compound has other buildings.
    setOffice: (next: Office) => {
      chooseOffice(next)
      setRules({})
      if (building === 'compound') setBuilding('all')
    },
    setCompound: (next: string) => {
      chooseCompound(next)
      setBuilding('all')
    },
    error: plan.error ?? start.error,
    pending: plan.pending || start.pending,
    begin: async () => {
      const planned = await plan.run(input)
      return planned && (await start.run(planned))
    },
  }
}
