/** wx.cloud as the tab's persona, over HTTP to the local cloud. */
import { network } from '../network'
import { persona } from '../sim'
import { unknown } from '../strict'
import { readTemp, tempPath } from '../ui/files'
import { asyncApi, provide } from './wx'

interface CloudAnswer {
  errCode?: number
  errMsg?: string
}

async function answerOf<T>(response: Response, api: string): Promise<T> {
  const text = await response.text()
  let answer: CloudAnswer
  try {
    answer = JSON.parse(text) as CloudAnswer
  } catch {
    throw new Error(`${response.status} ${text.slice(0, 200)}`)
  }
  if (!response.ok || answer.errCode) {
    const { errCode = -1, errMsg = `status ${response.status}` } = answer
    throw {
      errCode,
      errMsg: errMsg.startsWith('cloud.') ? errMsg : `cloud.${api}:fail ${errCode} ${errMsg}`,
    }
  }
  return answer as T
}

/** Asks the phone's side of the cloud, as the persona. */
export async function post<T>(api: string, body: object): Promise<T> {
  await network.pass()
  const response = await fetch(`/__client/${api}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid: persona.openid, ...body }),
  })
  return answerOf<T>(response, api)
}

interface CallOptions {
  name: string
  data?: object
}

async function callFunction({ name, data = {} }: CallOptions) {
  const { result, requestID } = await post<{ result: unknown; requestID: string }>('callFunction', {
    name,
    data,
  })
  return { result, requestID }
}

async function uploadFile({ cloudPath, filePath }: { cloudPath: string; filePath: string }) {
  await network.pass()
  const body = await readTemp(filePath)
  const query = new URLSearchParams({ openid: persona.openid, cloudPath })
  const response = await fetch(`/__client/uploadFile?${query}`, { method: 'POST', body })
  const { fileID } = await answerOf<{ fileID: string }>(response, 'uploadFile')
  return { fileID, statusCode: 200 }
}

interface TempUrl {
  fileID: string
  tempFileURL: string
  status: number
  errMsg: string
}

const getTempFileURL = (o: { fileList: (string | { fileID: string })[] }) =>
  post<{ fileList: TempUrl[] }>('getTempFileURL', {
    fileList: o.fileList.map((file) => (typeof file === 'string' ? file : file.fileID)),
  })

async function downloadFile({ fileID }: { fileID: string }) {
  const { fileList } = await getTempFileURL({ fileList: [fileID] })
  const [file] = fileList
  if (!file || file.status !== 0) throw new Error(file?.errMsg ?? 'file not found')
  return { tempFilePath: tempPath(await readTemp(file.tempFileURL)), statusCode: 200 }
}

const deleteFile = (o: { fileList: string[] }) => post('deleteFile', { fileList: o.fileList })

/** uploadFile and downloadFile also give a task at once. */
function withTask(api: (options?: object) => Promise<unknown> | undefined) {
  return (options: object) =>
    Object.assign(api(options) ?? {}, { abort() {}, onProgressUpdate() {}, offProgressUpdate() {} })
}

export function provideCloud(): void {
  const cloud = {
    init() {},
    DYNAMIC_CURRENT_ENV: 'simulator',
    callFunction: asyncApi('cloud.callFunction', callFunction),
    uploadFile: withTask(asyncApi('cloud.uploadFile', uploadFile)),
    getTempFileURL: asyncApi('cloud.getTempFileURL', getTempFileURL),
    downloadFile: withTask(asyncApi('cloud.downloadFile', downloadFile)),
    deleteFile: asyncApi('cloud.deleteFile', deleteFile),
  }
  const watched = new Proxy(cloud, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target) && name !== 'then' && name !== 'toJSON')
        unknown(`wx.cloud.${name}`)
      return Reflect.get(target, name)
    },
  })
  provide({ cloud: watched })
}
