import { pictureAsker } from '@functions/kernel/pictures/ask'

type Answer = { errCode?: number; errcode?: number; traceId?: string; trace_id?: string }

const FILE = 'cloud://e.b/notices/00000000000000aa/0000000000000000.png'
const ask = (answer: () => Promise<Answer>, tempFileURL: string | undefined = 'https://x/1.png') =>
  pictureAsker({
    getTempFileURL: async () => ({ fileList: [{ fileID: FILE, tempFileURL }] }),
    openapi: { security: { mediaCheckAsync: answer } },
  })('o-1', 'forum', [FILE])

test('the trace of an asking is known by its file, in either spelling', async () => {
  expect(await ask(async () => ({ errCode: 0, traceId: 't-1' }))).toEqual(new Map([[FILE, 't-1']]))
  expect(await ask(async () => ({ errcode: 0, trace_id: 't' }))).toEqual(new Map([[FILE, 't']]))
})

test('a quota, an error, a file without a link or an answer without a trace is no asking', async () => {
  expect((await ask(async () => ({ errCode: 44991, traceId: 't-1' }))).size).toBe(0)
  expect((await ask(() => Promise.reject({ errCode: 61010 }))).size).toBe(0)
  expect((await ask(async () => ({ errCode: 0 }))).size).toBe(0)
  expect((await ask(async () => ({ errCode: 0, traceId: 't-1' }), '')).size).toBe(0)
})
