import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Uploader, type UploaderPhoto } from '@/ui'

const chooseMedia = Taro.chooseMedia as unknown as jest.Mock
const showToast = Taro.showToast as unknown as jest.Mock

const photo = (src: string, rest: Partial<UploaderPhoto> = {}): UploaderPhoto => ({
  src,
  state: 'done',
  percent: 100,
  ...rest,
})

function show(photos: UploaderPhoto[]) {
  const heard = { onAdd: jest.fn(), onRemove: jest.fn(), onRetry: jest.fn() }
  render(<Uploader label='照片' photos={photos} {...heard} />)
  return heard
}

const pressAdd = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }))
  })

afterEach(() => jest.clearAllMocks())

test('asks the album for no more photos than there is room for', async () => {
  chooseMedia.mockResolvedValueOnce({
    tempFiles: [{ tempFilePath: 'a' }, { tempFilePath: 'b' }, { tempFilePath: 'c' }],
  })
  const { onAdd } = show([photo('1'), photo('2'), photo('3'), photo('4')])
  await pressAdd('添加照片，还可以加 2 张')
  expect(chooseMedia.mock.calls[0]?.[0]).toMatchObject({ count: 2, mediaType: ['image'] })
  expect(onAdd).toHaveBeenCalledWith(['a', 'b'])
})

test('offers no more when there are six', () => {
  show(['1', '2', '3', '4', '5', '6'].map((src) => photo(src)))
  expect(screen.queryByText('加照片')).toBeNull()
})

test('stays quiet when the album is closed without a choice', async () => {
  chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail cancel' })
  const { onAdd } = show([])
  await pressAdd('添加照片，还可以加 6 张')
  expect(onAdd).not.toHaveBeenCalled()
  expect(showToast).not.toHaveBeenCalled()
})

test('says so when the album can not be opened', async () => {
  chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail system error' })
  show([])
  await pressAdd('添加照片，还可以加 6 张')
  expect(showToast).toHaveBeenCalledTimes(1)
})

test('removes a photo by its place', () => {
  const { onRemove } = show([photo('1'), photo('2')])
  fireEvent.click(screen.getByRole('button', { name: '删除第 2 张照片' }))
  expect(onRemove).toHaveBeenCalledWith(1)
})

test('shows how far a photo is and lets a failed one be sent again', () => {
  const { onRetry } = show([
    photo('1', { state: 'uploading', percent: 45.6 }),
    photo('2', { state: 'failed', message: '没有网络' }),
  ])
  expect(screen.getByText('正在上传 46%')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '重新上传第 2 张照片，没有网络' }))
  expect(onRetry).toHaveBeenCalledWith(1)
})

test('does not offer to send again what is no picture', () => {
  show([photo('1', { state: 'failed', message: '这不是照片', canRetry: false })])
  expect(screen.getByText('这不是照片')).toBeTruthy()
  expect(screen.queryByText('点这里重试')).toBeNull()
})
