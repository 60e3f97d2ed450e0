import { appoint, type TakenDetails } from '@functions/people/contract/offices'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type CallError, useCommand } from '@/cloud'
import { Button, Card, ChoiceGrid, Confirm, Notice, Page, Person, TextArea, TextField } from '@/ui'
import { endOf, lengths, STARTS, type Start, startOf } from '../../terms'
import { lastDay, termWords } from '../../words'
import type { Found } from './find-step'

interface AppointFormProps {
  place: { path: string; name: string }
  found: Found
  /** Called with what happens next. */
  onDone: (words: string) => void
}

type Holder = TakenDetails['holder']

/** Who sits where only one can, if that is what was refused. */
function holderOf(error: CallError | undefined): Holder | undefined {
  const details: unknown = error?.details
  if (typeof details !== 'object' || details === null || !('holder' in details)) return undefined
  return (details as TakenDetails).holder
}

const takenWords = (title: string, { name, endsAt }: Holder): string =>
  `这里现在的${title}是${name}，任到${lastDay(endsAt)}。要换人就接替，不换请返回。`

/** The second step: name as in the decision, term, decision and reason. */
export function AppointForm({ place, found, onDone }: AppointFormProps) {
  const { office, code } = found
  const [start, setStart] = useState<Start>('today')
  const [months, setMonths] = useState(String(office.years * 12))
  const [said, setSaid] = useState({ name: found.name, sourceDecision: '', reason: '' })
  const [asking, setAsking] = useState(false)
  const [replaces, setReplaces] = useState<Holder>()
  const { run, pending, error, clearError } = useCommand(appoint)
  const put = (change: Partial<typeof said>) => setSaid((was) => ({ ...was, ...change }))
  // Another term may be free: what was refused for this one says nothing of it.
  const setTerm = (put: () => void) => {
    clearError()
    put()
  }
  const startsAt = startOf(start, Date.now())
  const term = { startsAt, endsAt: endOf(startsAt, Number(months)) }
  const holder = holderOf(error)
  const send = async () => {
    const input = { scope: place.path, role: office.role, code, ...said, ...term }
    const answer = await run({ ...input, ...(replaces && { replaces: replaces.id }) })
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
          {error && error.kind !== 'input' && (
            <Notice tone='danger'>
              {holder ? takenWords(office.title, holder) : error.message}
            </Notice>
          )}
          {holder && (
            <Button
              label={`接替${holder.name}`}
              onPress={() => {
                setReplaces(holder)
                setAsking(true)
              }}
            />
          )}
          {!holder && (
            <Button
              label={office.needsSecond ? '提交确认' : '任命'}
              onPress={() => {
                setReplaces(undefined)
                setAsking(true)
              }}
            />
          )}
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
      <ChoiceGrid
        label='什么时候上任'
        options={STARTS}
        value={start}
        onChange={(value) => setTerm(() => setStart(value))}
      />
      <ChoiceGrid
        label='任期多长'
        layout='three'
        options={lengths(office.years)}
        value={months}
        hint={`${termWords(term)}。最长 ${office.years} 年（${office.yearsSource}）`}
        error={error?.fields.endsAt}
        onChange={(value) => setTerm(() => setMonths(value))}
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
        title={
          replaces
            ? `${said.name} 接替 ${replaces.name} 当${office.title}？`
            : `任命 ${said.name} 为${office.title}？`
        }
        message={
          office.needsSecond
            ? '要由另一位有权的同志确认，7 天内没有确认就作废。'
            : `${termWords(term)}，到期自动结束。姓名和依据会公示。${replaces ? `${replaces.name}的任期到这一天结束，本人会收到消息。` : ''}`
        }
        confirmLabel={office.needsSecond ? '提交' : replaces ? '接替' : '任命'}
        busy={pending}
        onConfirm={() => void send()}
        onCancel={() => setAsking(false)}
      />
    </Page>
  )
}
