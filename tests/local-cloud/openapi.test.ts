import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import {
  createClock,
  createInProcessHost,
  createLocalCloud,
  type LocalCloudOptions,
} from '../../tools/local-cloud/cloud'
import { ActivePeople } from '../../tools/local-cloud/openapi/active-people'
import { createMessageCheck } from '../../tools/local-cloud/openapi/message-check'
import { Outbox } from '../../tools/local-cloud/openapi/outbox'
import { makeFolder } from './functions-folder'
import { cloudSdk, openApi } from './functions-sdk'

jest.setTimeout(60_000)

const APIS = [
  'security.msgSecCheck',
  'security.mediaCheckAsync',
  'subscribeMessage.send',
  'phonenumber.getPhoneNumber',
  'wxacode.getUnlimited',
]

const pushed: Record<string, unknown>[] = []

const functions = {
  ask: {
    main: async ({ api, data }: { api: string; data: object }) => {
      const answer = await openApi(api, data)
      const { buffer } = answer
      return Buffer.isBuffer(buffer) ? { ...answer, buffer: buffer.toString('base64') } : answer
    },
  },
  undeclared: {
    main: ({ api, data }: { api: string; data: object }) => openApi(api, data),
  },
  pushed: {
    main: async (event: Record<string, unknown>) => {
      pushed.push({ ...event, source: cloudSdk.getWXContext().SOURCE })
    },
  },
  openData: { main: ({ id }: { id: string }) => cloudSdk.getOpenData({ list: [id] }) },
}

const START = Date.UTC(2026, 4, 1, 2)

function open(options: LocalCloudOptions = {}) {
  pushed.length = 0
  return createLocalCloud({
    host: createInProcessHost({
      functions,
      configs: { ask: { permissions: { openapi: APIS } } },
    }),
    clock: createClock({ at: START, frozen: true }),
    messagePush: { wxa_media_check: 'pushed' },
    ...options,
  })
}

