import { appoint } from '@functions/people/contract/offices'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, ChoiceGrid, Confirm, Notice, Page, Person, TextArea, TextField } from '@/ui'
import { endOf, lengths, STARTS, type Start, startOf } from '../../terms'
import { termWords } from '../../words'
import type { Found } from './find-step'

interface AppointFormProps {
  place: { path: string; name: string }
  found: Found
  /** Called with what happens next. */
  onDone: (words: string) => void
}

/** The second step: name as in the decision, term, decision and reason. */
export function AppointForm({ place, found, onDone }: AppointFormProps) {
  const { office, code } = found
  const [start, setStart] = useState<Start>('today')
  const [months, setMonths] = useState(String(office.years * 12))
  const [said, setSaid] = useState({ name: found.name, sourceDecision: '', reason: '' })
  const [asking, setAsking] = useState(false)
  const { run, pending, error } = useCommand(appoint)
  const put = (change: Partial<typeof said>) => setSaid((was) => ({ ...was, ...change }))
  const startsAt = startOf(start, Date.now())
  const term = { startsAt, endsAt: endOf(startsAt, Number(months)) }
  const send = async () => {
    const answer = await run({ scope: place.path, role: office.role, code, ...said, ...term })
    setAsking(false)
    if (!answer) return
    onDone(
      answer.state === 'pending'
        ? '已经提交，等另一位有权的同志确认后生效。'
        : '已经任命，本人会收到消息，居民在任职公示里看得到。',
    )
  }
  return (
    <Page
      title={`任命 ${office.title}`}
      lead={place.name}
      bottom={
        <View>
          {error && error.kind !== 'input' && <Notice tone='danger'>{error.message}</Notice>}
          <Button
            label={office.needsSecond ? '提交确认' : '任命'}
            onPress={() => setAsking(true)}
          />
        </View>
      }
    >
      <Card>
        <Person name={found.name} role={found.homes.join('；') || '还没有登记住处'} />
      </Card>
      {found.duties.length > 0 && <Notice>现在的职务：{found.duties.join('、')}</Notice>}
      <TextField
        label='姓名'
        hint='和依据里写的一样，会公示'
        defaultValue={said.name}
        limit={20}
        error={error?.fields.name}
        onChange={(name) => put({ name })}
      />
      <ChoiceGrid label='什么时候上任' options={STARTS} value={start} onChange={setStart} />
      <ChoiceGrid
        label='任期多长'
        layout='three'
        options={lengths(office.years)}
        value={months}
        hint={`${termWords(term)}。最长 ${office.years} 年（${office.yearsSource}）`}
        error={error?.fields.endsAt}
        onChange={setMonths}
      />
      <TextField
        label='依据'
        placeholder='例如：社区〔2026〕3号'
        limit={80}
        error={error?.fields.sourceDecision}
        onChange={(sourceDecision) => put({ sourceDecision })}
      />
      <TextArea
        label='为什么'
        placeholder='例如：原楼栋长搬走，补选前请他代理'
        limit={200}
        error={error?.fields.reason}
        onChange={(reason) => put({ reason })}
      />
      <Confirm
        open={asking}
        title={`任命 ${said.name} 为${office.title}？`}
        message={
          office.needsSecond
            ? '要由另一位有权的同志确认，7 天内没有确认就作废。'
            : `${termWords(term)}，到期自动结束。姓名和依据会公示。`
        }
        confirmLabel={office.needsSecond ? '提交' : '任命'}
        busy={pending}
        onConfirm={() => void send()}
        onCancel={() => setAsking(false)}
      />
    </Page>
  )
}
