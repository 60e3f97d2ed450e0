import { findProxy, type PaperDeskView, recordPaper } from '@functions/elections/contract'
import { Fragment, useState } from 'react'
import { call, useCommand } from '@/cloud'
import { Button, ChoiceGrid, Notice, Picker, Section, TextField, toast } from '@/ui'
import { HomeField, type HomeWords, homePath, NO_HOME } from '../../parts/home-field'
import { useDoing } from '../../parts/use-doing'

interface RegisterProps {
  id: string
  desk: PaperDeskView
  onChanged: () => Promise<void>
}

const WAYS = [
  { value: 'own', label: '自己家交来的' },
  { value: 'box', label: '流动票箱上门收的', hint: '两个人一起去' },
  { value: 'proxy', label: '近亲属代交', hint: '要有书面委托' },
] as const
type Way = (typeof WAYS)[number]['value']

interface From {
  way: Way
  /** The proxy's room and name. */
  room: string
  name: string
  /** Who went along with the box. */
  beside: string
}
const HANDED_IN: From = { way: 'own', room: '', name: '', beside: '' }

/** What is still to be filled in, in words; undefined when all is there. */
function missingIn(household: string | undefined, { way, room, name, beside }: From) {
  if (household === undefined) return '请填单元和房号'
  if (way === 'proxy' && (room === '' || name === '')) return '请填代交的人'
  return way === 'box' && beside === '' ? '请选同去的人' : undefined
}

/** An envelope is handed in: of which home, and how it came. Nobody opens it before the count. */
export function Register({ id, desk, onChanged }: RegisterProps) {
  const [home, setHome] = useState<HomeWords>(NO_HOME)
  const [from, setFrom] = useState(HANDED_IN)
  const [round, setRound] = useState(0)
  const record = useCommand(recordPaper)
  const { doing, busy, error } = useDoing()
  const household = homePath(desk.path, home)
  const missing = missingIn(household, from)
  const { way, room, name, beside } = from
  const proxyOf = async (of: string) => {
    const { personId } = await call(findProxy, { id, household: of, room, name })
    return { personId, written: true, closeRelative: true }
  }
  const send = async () => {
    if (household === undefined) return
    const proxy = way === 'proxy' ? await proxyOf(household) : undefined
    const box = way === 'box' ? { beside } : undefined
    const at = { id, household }
    if (!(await record.run({ ...at, ...(proxy && { proxy }), ...(box && { box }) }))) return
    toast('信封登记好了')
    setHome(NO_HOME)
    // Whoever goes from door to door goes on with the same box.
    setFrom(way === 'box' ? from : HANDED_IN)
    setRound(round + 1)
    await onChanged()
  }
  const register = () => {
    record.clearError()
    void doing(send)
  }
  const failed = error || record.error?.message
  return (
    <Section title={`${desk.title}：收纸质票`}>
      <Notice>当面收下封好的信封，登记是哪一户。信封到清点时才拆。</Notice>
      <Fragment key={round}>
        <HomeField path={desk.path} value={home} onChange={setHome} />
        <ChoiceGrid
          label='怎么收到的'
          layout='wide'
          options={WAYS}
          value={way}
          onChange={(next) => setFrom({ ...HANDED_IN, way: next })}
        />
        {way === 'box' && (
          <Picker
            label='同去的人'
            hint='另一位计票员或者监票人'
            options={desk.witnesses.map((one) => ({ value: one.personId, label: one.name }))}
            value={beside || undefined}
            onChange={(person) => setFrom({ ...from, beside: person })}
          />
        )}
        {way === 'proxy' && (
          <Fragment>
            <Notice>
              请看过书面委托，问清是近亲属。一个人最多代几户，超过了登记不上。这一户自己再投，就以自己投的为准。
            </Notice>
            <TextField
              label='代交的人住哪一室'
              placeholder='例如 1单元401'
              onChange={(text) => setFrom((was) => ({ ...was, room: text.trim() }))}
            />
            <TextField
              label='代交的人姓名'
              onChange={(text) => setFrom((was) => ({ ...was, name: text.trim() }))}
            />
          </Fragment>
        )}
      </Fragment>
      {failed && <Notice tone='danger'>{failed}</Notice>}
      <Button
        label={way === 'proxy' ? '看过委托，登记这一户' : '登记这一户'}
        loading={busy}
        onPress={register}
        {...(missing && { disabledReason: missing })}
      />
    </Section>
  )
}
