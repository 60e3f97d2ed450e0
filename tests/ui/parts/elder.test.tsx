import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { ElderSwitch, Page } from '@/ui'
import { setElder, textScale } from '@/ui/elder'

afterEach(() => setElder(false))

test('turns every open page to elder mode, keeps it, and turns it back', () => {
  render(
    <>
      <Page title='一'>
        <ElderSwitch />
      </Page>
      <Page title='二' />
    </>,
  )
  const elderPages = () => document.querySelectorAll('.ui-page.ui-elder').length
  expect(elderPages()).toBe(0)
  fireEvent.click(screen.getByRole('switch', { name: /长辈模式/ }))
  expect(elderPages()).toBe(2)
  expect(Taro.getStorageSync('elder')).toBe(true)
  fireEvent.click(screen.getByRole('switch', { name: /长辈模式/ }))
  expect(elderPages()).toBe(0)
  expect(Taro.getStorageSync('elder')).toBe(false)
})

test('remembers the choice at the next start', async () => {
  // what a start loads anew: the phone's storage, already set, and the module that reads it
  await jest.isolateModulesAsync(async () => {
    const { default: phone } = await import('@tarojs/taro')
    phone.setStorageSync('elder', true)
    const { isElder } = await import('@/ui/elder')
    expect(isElder()).toBe(true)
  })
})

test.each([
  [false, 1, 1],
  [true, 1, 1.25],
  [false, 1.4, 1.4],
  [true, 1.4, 1.4],
  [true, 3, 1.6],
  [false, 0.8, 1],
])('scales text: elder %s with a WeChat size of %s gives %s', (elder, wechat, expected) => {
  expect(textScale(elder, wechat)).toBe(expected)
})
