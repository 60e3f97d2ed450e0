import { STAGE_TITLES } from '@domain/elections/stages'
import { dayAt, HOUR_MS, startOfDay } from '@domain/time/shanghai'
import {
  openElection,
  type PlannerView,
  type PlanPreview,
  planElection,
  previewPlan,
} from '@functions/elections/contract'
import Taro from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { useCommand, useQuery } from '@/cloud'
import {
  Button,
  Cell,
  ChoiceGrid,
  Confirm,
  formatDay,
  List,
  Notice,
  Picker,
  TextArea,
  TextField,
} from '@/ui'
import { routes } from '../../routes'

type Office = keyof PlannerView['rules']

const OFFICES = [
  { value: 'building_captain', label: '选楼栋长' },
  { value: 'resident_rep', label: '选居民代表' },
  { value: 'question', label: '表决一件事' },
] as const

/** 8:00 on the day so many days from today. */
const dayStart = (ahead: number): number => startOfDay(dayAt(Date.now()) + ahead) + 8 * HOUR_MS

const STARTS = [1, 3, 7, 14].map((days) => ({ value: String(days), label: `${days} 天后` }))

/** What to elect, where and from when; the calendar follows at once. */
export function PlanForm({ planner }: { planner: PlannerView }) {
  const [office, setOffice] = useState<Office>('building_captain')
  const [compound, setCompound] = useState(planner.compounds[0]?.path ?? '')
  const [building, setBuilding] = useState('all')
  const [ahead, setAhead] = useState('1')
  const [question, setQuestion] = useState({ title: '', text: '' })
  const [asking, setAsking] = useState(false)
  const plan = useCommand(planElection)
  const start = useCommand(openElection)
  const buildings = planner.compounds.find(({ path }) => path === compound)?.buildings ?? []
  const places = building === 'all' ? buildings.map(({ path }) => path) : [building]
  const asked = office === 'question' && question.title !== '' && question.text !== ''
  const input = {
    path: compound,
    office,
    places,
    rules: {},
    times: { startsAt: dayStart(Number(ahead)) },
    ...(asked && { question }),
  }
  const ready = places.length > 0 && (office !== 'question' || asked)
  const preview = useQuery(previewPlan, ready ? input : undefined)
  const error = plan.error ?? start.error
  const begin = async () => {
    const planned = await plan.run(input)
    const opened = planned && (await start.run(planned))
    setAsking(false)
    if (opened) await Taro.redirectTo({ url: routes.list() })
  }
  return (
    <Fragment>
      <ChoiceGrid
        label='选什么'
        options={OFFICES}
        value={office}
        onChange={setOffice}
        layout='wide'
      />
      {office === 'question' && (
        <TextField
          label='要表决的事'
          onChange={(title) => setQuestion((was) => ({ ...was, title }))}
        />
      )}
      {office === 'question' && (
        <TextArea
          label='内容'
          limit={1000}
          onChange={(text) => setQuestion((was) => ({ ...was, text }))}
        />
      )}
      <Picker
        label='小区'
        options={planner.compounds.map(({ path, name }) => ({ value: path, label: name }))}
        value={compound}
        onChange={setCompound}
      />
      <Picker
        label='楼栋'
        options={[
          { value: 'all', label: `全部 ${buildings.length} 栋，同时开始` },
          ...buildings.map(({ path, name }) => ({ value: path, label: name })),
        ]}
        value={building}
        onChange={setBuilding}
      />
      <ChoiceGrid label='什么时候开始' options={STARTS} value={ahead} onChange={setAhead} />
      {preview.error && <Notice tone='danger'>{preview.error.message}</Notice>}
      {preview.data && <Preview preview={preview.data} />}
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {preview.data?.problems.length === 0 && (
        <Button label='启动' onPress={() => setAsking(true)} />
      )}
      <Confirm
        open={asking}
        title={`在 ${places.length} 个地方启动？`}
        message='启动以后规则和时间就锁定了，谁也不能改。'
        confirmLabel='启动'
        busy={plan.pending || start.pending}
        onConfirm={() => void begin()}
        onCancel={() => setAsking(false)}
      />
    </Fragment>
  )
}

/** The dates it would have, or what stands in the way. */
function Preview({ preview: { calendar, problems } }: { preview: PlanPreview }) {
  if (problems.length > 0 || !calendar) return <Notice tone='warn'>{problems.join('；')}</Notice>
  const now = Date.now()
  const lines = [
    [STAGE_TITLES.roll_published, calendar.roll],
    [STAGE_TITLES.nominating, calendar.nomination],
    [STAGE_TITLES.qualification_review, calendar.review],
    [STAGE_TITLES.candidates_published, calendar.candidates],
    [STAGE_TITLES.voting, calendar.voting],
    [STAGE_TITLES.result_published, calendar.resultPublicity],
  ] as const
  return (
    <List>
      {lines.map(([title, window]) =>
        window ? (
          <Cell
            key={title}
            title={title}
            label={`${formatDay(window.from, now)} 到 ${formatDay(window.until, now)}`}
          />
        ) : null,
      )}
      {calendar.provisional && <Cell title='有的日子按还没公布的放假安排推算' />}
    </List>
  )
}
