import { inspectPhotos, isImage, MAX_PHOTO_BYTES } from '@functions/kernel/photos'

const JPEG = [0xff, 0xd8, 0xff, 0xe0]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const WEBP = [...Buffer.from('RIFF'), 1, 2, 3, 4, ...Buffer.from('WEBP')]
const bytes = (...values: number[]) => Uint8Array.from([...values, 0, 0, 0])
const file = (n: number) => `cloud://env.bucket/requests/0123456789abcdef/${'0'.repeat(15)}${n}.jpg`

const inspect = (files: string[], content: Uint8Array | undefined) =>
  inspectPhotos(async () => content, files).then(
    () => 'taken',
    (thrown: { reason?: string }) => thrown.reason,
  )

test('pictures are known by their first bytes, whatever they are called', () => {
  expect([JPEG, PNG, WEBP].map((start) => isImage(bytes(...start)))).toEqual([true, true, true])
  const others = ['GIF89a', '<svg', '%PDF-1.7', 'RIFFxxxxWAVE', '']
  expect(others.some((text) => isImage(Uint8Array.from(Buffer.from(text))))).toBe(false)
})

test('photos that are all right are taken', async () => {
  expect(await inspect([file(1), file(2)], bytes(...JPEG))).toBe('taken')
  expect(await inspect([], undefined)).toBe('taken')
})

test('a photo is refused for the first thing that is wrong with it', async () => {
  const picture = bytes(...PNG)
  expect(await inspect(['cloud://env.bucket/other/x.jpg'], picture)).toBe('photo_not_ours')
  expect(await inspect([`${file(1)}/../x.jpg`], picture)).toBe('photo_not_ours')
  expect(await inspect([file(1), file(1)], picture)).toBe('photo_twice')
  expect(await inspect([file(1)], undefined)).toBe('photo_missing')
  expect(await inspect([file(1)], new Uint8Array())).toBe('photo_missing')
  expect(await inspect([file(1)], bytes(1, 2, 3))).toBe('photo_not_image')
  const large = new Uint8Array(MAX_PHOTO_BYTES + 1)
  large.set(JPEG)
  expect(await inspect([file(1)], large)).toBe('photo_too_big')
})
