import fs from 'node:fs'
import path from 'node:path'
import { createClock, createInProcessHost, createLocalCloud } from '../../tools/local-cloud/cloud'
import { createDiskShelf } from '../../tools/local-cloud/storage/disk-shelf'
import { makeFolder } from './functions-folder'
import { cloudSdk } from './functions-sdk'

jest.setTimeout(60_000)

const wang = { openid: 'o-wang' }

describe('cloud storage', () => {
  const clock = createClock()
  const functions = {
    upload: {
      main: ({ cloudPath, text }: { cloudPath: string; text: string }) =>
        cloudSdk.uploadFile({ cloudPath, fileContent: Buffer.from(text) }),
    },
    download: {
      main: async ({ fileID }: { fileID: string }) =>
        (await cloudSdk.downloadFile({ fileID })).fileContent.toString(),
    },
    links: {
      main: ({ fileList }: { fileList: string[] }) => cloudSdk.getTempFileURL({ fileList }),
    },
    remove: {
      main: ({ fileList }: { fileList: string[] }) => cloudSdk.deleteFile({ fileList }),
    },
  }
  const cloud = createLocalCloud({ host: createInProcessHost({ functions }), clock })
  afterAll(() => cloud.close())

  const call = async (name: keyof typeof functions, event: object) =>
    (await cloud.call(name, event, wang)).result
  const refusal = async (name: keyof typeof functions, event: object): Promise<string> => {
    const answer = await cloud.call(name, event, wang).catch((e: Error) => e.message)
    return typeof answer === 'string' ? answer : 'accepted'
  }

  it('uploads, links, downloads and deletes through the real SDK', async () => {
    const cloudPath = 'reports/2026 年/五月.txt'
    const { fileID } = (await call('upload', { cloudPath, text: '正文' })) as { fileID: string }
    expect(fileID).toBe(cloud.storage.ids.of(cloudPath))
    expect(await call('download', { fileID })).toBe('正文')
    expect(await call('links', { fileList: [fileID] })).toMatchObject({
      fileList: [{ fileID, status: 0, tempFileURL: expect.stringContaining(cloudPath) }],
    })
    expect(await call('remove', { fileList: [fileID] })).toMatchObject({
      fileList: [{ status: 0 }],
    })
    expect(await refusal('download', { fileID })).toContain('downloadFile:fail')
  })

  it('refuses more than 50 files in a call: INVALID_PARAM', async () => {
    const fileList = Array.from({ length: 51 }, (_, i) => cloud.storage.ids.of(`f${i}`))
    expect(await refusal('links', { fileList })).toMatch(/51 files, at most 50 are allowed/)
    expect(await refusal('remove', { fileList })).toMatch(/51 files, at most 50 are allowed/)
    expect(await refusal('links', { fileList: fileList.slice(1) })).toBe('accepted')
    const file_list = fileList.map((fileid) => ({ fileid }))
    expect(await cloud.handle({ action: 'storage.batchGetDownloadUrl', file_list })).toMatchObject({
      code: 'INVALID_PARAM',
    })
  })

  it.each([
    '',
    '/a',
    'a/',
    'a//b',
    '../a',
    'a/../b',
    'a?b',
    'a#b',
    'a\u0000b',
    'a%2fb',
    'x'.repeat(851),
  ])('refuses the path %j', async (cloudPath) => {
    expect(await refusal('upload', { cloudPath, text: 'x' })).not.toBe('accepted')
  })

  it('lets nobody upload without the authorization for that path', async () => {
    const url = await cloud.listen()
    const { data } = await cloud.handle({
      action: 'storage.getUploadMetadata',
      path: 'mine.txt',
    })
    const [link, authorization] = [String(data?.url), String(data?.authorization)]
    const put = (to: string, by: string) =>
      fetch(to, { method: 'PUT', body: 'x', headers: { authorization: by } })
    expect((await put(link, 'made up')).status).toBe(403)
    expect((await put(`${url}/__storage/other.txt`, authorization)).status).toBe(403)
    expect((await put(link, authorization)).status).toBe(200)
  })

  it('lets a link die after its time', async () => {
    const { fileID } = await cloud.client(wang).uploadFile('brief.txt', Buffer.from('x'))
    const { fileList } = await cloud.client(wang).getTempFileURL([{ fileID, maxAge: 60 }])
    const link = fileList[0]?.tempFileURL ?? ''
    expect((await fetch(link)).status).toBe(200)
    expect((await fetch(link.replace('brief.txt', 'mine.txt'))).status).toBe(403)
    clock.advance(60_001)
    expect((await fetch(link)).status).toBe(403)
  })

  it('lets nobody replace or delete another person’s file from a phone', async () => {
    const { fileID } = await cloud.client(wang).uploadFile('own.txt', Buffer.from('mine'))
    const li = cloud.client({ openid: 'o-li' })
    await expect(li.uploadFile('own.txt', Buffer.from('yours'))).rejects.toMatchObject({
      errCode: -503002,
    })
    await li.deleteFile([fileID])
    expect((await li.downloadFile(fileID)).content.toString()).toBe('mine')
  })
})

describe('files in a folder', () => {
  const about = (name: string, content: string) => ({
    path: name,
    bytes: content.length,
    contentType: 'text/plain',
    uploadedAt: 1,
    openid: 'o-wang',
  })

  it('come back after a restart, and what a crash left half done is swept away', async () => {
    const folder = makeFolder()
    const shelf = createDiskShelf(folder)
    await shelf.put(about('a.txt', 'one'), Buffer.from('one'))
    await shelf.put(about('a.txt', 'two'), Buffer.from('two'))
    await shelf.put(about('b.txt', 'gone'), Buffer.from('gone'))
    await shelf.remove('b.txt')
    fs.writeFileSync(path.join(folder, 'half-an-upload.bin'), 'ha')
    const again = createDiskShelf(folder)
    expect((await again.get('a.txt'))?.toString()).toBe('two')
    expect(again.list()).toEqual([about('a.txt', 'two')])
    expect(fs.readdirSync(folder)).toHaveLength(2)
  })

  it('agree with the disk after many uploads to one path at once', async () => {
    const folder = makeFolder()
    const shelf = createDiskShelf(folder)
    const texts = Array.from({ length: 20 }, (_, i) => `text ${i}`)
    await Promise.all(texts.map((text) => shelf.put(about('a.txt', text), Buffer.from(text))))
    const kept = (await shelf.get('a.txt'))?.toString()
    expect(kept).toBe('text 19')
    expect((await createDiskShelf(folder).get('a.txt'))?.toString()).toBe(kept)
  })

  it('never hand out a file that was damaged on disk', async () => {
    const folder = makeFolder()
    const shelf = createDiskShelf(folder)
    await shelf.put(about('a.txt', 'one'), Buffer.from('one'))
    const content = fs.readdirSync(folder).find((name) => name.endsWith('.bin')) ?? ''
    fs.writeFileSync(path.join(folder, content), 'two')
    await expect(shelf.get('a.txt')).rejects.toThrow('a.txt is damaged on disk')
  })
})