describe('open APIs', () => {
  let cloud = open()
  beforeEach(async () => {
    await cloud.close()
    cloud = open()
  })
  afterAll(() => cloud.close())

  const wang = { openid: 'o-wang' }
  const ask = async (api: string, data: object) =>
    (await cloud.call('ask', { api, data }, wang)).result as Record<string, unknown>
  /** The number at the start of what the SDK threw. */
  const refusal = async (api: string, data: object, name = 'ask'): Promise<string> => {
    const failure = await cloud.call(name, { api, data }, wang).catch((e: Error) => e.message)
    return typeof failure === 'string' ? failure : 'accepted'
  }

  it('refuses an API that the function does not declare, with -604101', async () => {
    for (const api of APIS)
      expect(await refusal(api, {}, 'undeclared')).toMatch(
        /errCode: -604101 .* \| errMsg: .*system error: error code: -604101/,
      )
  })

  it('refuses an API that has no stand-in, with -604100', async () => {
    expect(await refusal('customerServiceMessage.send', {})).toContain('-604100')
  })

  describe('security.msgSecCheck', () => {
    const text = (content: string, more: object = {}) => ({
      version: 2,
      scene: 3,
      openid: 'o-wang',
      content,
      ...more,
    })

    it.each([
      ['楼道灯坏了三天了', 'pass', 100],
      ['有意者加微信详谈', 'review', 10001],
      ['晚上来赌 博', 'risky', 20006],
    ])('judges %s as %s', async (content, suggest, label) => {
      const answer = await ask('security.msgSecCheck', text(content))
      expect(answer).toMatchObject({ errCode: 0, result: { suggest, label } })
      expect(answer.traceId).toMatch(/\S/)
    })

    it.each([
      ['no version', { version: 1 }, '47001'],
      ['no person', { openid: '' }, '40003'],
      ['an unknown person', { openid: 'o-nobody' }, '40003'],
      ['a scene that does not exist', { scene: 5 }, '40129'],
      ['an empty text', { content: '' }, '44002'],
      ['2,501 characters', { content: '字'.repeat(2_501) }, '47001'],
    ])('refuses %s', async (_, more, code) => {
      expect(await refusal('security.msgSecCheck', text('你好', more))).toContain(code)
    })

    it('accepts 2,500 characters', async () => {
      expect(await refusal('security.msgSecCheck', text('字'.repeat(2_500)))).toBe('accepted')
    })

    it('refuses a person who has been away for more than two hours: 61010 code is expired', async () => {
      await ask('security.msgSecCheck', text('你好'))
      await cloud.advance(2 * 3_600_000 + 1)
      const failure = await cloud
        .call('ask', { api: 'security.msgSecCheck', data: text('你好') }, { openid: 'o-li' })
        .catch((e: Error) => e.message)
      expect(failure).toMatch(/61010.*code is expired/s)
    })

    it('allows 4,000 calls a minute and then says 44991 until the next minute', async () => {
      let now = START
      const people = new ActivePeople(() => now)
      people.seen('o-wang')
      const check = createMessageCheck({ risky: [], review: [] })
      const at = { appId: '', now: () => now, people, outbox: new Outbox(() => undefined) }
      const ask1 = () => check(text('你好'), at, { openid: 'o-wang', source: 'wx_client' })
      const codes = Array.from({ length: 4_001 }, ask1).map((answer) =>
        Reflect.get(answer, 'errcode'),
      )
      expect(codes.slice(0, 4_000)).toEqual(Array(4_000).fill(0))
      expect(codes.at(-1)).toBe(44991)
      now += 60_000
      expect(ask1()).toMatchObject({ errcode: 0 })
    })

    it('fails on demand: rate-limited, with an error, slowly, lost', async () => {
      const target = 'security.msgSecCheck'
      const heal = cloud.faults.add({ target, fault: { kind: 'rate-limited' } })
      expect(await refusal(target, text('你好'))).toContain('44991')
      heal()
      const daily = { errcode: 45009, errmsg: 'reach max api daily quota limit' }
      cloud.faults.add({ target, times: 1, fault: { kind: 'errcode', ...daily } })
      expect(await refusal(target, text('你好'))).toMatch(/45009.*reach max api daily quota limit/s)
      cloud.faults.add({ target, times: 1, fault: { kind: 'lost', when: 'before' } })
      expect(await refusal(target, text('你好'))).toContain('-604102')
      cloud.faults.add({ target, times: 1, fault: { kind: 'slow', ms: 150 } })
      const started = performance.now()
      expect(await refusal(target, text('你好'))).toBe('accepted')
      expect(performance.now() - started).toBeGreaterThanOrEqual(149)
    })
  })

  describe('security.mediaCheckAsync', () => {
    const check = async (path: string) => {
      const phone = cloud.client(wang)
      const { fileID } = await phone.uploadFile(path, Buffer.from('picture'))
      const { fileList } = await phone.getTempFileURL([fileID])
      return ask('security.mediaCheckAsync', {
        version: 2,
        scene: 3,
        openid: 'o-wang',
        mediaType: 2,
        mediaUrl: fileList[0]?.tempFileURL,
      })
    }

    it.each([
      ['photos/lamp.jpg', 'pass', '100'],
      ['photos/risky.jpg', 'risky', '20006'],
      ['photos/review-1.jpg', 'review', '10001'],
    ])('answers later, by a pushed event: %s is %s', async (path, suggest, label) => {
      const { traceId } = await check(path)
      expect(pushed).toEqual([])
      await cloud.advance(1_000)
      expect(pushed).toMatchObject([
        {
          MsgType: 'event',
          Event: 'wxa_media_check',
          FromUserName: 'o-wang',
          appid: cloud.appId,
          trace_id: traceId,
          version: 2,
          result: { suggest, label },
          source: 'wx_unknown',
        },
      ])
    })

    it('tells that a link leads nowhere', async () => {
      await ask('security.mediaCheckAsync', {
        version: 2,
        scene: 3,
        openid: 'o-wang',
        mediaType: 2,
        mediaUrl: 'http://127.0.0.1/elsewhere.png',
      })
      await cloud.advance(1_000)
      expect(pushed).toMatchObject([{ errcode: -1008 }])
    })
  })

  describe('subscribeMessage.send', () => {
    const message = (more: object = {}) => ({
      touser: 'o-wang',
      templateId: 'TPL',
      page: 'pages/home/index?id=1',
      data: { thing1: { value: '路灯已修好' }, time2: { value: '2026年5月1日 10:00' } },
      ...more,
    })

    it('sends one message for one acceptance, then answers 43101', async () => {
      cloud.client(wang).requestSubscribeMessage(['TPL'])
      await ask('subscribeMessage.send', message())
      expect(cloud.outbox).toEqual([
        {
          at: START,
          openid: 'o-wang',
          templateId: 'TPL',
          page: 'pages/home/index?id=1',
          data: { thing1: '路灯已修好', time2: '2026年5月1日 10:00' },
        },
      ])
      expect(await refusal('subscribeMessage.send', message())).toMatch(
        /43101.*user refuse to accept the msg/s,
      )
    })

    it('refuses a field that is too long, with 47003, and uses up no acceptance', async () => {
      cloud.client(wang).requestSubscribeMessage(['TPL'])
      const data = { thing1: { value: '字'.repeat(21) } }
      expect(await refusal('subscribeMessage.send', message({ data }))).toMatch(
        /47003.*argument invalid! data\.thing1\.value invalid/s,
      )
      expect(cloud.openApis.subscriptions.balance('o-wang', 'TPL')).toBe(1)
    })

    it('refuses unknown templates, fields and pages where they are declared', async () => {
      await cloud.close()
      cloud = open({ templates: { TPL: ['thing1', 'time2'] }, pages: ['pages/home/index'] })
      cloud.client(wang).requestSubscribeMessage(['TPL'])
      const send = (more: object) => refusal('subscribeMessage.send', message(more))
      expect(await send({ templateId: 'OTHER' })).toContain('40037')
      expect(await send({ page: 'pages/nowhere/index' })).toContain('41030')
      expect(await send({ data: { thing1: { value: '好' } } })).toContain('47003')
      expect(await send({})).toBe('accepted')
    })
  })

  describe('phonenumber.getPhoneNumber', () => {
    it('gives the number for a code once, and a made-up code none', async () => {
      const code = cloud.client(wang).getPhoneNumberCode()
      const { phoneInfo } = await ask('phonenumber.getPhoneNumber', { code })
      expect(phoneInfo).toMatchObject({
        purePhoneNumber: expect.stringMatching(/^100\d{8}$/),
        countryCode: '86',
        watermark: { timestamp: START / 1000, appid: cloud.appId },
      })
      expect(await refusal('phonenumber.getPhoneNumber', { code })).toMatch(/40029.*invalid code/s)
      expect(await refusal('phonenumber.getPhoneNumber', { code: 'x' })).toContain('40029')
    })

    it('lets a code go stale after five minutes', async () => {
      const code = cloud.client(wang).getPhoneNumberCode()
      await cloud.advance(5 * 60_000 + 1)
      expect(await refusal('phonenumber.getPhoneNumber', { code })).toContain('40029')
    })
  })

  describe('wxacode.getUnlimited', () => {
    it('draws a picture that a scanner reads', async () => {
      const data = { scene: 'a=7&b=9', page: 'pages/home/index', width: 300 }
      const { buffer, contentType } = await ask('wxacode.getUnlimited', data)
      expect(contentType).toBe('image/png')
      const picture = PNG.sync.read(Buffer.from(String(buffer), 'base64'))
      const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)
      expect(read?.data).toBe('pages/home/index?scene=a%3D7%26b%3D9')
      expect(picture.width).toBe(300)
    })

    it.each([
      ['33 characters of scene', { scene: 'x'.repeat(33) }, '40129'],
      ['a Chinese scene', { scene: '楼栋' }, '40129'],
      ['a page that starts with /', { page: '/pages/home/index' }, '41030'],
      ['a width of 100', { width: 100 }, '40097'],
    ])('refuses %s', async (_, more, code) => {
      expect(await refusal('wxacode.getUnlimited', { scene: 'a', ...more })).toContain(code)
    })

    it('refuses a page that the mini-program does not have, unless told not to look', async () => {
      await cloud.close()
      cloud = open({ pages: ['pages/home/index'] })
      const data = { scene: 'a', page: 'pages/new/index' }
      expect(await refusal('wxacode.getUnlimited', data)).toMatch(/41030.*invalid page/s)
      expect(await refusal('wxacode.getUnlimited', { ...data, checkPath: false })).toBe('accepted')
    })
  })

  describe('cloud.getOpenData', () => {
    const openData = async (id: string, person = wang) => {
      const { result } = await cloud.call('openData', { id }, person)
      return (result as { list: unknown[] }).list
    }

    it('opens a cloud id for its own person only, for five minutes', async () => {
      const id = cloud.client(wang).cloudId({ openGId: 'g1' })
      expect(await openData(id)).toEqual([{ cloudID: id, data: { openGId: 'g1' } }])
      expect(await openData(id, { openid: 'o-li' })).toMatchObject([{ errCode: -601007 }])
      expect(await openData('made-up')).toMatchObject([{ errCode: -601005 }])
      await cloud.advance(5 * 60_000 + 1)
      expect(await openData(id)).toMatchObject([{ errCode: -601006 }])
    })
  })
})

describe('WeChat’s side', () => {
  it('comes back after a restart: accepted messages, the outbox, who was just here', async () => {
    const dataDir = makeFolder()
    const before = open({ dataDir })
    before.client({ openid: 'o-wang' }).requestSubscribeMessage(['TPL', 'TPL', 'OTHER'])
    await before.call(
      'ask',
      {
        api: 'subscribeMessage.send',
        data: { touser: 'o-wang', templateId: 'TPL', data: { thing1: { value: '好' } } },
      },
      { openid: 'o-wang' },
    )
    await before.close()
    const after = open({ dataDir })
    expect(after.openApis.subscriptions.balance('o-wang', 'TPL')).toBe(1)
    expect(after.openApis.subscriptions.balance('o-wang', 'OTHER')).toBe(1)
    expect(after.outbox).toMatchObject([{ openid: 'o-wang', data: { thing1: '好' } }])
    expect(after.openApis.people.idleMs('o-wang')).toBe(0)
    await after.close()
  })
})
