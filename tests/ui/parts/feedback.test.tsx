import { fireEvent, render, screen } from '@testing-library/react'
import { Confirm, Empty, ErrorBoundary, ErrorState, Timeline } from '@/ui'

const REASON = { label: '退回的原因', limit: 10 }

function ask(rest: Partial<Parameters<typeof Confirm>[0]> = {}) {
  const onConfirm = jest.fn()
  const onCancel = jest.fn()
  render(
    <Confirm
      open
      title='退回这条诉求？'
      confirmLabel='退回'
      reason={REASON}
      onConfirm={onConfirm}
      onCancel={onCancel}
      {...rest}
    />,
  )
  return { onConfirm, onCancel }
}

const write = (value: string) =>
  fireEvent.change(screen.getByLabelText('退回的原因'), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('Confirm', () => {
  test('asks for the reason that is owed before it answers', () => {
    const { onConfirm } = ask()
    press('退回')
    expect(onConfirm).not.toHaveBeenCalled()
    expect(screen.getByText('请写退回的原因')).toBeTruthy()
    write('  不归社区管  ')
    press('退回')
    expect(onConfirm).toHaveBeenCalledWith('不归社区管')
  })

  test('does not answer with a reason that is too long', () => {
    const { onConfirm } = ask()
    write('一'.repeat(11))
    press('退回')
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('answers without words where none are asked', () => {
    const { onConfirm } = ask({ reason: undefined })
    press('退回')
    expect(onConfirm).toHaveBeenCalledWith('')
  })

  test('goes away without answering', () => {
    const { onConfirm, onCancel } = ask()
    press('先不了')
    press('关闭')
    fireEvent.click(screen.getByTestId('overlay'))
    expect(onCancel).toHaveBeenCalledTimes(3)
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('can not be answered twice while it is being sent', () => {
    const { onConfirm } = ask({ reason: undefined, busy: true })
    press('请稍候')
    expect(onConfirm).not.toHaveBeenCalled()
  })
})

test('an error offers to try again and names the call', () => {
  const retry = jest.fn()
  render(<ErrorState words='网络断了' requestId='req-1' onRetry={retry} />)
  press('再试一次')
  expect(retry).toHaveBeenCalledTimes(1)
  expect(screen.getByText('编号 req-1')).toBeTruthy()
})

test('an empty place says what to do next', () => {
  const go = jest.fn()
  render(<Empty title='还没有诉求' words='可以在这里说' action={{ label: '去说', onPress: go }} />)
  press('去说')
  expect(go).toHaveBeenCalledTimes(1)
})

test('a page that throws shows words, not nothing, and can be opened again', () => {
  const silent = jest.spyOn(console, 'error').mockImplementation(() => {})
  let broken = true
  function Child() {
    if (broken) throw new Error('boom')
    return <p>好了</p>
  }
  render(
    <ErrorBoundary>
      <Child />
    </ErrorBoundary>,
  )
  expect(screen.getByText('这一页出了点问题')).toBeTruthy()
  expect(document.body.textContent).not.toContain('boom')
  broken = false
  press('重新打开')
  expect(screen.getByText('好了')).toBeTruthy()
  silent.mockRestore()
})

test('a timeline says who holds the case, since when and what is left', () => {
  const now = Date.now()
  const hour = 3_600_000
  render(
    <Timeline
      steps={[
        {
          key: '1',
          title: '已受理',
          state: 'done',
          who: '陈立 · 网格员',
          at: now - 90 * hour,
          heldMs: 5 * hour,
        },
        {
          key: '2',
          title: '处理中',
          state: 'now',
          who: '李敏 · 物业',
          at: now - 20.5 * hour,
          dueAt: now + 50 * hour,
        },
        { key: '3', title: '等您评价', state: 'next' },
      ]}
    />,
  )
  const [done, current, next] = screen.getAllByRole('listitem')
  expect(done?.textContent).toContain('用了 5 小时')
  expect(current?.getAttribute('aria-label')).toMatch(/^现在，处理中，李敏 · 物业，.*已经 20 小时$/)
  expect(current?.textContent).toContain('还剩 2 天')
  expect(next?.textContent).toBe('等您评价')
})
