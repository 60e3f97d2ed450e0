/**
 * The real SDK as functions of these tests use it. Its own types answer `void | …` everywhere, for
 * calls with callbacks, so they are narrowed here once.
 */
import sdk from 'wx-server-sdk'

interface Collection {
  add(options: { data: object }): Promise<{ _id: string }>
  where(query: object): { get(): Promise<{ data: Record<string, unknown>[] }> }
  count(): Promise<{ total: number }>
  doc(id: string): {
    get(): Promise<{ data: Record<string, unknown> }>
    set(options: { data: object }): Promise<unknown>
  }
}

interface Sdk {
  init(options: { env: symbol }): void
  DYNAMIC_CURRENT_ENV: symbol
  getWXContext(): Record<string, string | undefined>
  database(): { collection(name: string): Collection }
  callFunction(options: { name: string; data?: object }): Promise<{ result: unknown }>
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>
  getTempFileURL(options: {
    fileList: string[]
  }): Promise<{ fileList: { fileID: string; tempFileURL: string; status: number }[] }>
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: { status: number }[] }>
  getOpenData(options: { list: string[] }): Promise<{ list: unknown[] }>
  openapi: Record<string, Record<string, (data: object) => Promise<Record<string, unknown>>>>
}

export const cloudSdk = sdk as unknown as Sdk

cloudSdk.init({ env: cloudSdk.DYNAMIC_CURRENT_ENV })

/** An open API by its name. */
export function openApi(name: string, data: object): Promise<Record<string, unknown>> {
  const [group = '', api = ''] = name.split('.')
  const call = cloudSdk.openapi[group]?.[api]
  if (!call) throw new Error(`no ${name}`)
  return call(data)
}
