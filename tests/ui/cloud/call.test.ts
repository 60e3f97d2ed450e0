import { CallError, call } from '@/cloud'
import { done, offline, read, refused, write } from './contracts'
import { phone } from './fake-phone'

jest.mock('@tarojs/taro', () => require('./fake-phone').taro)

const failure = (work: Promise<unknown>): Promise<CallError> =>
  work.then(
    () => {
      throw new Error('the call should have failed')
    },
    (error: CallError) => error,
  )

beforeEach(() => {
  phone.reset()
  jest.useFakeTimers({ advanceTimers: 50 })
})
afterEach(() => jest.useRealTimers())

describe('call', () => {
  test('sends a query to the function of its context, without a key', async () => {
    phone.answer = () => done({ text: 'hello' })
    await expect(call(read, { id: 'a' })).resolves.toEqual({ text: 'hello' })
    expect(phone.sent).toEqual([
      { name: 'demo', data: { action: 'demo/read', input: { id: 'a' } } },
    ])
  })

  test('gives each command a fresh key that the server accepts', async () => {
    await call(write, { text: 'a' })
    await call(write, { text: 'a' })
    const keys = phone.sent.map((sent) => sent.data.key)
    expect(new Set(keys).size).toBe(2)
    for (const key of keys) expect(key).toMatch(/^[0-9A-Za-z_-]{16,64}$/)
  })

  test('makes a key on a phone whose WeChat has no random generator', async () => {
    phone.hasRandom = false
    await call(write, { text: 'a' })
    expect(phone.sent[0]?.data.key).toMatch(/^[0-9a-f]{32}$/)
  })

  test('tries again under the same key when no answer arrives', async () => {
    let tries = 0
    phone.answer = () => (++tries === 1 ? offline() : done({ id: '1' }))
    await expect(call(write, { text: 'a' })).resolves.toEqual({ id: '1' })
    expect(phone.sent).toHaveLength(2)
    expect(phone.sent[1]?.data).toEqual(phone.sent[0]?.data)
  })

  test('gives up after the second try and says so in Chinese', async () => {
    phone.answer = offline
    const error = await failure(call(write, { text: 'a' }))
    expect(error).toMatchObject({ kind: 'network', message: '网络不太好，没有连上，请稍后再试' })
    expect(phone.sent).toHaveLength(2)
  })

  test('takes an answer that is no result for a lost one', async () => {
    phone.answer = () => null
    expect(await failure(call(read, { id: 'a' }))).toMatchObject({ kind: 'network' })
  })

  test('tries again when the server was busy', async () => {
    let tries = 0
    phone.answer = () => (++tries === 1 ? { ...refused('忙'), code: 8 } : done({ id: '1' }))
    await expect(call(write, { text: 'a' })).resolves.toEqual({ id: '1' })
    expect(phone.sent[1]?.data.key).toBe(phone.sent[0]?.data.key)
  })

  test('does not try again when the server refuses', async () => {
    phone.answer = () => refused('这件事不归您管')
    const error = await failure(call(write, { text: 'a' }))
    expect(error).toMatchObject({
      kind: 'server',
      code: 2001,
      message: '这件事不归您管',
      requestId: 'r2',
    })
    expect(phone.sent).toHaveLength(1)
  })

  test('refuses bad input with a message a field, and sends nothing', async () => {
    const error = await failure(call(write, { text: '  ', photos: ['1', '2', '3'] }))
    expect(error).toBeInstanceOf(CallError)
    expect(error.kind).toBe('input')
    expect(error.fields).toEqual({ text: '请写一写', photos: '最多 2 张照片' })
    expect(phone.sent).toHaveLength(0)
  })

  test('sends the input as the schema leaves it', async () => {
    await call(write, { text: '  路灯坏了 ' })
    expect(phone.sent[0]?.data.input).toEqual({ text: '路灯坏了' })
  })
})
