import { execFile } from 'node:child_process'
import http from 'node:http'
import { promisify } from 'node:util'
import fc from 'fast-check'
import {
  createClientBridge,
  createInProcessHost,
  createLocalCloud,
} from '../../tools/local-cloud/cloud'
import { listenLocally } from '../../tools/local-cloud/http/server'

jest.setTimeout(120_000)

const LARGE = 17 * 1024 * 1024

interface Answer {
  readonly status: number
  readonly text: string
}

describe('the server', () => {
  const cloud = createLocalCloud({
    host: createInProcessHost({
      functions: { hello: { main: async ({ name }: { name: string }) => `你好，${name}` } },
    }),
    collections: [{ name: 'notes', indexes: [], small: true }],
  })
  let url = ''
  beforeAll(async () => {
    url = await cloud.listen()
  })
  afterAll(() => cloud.close())

  const send = (
    path: string,
    body: string | Buffer = '',
    headers: Record<string, string> = {},
    method = 'POST',
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = http.request(`${url}${path}`, { method, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
      })
      request.on('error', reject)
      request.end(body)
    })
  const admin = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const { status, text } = await send('/admin', body, headers)
    return { status, ...(JSON.parse(text) as { code?: string; message?: string; data?: object }) }
  }
  const client = async (path: string, body: object) =>
    JSON.parse((await send(`/__client/${path}`, JSON.stringify(body))).text) as object
  const count = () =>
    cloud.handle({
      action: 'database.calculateDocument',
      collectionName: 'notes',
      queryType: 'WHERE',
    })

  it('listens on loopback only', () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it.each<[string, Record<string, string>]>([
    ['a Host that is not local', { host: 'attacker.example' }],
    ['a Host that only looks local', { host: '127.0.0.1.attacker.example' }],
    ['a page from elsewhere', { origin: 'https://attacker.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    for (const path of ['/admin', '/__client/callFunction', '/__storage/x', '/console'])
      expect(await send(path, '{}', headers)).toMatchObject({ status: 403 })
  })

  it('answers localhost and pages of its own', async () => {
    const { port } = new URL(url)
    const body = JSON.stringify({ action: 'database.calculateDocument', collectionName: 'notes' })
    const host = `localhost:${port}`
    for (const headers of [new Map([['host', host]]), new Map([['origin', `http://${host}`]])])
      expect(await admin(body, Object.fromEntries(headers))).toMatchObject({
        status: 200,
        data: { total: 0 },
      })
  })

  it.each([
    ['nothing', ''],
    ['truncated JSON', '{"action":"database.getDocument"'],
    ['an array', '[1,2]'],
    ['null', 'null'],
    ['a number as action', '{"action":7}'],
    ['an unknown action', '{"action":"database.dropEverything"}'],
    ['an unknown family', '{"action":"system.exec"}'],
    ['another environment', '{"action":"database.getDocument","envName":"production-1"}'],
    [
      'broken EJSON',
      '{"action":"database.insertDocument","collectionName":"notes","data":["{\\"a\\":"]}',
    ],
    [
      '$where',
      '{"action":"database.getDocument","collectionName":"notes","queryType":"WHERE","query":"{\\"$where\\":\\"1\\"}"}',
    ],
    ['__proto__', '{"__proto__":{"action":"database.addCollection","collectionName":"evil"}}'],
    ['constructor', '{"action":"constructor"}'],
    ['invalid UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
  ])('answers %s with an error and writes nothing', async (_, body) => {
    const answer = await admin(body)
    expect(answer.status).toBe(200)
    expect(answer.code).toMatch(/\S/)
    expect(answer.message).toMatch(/\S/)
    expect(await count()).toMatchObject({ data: { total: 0 } })
    expect(cloud.database.stats().collections).toBe(1)
  })

  it('answers another environment in the words of the service', async () => {
    const body = '{"action":"database.getDocument","envName":"production-1"}'
    expect(await admin(body)).toMatchObject({
      code: 'INVALID_ENV',
      message: '[ResourceNotFound] Environment not found',
    })
  })

  it('refuses a body of 17 MB', async () => {
    expect(await admin(Buffer.alloc(LARGE, 0x20))).toMatchObject({ code: 'EXCEED_REQUEST_LIMIT' })
  })

  it('outlives very deep nesting', async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    const data = JSON.stringify([deep])
    const body = `{"action":"database.insertDocument","collectionName":"notes","data":${data}}`
    expect((await admin(body)).code).toMatch(/\S/)
    expect(await count()).toMatchObject({ data: { total: 0 } })
  })

  it('answers a malformed form with an error', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    for (const body of [
      '',
      '--x\r\ngarbage',
      '--y\r\n',
      '--x\r\ncontent-disposition: form-data; name="requestData"\r\n\r\nnot protobuf\r\n--x--\r\n',
    ])
      expect((await admin(body, type)).code).toMatch(/\S/)
    const none = { 'content-type': 'multipart/form-data' }
    expect((await admin('x', none)).code).toMatch(/\S/)
  })

  it('answers whatever bytes come in', async () => {
    const agent = fc.oneof(
      fc.json(),
      fc.string(),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .record({
          action: fc.constantFrom(
            'storage.batchGetDownloadUrl',
            'storage.batchDeleteFile',
            'functions.invokeFunction',
            'storage.getUploadMetadata',
          ),
          function_name: fc.anything(),
          request_data: fc.anything(),
          file_list: fc.anything(),
          fileid_list: fc.anything(),
          path: fc.anything(),
        })
        .map((value) => JSON.stringify(value)),
    )
    await fc.assert(
      fc.asyncProperty(agent, async (body) => {
        const answer = await admin(body)
        expect(answer.status).toBe(200)
        expect(answer).toHaveProperty('requestId')
      }),
      { numRuns: 300 },
    )
    expect(await count()).toMatchObject({ data: { total: 0 } })
  })

  it('moves a collection out and in as JSON Lines; a bad line is named and nothing is taken', async () => {
    const take = async (lines: string) =>
      JSON.parse(
        (await send('/__console/import', JSON.stringify({ collection: 'notes', lines }))).text,
      ) as object
    const lines = '{"_id":"moved","at":{"$date":{"$numberLong":"1777600000000"}}}\n'
    expect(await take(`${lines}{"a":`)).toMatchObject({ error: expect.stringContaining('line 2') })
    expect(await count()).toMatchObject({ data: { total: 0 } })
    expect(await take(lines)).toEqual({ count: 1 })
    const got = await send('/__console/export?collection=notes', '', {}, 'GET')
    expect(got).toEqual({ status: 200, text: lines })
    expect(await send('/__console/export?collection=none', '', {}, 'GET')).toMatchObject({
      status: 404,
    })
    await cloud.handle({
      action: 'database.removeDocument',
      collectionName: 'notes',
      query: '{"_id":"moved"}',
      queryType: 'DOC',
    })
  })

  it('answers other paths and methods', async () => {
    expect(await send('/nowhere')).toMatchObject({ status: 404 })
    expect(await send('/admin', '', {}, 'GET')).toMatchObject({ status: 405 })
    expect(await send('/__storage/%E0%A4%A', '', {}, 'GET')).toMatchObject({ status: 400 })
  })

  describe('the phone’s side', () => {
    it('calls a function as a person', async () => {
      expect(
        await client('callFunction', { openid: 'o-wang', name: 'hello', data: { name: '王' } }),
      ).toEqual({ result: '你好，王', requestID: cloud.calls.at(-1)?.requestId })
      expect(cloud.calls.at(-1)).toMatchObject({ openid: 'o-wang', source: 'wx_client' })
    })

    it('answers what fails with errCode and errMsg', async () => {
      expect(await client('callFunction', { openid: 'o-wang', name: 'nowhere' })).toEqual({
        errCode: -501000,
        errMsg:
          'cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.',
      })
      for (const body of [{}, { openid: '' }, { openid: 7, name: 'hello' }, { openid: 'o' }])
        expect(await client('callFunction', body)).toMatchObject({ errCode: -501007 })
      expect(JSON.parse((await send('/__client/callFunction', 'no JSON')).text)).toMatchObject({
        errCode: -501007,
      })
      expect(await send('/__client/constructor', '{"openid":"o"}')).toMatchObject({ status: 404 })
    })

    it('uploads, links, downloads and deletes', async () => {
      const path = encodeURIComponent('照片/楼道 1.png')
      const uploaded = JSON.parse(
        (
          await send(`/__client/uploadFile?openid=o-wang&cloudPath=${path}`, 'bytes', {
            'content-type': 'image/png',
          })
        ).text,
      ) as { fileID: string }
      expect(uploaded.fileID).toMatch(/^cloud:\/\/local-env\.[\w-]+\/照片\/楼道 1\.png$/)
      const links = (await client('getTempFileURL', {
        openid: 'o-li',
        fileList: [uploaded.fileID, 'cloud://elsewhere/x'],
      })) as { fileList: { tempFileURL: string }[] }
      expect(links.fileList).toMatchObject([
        { status: 0, errMsg: 'ok', fileID: uploaded.fileID },
        { status: -503003, errMsg: 'STORAGE_FILE_NONEXIST', tempFileURL: '' },
      ])
      const picture = await fetch(links.fileList[0]?.tempFileURL ?? '')
      expect(picture.headers.get('content-type')).toBe('image/png')
      expect(await picture.text()).toBe('bytes')
      const body = JSON.stringify({ openid: 'o-li', fileID: uploaded.fileID })
      expect((await send('/__client/downloadFile', body)).text).toBe('bytes')
      const fileList = [uploaded.fileID]
      expect(await client('deleteFile', { openid: 'o-li', fileList })).toMatchObject({
        fileList: [{ status: -503002, errMsg: 'STORAGE_EXCEED_AUTHORITY' }],
      })
      expect(await client('deleteFile', { openid: 'o-wang', fileList })).toMatchObject({
        fileList: [{ status: 0 }],
      })
    })

    it('grants messages and phone number codes', async () => {
      const tmplIds = ['A', 'B']
      expect(await client('requestSubscribeMessage', { openid: 'o-wang', tmplIds })).toEqual({
        errMsg: 'requestSubscribeMessage:ok',
        A: 'accept',
        B: 'accept',
      })
      expect(await client('getPhoneNumberCode', { openid: 'o-wang' })).toEqual({
        code: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
    })
  })

  it('lends a simulator the phone’s side only', async () => {
    const bridge = await listenLocally(createClientBridge(cloud))
    const ask = async (path: string) => {
      const body = JSON.stringify({ openid: 'o-wang', name: 'hello', data: { name: '李' } })
      const answer = await fetch(`${bridge.url}${path}`, { method: 'POST', body })
      return { status: answer.status, text: await answer.text() }
    }
    expect(await ask('/__client/callFunction')).toMatchObject({
      status: 200,
      text: expect.stringContaining('你好，李'),
    })
    for (const path of ['/admin', '/console', '/__console/overview'])
      expect(await ask(path)).toMatchObject({ status: 404 })
    await bridge.close()
  })

  it('serves an SDK of another process that is pointed at it by its environment', async () => {
    const script = `
      const cloud = require('wx-server-sdk')
      cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
      const notes = cloud.database().collection('notes')
      notes.add({ data: { _id: 'from afar' } })
        .then(() => notes.doc('from afar').get())
        .then(({ data }) => notes.doc('from afar').remove().then(() => console.log(JSON.stringify(data))))`
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
      env: {
        PATH: process.env.PATH,
        TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
        TENCENTCLOUD_RUNENV: 'SCF',
        TCB_ENV: cloud.env,
        SCF_NAMESPACE: cloud.env,
        TENCENTCLOUD_SECRETID: 'x',
        TENCENTCLOUD_SECRETKEY: 'x',
        TENCENTCLOUD_SESSIONTOKEN: 'x',
      },
    })
    expect(JSON.parse(stdout)).toEqual({ _id: 'from afar' })
  })
})
