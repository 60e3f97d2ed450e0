import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import {
  Badge,
  Button,
  Card,
  Cell,
  Page,
  Person,
  PhotoRow,
  Rings,
  Section,
  StatePill,
  SwitchCell,
  Tabs,
} from '@/ui'

const named = (role: string, name: string | RegExp) => screen.getByRole(role, { name })

test('a row that opens something is a button that says all of its words', () => {
  const press = jest.fn()
  render(<Cell title='我的小区' value='荷塘苑' label='3 栋' onPress={press} />)
  expect(named('button', '我的小区，荷塘苑，3 栋')).toBeTruthy()
  fireEvent.click(screen.getByText('我的小区'))
  expect(press).toHaveBeenCalledTimes(1)
})

test('a row that opens nothing is no button', () => {
  render(<Cell title='联系电话' value='138****0000' />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a card says what opens when it is pressed', () => {
  const press = jest.fn()
  render(
    <Card onPress={press} label='等您办：2 件诉求'>
      <p>里面的字</p>
    </Card>,
  )
  fireEvent.click(named('button', '等您办：2 件诉求'))
  expect(press).toHaveBeenCalledTimes(1)
})

test('tabs tell which one is chosen and how many wait behind each', () => {
  const choose = jest.fn()
  render(
    <Tabs
      tabs={[
        { key: 'waiting', label: '待受理', count: 3 },
        { key: 'mine', label: '我经办' },
      ]}
      chosen='mine'
      onChoose={choose}
    />,
  )
  expect(named('tab', '我经办').getAttribute('aria-selected')).toBe('true')
  fireEvent.click(named('tab', '待受理，3 条'))
  expect(choose).toHaveBeenCalledWith('waiting')
})

test.each([
  [0, ''],
  [7, '7'],
  [99, '99'],
  [100, '99+'],
])('a badge of %d shows "%s"', (count, shown) => {
  const { container } = render(<Badge count={count} />)
  expect(container.textContent).toBe(shown)
})

test('a state is said in words, not by colour alone', () => {
  render(<StatePill tone='late' word='已超时' />)
  expect(screen.getByLabelText('状态：已超时').textContent).toBe('已超时')
})

test('a switch answers with what it will be', () => {
  const change = jest.fn()
  render(<SwitchCell title='接收通知' checked onChange={change} />)
  expect(named('switch', '接收通知').getAttribute('aria-checked')).toBe('true')
  fireEvent.click(named('switch', '接收通知'))
  expect(change).toHaveBeenCalledWith(false)
})

test('a person is a name and a role, and the button beside says whom it calls', () => {
  render(
    <Person name='陈立' role='楼栋长 · 3 栋'>
      <Button kind='text' size='small' label='打电话' describe='给陈立打电话' onPress={jest.fn()} />
    </Person>,
  )
  expect(screen.getByLabelText('陈立，楼栋长 · 3 栋')).toBeTruthy()
  expect(named('button', '给陈立打电话').textContent).toBe('打电话')
})

test('a photo opens large among its neighbours', () => {
  render(<PhotoRow photos={['a.jpg', 'b.jpg']} label='现场照片' />)
  fireEvent.click(named('button', '现场照片，第 2 张，点开看大图'))
  expect(Taro.previewImage).toHaveBeenCalledWith({ urls: ['a.jpg', 'b.jpg'], current: 'b.jpg' })
})

test('rings draw no more than three shares and keep each between none and all', () => {
  const { container } = render(<Rings values={[2, -1, 0.5, 0.9]} label='投票率' />)
  expect(named('img', '投票率')).toBeTruthy()
  expect(container.querySelectorAll('.ui-rings__ring')).toHaveLength(3)
})

test('a page has its title and its sections as headings, and the actions at the bottom', () => {
  const all = jest.fn()
  render(
    <Page title='我的诉求' bottom={<Button label='报一个问题' onPress={jest.fn()} />}>
      <Section title='进行中' action={{ label: '全部', onPress: all }} />
    </Page>,
  )
  expect(screen.getAllByRole('heading').map((found) => found.textContent)).toEqual([
    '我的诉求',
    '进行中',
  ])
  fireEvent.click(named('button', '全部'))
  expect(all).toHaveBeenCalledTimes(1)
  expect(named('button', '报一个问题').closest('.ui-page__bottom')).not.toBeNull()
})
