import { act, renderHook, waitFor } from '@testing-library/react'
import { usePhotos } from '@/cloud'
import { phone } from './fake-phone'

jest.mock('@tarojs/taro', () => require('./fake-phone').taro)

const jpeg = (width: number, height: number) => ({ type: 'jpeg', width, height })

beforeEach(() => {
  phone.reset()
  jest.useFakeTimers({ advanceTimers: 50 })
})
afterEach(() => jest.useRealTimers())

describe('usePhotos', () => {
  test('sends a photo at once, made smaller, under a name that says nothing about the person', async () => {
    phone.pictures['tmp/a.jpg'] = jpeg(4000, 3000)
    const { result } = renderHook(() => usePhotos([], 6))
    act(() => result.current.add(['tmp/a.jpg']))
    expect(result.current.photos).toMatchObject([{ src: 'tmp/a.jpg', state: 'uploading' }])
    await waitFor(() => expect(result.current.uploading).toBe(false))
    expect(phone.compressed).toEqual([{ src: 'tmp/a.jpg', quality: 80, compressedWidth: 1600 }])
    expect(phone.uploads).toHaveLength(1)
    expect(phone.uploads[0]).toMatchObject({
      filePath: 'tmp/a.jpg.small',
      cloudPath: expect.stringMatching(/^requests\/[0-9a-f]{32}\/[0-9a-f]{16}\.jpg$/),
    })
    expect(result.current.fileIds).toEqual([`cloud://env/${phone.uploads[0]?.cloudPath}`])
  })

  test('keeps the photos of one form in one folder', async () => {
    phone.pictures = { 'tmp/a.jpg': jpeg(10, 10), 'tmp/b.jpg': jpeg(10, 10) }
    const { result } = renderHook(() => usePhotos([], 6))
    act(() => result.current.add(['tmp/a.jpg', 'tmp/b.jpg']))
    await waitFor(() => expect(result.current.fileIds).toHaveLength(2))
    expect(new Set(phone.uploads.map((one) => one.cloudPath.split('/')[1])).size).toBe(1)
  })

  test('refuses a file that is no picture, whatever its name, and sends nothing', async () => {
    const { result } = renderHook(() => usePhotos([], 6))
    act(() => result.current.add(['tmp/report.jpg']))
    await waitFor(() => expect(result.current.photos[0]?.state).toBe('failed'))
    expect(result.current.photos[0]).toMatchObject({
      message: '这不是照片，请换一张（支持 JPG、PNG）',
      canRetry: false,
    })
    expect(phone.uploads).toHaveLength(0)
  })

  test('tries an upload twice by itself, then waits for a tap', async () => {
    phone.pictures['tmp/a.jpg'] = jpeg(10, 10)
    const lost = () => {
      throw new Error('network')
    }
    phone.upload = lost
    const { result } = renderHook(() => usePhotos([], 6))
    act(() => result.current.add(['tmp/a.jpg']))
    await waitFor(() => expect(result.current.photos[0]?.state).toBe('failed'))
    expect(phone.uploads).toHaveLength(2)
    expect(result.current).toMatchObject({ failed: true, fileIds: [] })
    phone.upload = (cloudPath) => `cloud://env/${cloudPath}`
    act(() => result.current.retry(0))
    await waitFor(() => expect(result.current.fileIds).toHaveLength(1))
    expect(result.current.failed).toBe(false)
  })

  test('takes no more than it may', async () => {
    phone.pictures = { a: jpeg(1, 1), b: jpeg(1, 1), c: jpeg(1, 1) }
    const { result } = renderHook(() => usePhotos(['cloud://kept'], 3))
    act(() => result.current.add(['a', 'b', 'c']))
    await waitFor(() => expect(result.current.uploading).toBe(false))
    expect(result.current.fileIds).toHaveLength(3)
    expect(result.current.photos.map((photo) => photo.src).slice(1)).toEqual(['a', 'b'])
  })

  test('shows the photos of a draft without sending them again', async () => {
    const { result } = renderHook(() => usePhotos(['cloud://kept'], 3))
    await waitFor(() => expect(result.current.photos[0]?.src).toBe('https://photos.test/kept'))
    expect(result.current).toMatchObject({ uploading: false, fileIds: ['cloud://kept'] })
    act(() => result.current.remove(0))
    expect(result.current.fileIds).toEqual([])
  })
})
