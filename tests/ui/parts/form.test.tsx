import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { Button, ChoiceGrid, Picker, SwitchCell, TextArea, TextField } from '@/ui'

const KINDS = [
  { value: 'light', label: '路灯照明' },
  { value: 'water', label: '漏水堵塞', hint: '水管、下水' },
] as const

test('a switch takes no tap while its last change is being sent', () => {
  const heard = jest.fn()
  const { rerender } = render(<SwitchCell title='上红榜' checked={false} busy onChange={heard} />)
  fireEvent.click(screen.getByRole('switch'))
  expect(heard).not.toHaveBeenCalled()
  rerender(<SwitchCell title='上红榜' checked={false} onChange={heard} />)
  fireEvent.click(screen.getByRole('switch'))
  expect(heard).toHaveBeenCalledWith(true)
})

describe('TextArea', () => {
  test('keeps what was typed and tells the page each change', () => {
    const heard = jest.fn()
    render(<TextArea label='哪里不对' limit={100} onChange={heard} />)
    fireEvent.change(screen.getByLabelText('哪里不对'), { target: { value: '灯坏了' } })
    expect(heard).toHaveBeenLastCalledWith('灯坏了')
    expect(screen.getByLabelText('哪里不对')).toHaveProperty('value', '灯坏了')
    expect(screen.getByLabelText('已写 3 个字，最多 100 个字')).toBeTruthy()
  })

  test('says how much is too much instead of cutting it', () => {
    render(<TextArea label='哪里不对' limit={5} onChange={jest.fn()} />)
    const long = '一'.repeat(5000)
    fireEvent.change(screen.getByLabelText('哪里不对'), { target: { value: long } })
    expect(screen.getByText('最多写 5 个字，请删去 4995 个字')).toBeTruthy()
    expect(screen.getByLabelText('哪里不对')).toHaveProperty('value', long)
  })

  test('counts an emoji as one', () => {
    render(<TextArea label='哪里不对' limit={5} onChange={jest.fn()} />)
    fireEvent.change(screen.getByLabelText('哪里不对'), { target: { value: '😀好' } })
    expect(screen.getByLabelText('已写 2 个字，最多 5 个字')).toBeTruthy()
  })

  test('does not take the text back when the page renders again', () => {
    const heard = jest.fn()
    const { rerender } = render(<TextArea label='哪里不对' defaultValue='起初' onChange={heard} />)
    fireEvent.change(screen.getByLabelText('哪里不对'), { target: { value: '改过了' } })
    rerender(<TextArea label='哪里不对' defaultValue='别的' onChange={heard} />)
    expect(screen.getByLabelText('哪里不对')).toHaveProperty('value', '改过了')
  })
})

describe('TextField', () => {
  test('shows what is wrong in place of the hint', () => {
    render(<TextField label='电话' hint='只给处理的人看' error='少了一位' onChange={jest.fn()} />)
    expect(screen.getByText('少了一位')).toBeTruthy()
    expect(screen.queryByText('只给处理的人看')).toBeNull()
  })
})

describe('ChoiceGrid', () => {
  test('marks the chosen one for a screen reader and answers with its value', () => {
    const chosen = jest.fn()
    render(<ChoiceGrid label='哪一类' options={KINDS} value='light' onChange={chosen} />)
    expect(screen.getByRole('radio', { name: '路灯照明' }).getAttribute('aria-checked')).toBe(
      'true',
    )
    fireEvent.click(screen.getByRole('radio', { name: '漏水堵塞，水管、下水' }))
    expect(chosen).toHaveBeenCalledWith('water')
  })
})

describe('Picker', () => {
  function Form() {
    const [value, setValue] = useState<'light' | 'water'>()
    return <Picker label='哪一类' options={KINDS} value={value} onChange={setValue} />
  }

  test('opens a sheet, closes it on a choice and says what was chosen', () => {
    render(<Form />)
    expect(screen.queryByRole('dialog')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '哪一类，请选择' }))
    fireEvent.click(screen.getByRole('radio', { name: '路灯照明' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('button', { name: '哪一类，已选 路灯照明' })).toBeTruthy()
  })
})

describe('Button', () => {
  test('says why it can not be pressed, in sight and to a screen reader', () => {
    const pressed = jest.fn()
    render(<Button label='投票' disabledReason='明天 8:00 开始' onPress={pressed} />)
    fireEvent.click(screen.getByRole('button', { name: '投票，明天 8:00 开始' }))
    expect(pressed).not.toHaveBeenCalled()
    expect(screen.getByText('明天 8:00 开始')).toBeTruthy()
  })

  test('takes no second tap while it works', () => {
    const pressed = jest.fn()
    render(<Button label='提交' loading loadingLabel='正在提交' onPress={pressed} />)
    fireEvent.click(screen.getByRole('button', { name: '正在提交' }))
    expect(pressed).not.toHaveBeenCalled()
  })
})
