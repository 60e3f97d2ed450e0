import { getPaperDesk, type PaperDeskView, recordPaper } from '@functions/elections/contract'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Cell, Empty, List, Notice, Page, Section, TextField, toast } from '@/ui'
import { CountForm } from './count-form'

const DISPOSITIONS = {
  counted: '待清点',
  replaces: '代替手机票，待清点',
  'set-aside': '以手机票为准，不拆',
} as const

/** 纸质票: envelopes are registered while voting is on, and counted by two people after it. */
export default function PaperPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getPaperDesk, { id })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>
        {(desk) => (
          <Fragment>
            {desk.stage === 'collecting' && (
              <Register id={id} desk={desk} onChanged={query.refresh} />
            )}
            {desk.stage === 'counting' && (
              <CountForm id={id} desk={desk} onChanged={query.refresh} />
            )}
            {desk.stage === 'done' && (
              <Empty icon='passed' title='纸质票录好了' words='已经写进票板，谁也不能再改。' />
            )}
            <Envelopes desk={desk} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Envelopes({ desk: { envelopes, path } }: { desk: PaperDeskView }) {
  if (envelopes.length === 0) return <Notice>还没有登记信封。</Notice>
  return (
    <Section title={`已登记 ${envelopes.length} 个信封`}>
      <List>
        {envelopes.map(({ index, household, disposition }) => (
          <Cell
            key={index}
            title={household.slice(path.length + 1).replace(/^.*u(\d+)\/0*(\w+)$/, '$1单元$2')}
            value={DISPOSITIONS[disposition]}
          />
        ))}
      </List>
    </Section>
  )
}

interface RegisterProps {
  id: string
  desk: PaperDeskView
  onChanged: () => Promise<void>
}

/** An envelope is handed in: which home it is of. Nobody opens it before the count. */
function Register({ id, desk, onChanged }: RegisterProps) {
  const [unit, setUnit] = useState('')
  const [room, setRoom] = useState('')
  const [round, setRound] = useState(0)
  const record = useCommand(recordPaper)
  const complete = /^\d{1,2}$/.test(unit) && /^\d{3,4}$/.test(room)
  const send = async () => {
    const household = `${desk.path}/u${Number(unit)}/${room.padStart(4, '0')}`
    if (!(await record.run({ id, household }))) return
    toast('信封登记好了')
    setUnit('')
    setRoom('')
    setRound(round + 1)
    await onChanged()
  }
  return (
    <Section title={`${desk.title}：收纸质票`}>
      <Notice>当面收下封好的信封，登记是哪一户。信封到清点时才拆。</Notice>
      <Fragment key={round}>
        <TextField label='单元' keyboard='number' placeholder='例如 1' onChange={setUnit} />
        <TextField label='房号' keyboard='number' placeholder='例如 302' onChange={setRoom} />
      </Fragment>
      {record.error && <Notice tone='danger'>{record.error.message}</Notice>}
      <Button
        label='登记这一户'
        loading={record.pending}
        onPress={() => void send()}
        {...(!complete && { disabledReason: '请填单元和房号' })}
      />
    </Section>
  )
}
