import { findProxy, type PaperDeskView, recordPaper } from '@functions/elections/contract'
import { Fragment, useState } from 'react'
import { call } from '@/cloud'
import { Button, ChoiceGrid, Notice, Section, TextField, toast } from '@/ui'
import { HomeField, type HomeWords, homePath, NO_HOME } from '../../parts/home-field'
import { useDoing } from '../../parts/use-doing'

interface RegisterProps {
  id: string
  desk: PaperDeskView
  onChanged: () => Promise<void>
}

const WAYS = [
  { value: 'own', label: '自己家交的' },
  { value: 'proxy', label: '近亲属代交', hint: '要有书面委托' },
] as const
const NOBODY = { room: '', name: '' }

/** An envelope is handed in: of which home, and by whom. Nobody opens it before the count. */
export function Register({ id, desk, onChanged }: RegisterProps) {
  const [home, setHome] = useState<HomeWords>(NO_HOME)
  const [way, setWay] = useState<'own' | 'proxy'>('own')
  const [by, setBy] = useState(NOBODY)
  const [round, setRound] = useState(0)
  const { doing, busy, error } = useDoing()
  const household = homePath(desk.path, home)
  const byAll = way === 'own' || (by.room !== '' && by.name !== '')
  const send = async () => {
    if (household === undefined) return
    let proxy: { personId: string; written: true; closeRelative: true } | undefined
    if (way === 'proxy') {
      const { personId } = await call(findProxy, { id, household, ...by })
      proxy = { personId, written: true, closeRelative: true }
    }
    await call(recordPaper, { id, household, ...(proxy && { proxy }) })
    toast('信封登记好了')
    setHome(NO_HOME)
    setBy(NOBODY)
    setWay('own')
    setRound(round + 1)
    await onChanged()
  }
  const set = (field: keyof typeof by) => (text: string) =>
    setBy((was) => ({ ...was, [field]: text.trim() }))
  return (
    <Section title={`${desk.title}：收纸质票`}>
      <Notice>当面收下封好的信封，登记是哪一户。信封到清点时才拆。</Notice>
      <Fragment key={round}>
        <HomeField path={desk.path} value={home} onChange={setHome} />
        <ChoiceGrid label='谁交来的' options={WAYS} value={way} onChange={setWay} />
        {way === 'proxy' && (
          <Fragment>
            <Notice>
              请看过书面委托，问清是近亲属。一个人最多代几户，超过了登记不上。这一户自己再投，就以自己投的为准。
            </Notice>
            <TextField
              label='代交的人住哪一室'
              placeholder='例如 1单元401'
              onChange={set('room')}
            />
            <TextField label='代交的人姓名' onChange={set('name')} />
          </Fragment>
        )}
      </Fragment>
      {error !== '' && <Notice tone='danger'>{error}</Notice>}
      <Button
        label={way === 'proxy' ? '看过委托，登记这一户' : '登记这一户'}
        loading={busy}
        onPress={() => void doing(send)}
        {...((household === undefined || !byAll) && {
          disabledReason: household === undefined ? '请填单元和房号' : '请填代交的人',
        })}
      />
    </Section>
  )
}
