import type { Role } from '@domain/people/roles'
import { type AppointableView, findByCode } from '@functions/people/contract/offices'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Notice, Page, Picker, TextField } from '@/ui'

/** Whom the code belongs to, and the office they are wanted for. */
export interface Found {
  office: AppointableView
  code: string
  name: string
  homes: string[]
  duties: string[]
}

interface FindStepProps {
  place: { path: string; name: string }
  appointable: readonly AppointableView[]
  onFound: (found: Found) => void
}

/** The first step: which office, and the code the person reads out. */
export function FindStep({ place, appointable, onFound }: FindStepProps) {
  const [role, setRole] = useState<Role | undefined>(
    appointable.length === 1 ? appointable[0]?.role : undefined,
  )
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { run, pending, error } = useCommand(findByCode)
  const office = appointable.find((one) => one.role === role)
  const find = async () => {
    if (!office) return
    const answer = await run({ scope: place.path, role: office.role, code })
    if (!answer) return
    if (answer.found) onFound({ office, code: code.trim(), ...answer })
    else setWrong(`没有这个任职码，或者过期了。今天还能试 ${answer.triesLeft} 次`)
  }
  return (
    <Page
      title={`${place.name} 任命`}
      lead='请对方打开“我的 · 我的职务”，生成任职码念给您。'
      bottom={
        <Button
          label='找到这个人'
          loading={pending}
          disabledReason={office ? undefined : '请先选择职务'}
          onPress={() => void find()}
        />
      }
    >
      {error && error.kind !== 'input' && <Notice tone='danger'>{error.message}</Notice>}
      <Picker
        label='担任什么'
        options={appointable.map((one) => ({
          value: one.role,
          label: one.title,
          hint: one.needsSecond ? '要第二人确认' : undefined,
        }))}
        value={role}
        onChange={setRole}
      />
      <TextField
        label='任职码'
        keyboard='number'
        hint='6 位数字，只在半小时内有效'
        error={wrong ?? error?.fields.code}
        onChange={(text) => {
          setWrong(undefined)
          setCode(text)
        }}
      />
    </Page>
  )
}
