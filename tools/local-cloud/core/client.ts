/**
 * `wx.cloud` of one person's phone, as the mini-program's base library offers it.
 * @module
 */
import { WireError } from '../database/errors'
import { FunctionFailure } from '../functions/failure'
import type { OpenApis } from '../openapi/open-apis'
import type { Storage, TempUrl } from '../storage/storage'
import type { InvokeRequest, Outcome } from './invoke'

/** Who holds the phone. */
export interface Person {
  readonly openid: string
  readonly unionid?: string
}

/** What `wx.cloud.callFunction` resolves to. */
export interface CallResult {
  readonly result: unknown
  readonly requestID: string
}

/** One file of `wx.cloud.getTempFileURL`. */
export interface TempFile {
  readonly fileID: string
  readonly tempFileURL: string
  readonly maxAge: number
  /** 0 when there is a link. */
  readonly status: number
  readonly errMsg: string
}

/** What a phone rejects with. */
export class ClientError extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg)
  }
}

const STORAGE_MISSING = -503003
const STORAGE_DENIED = -503002

/** The parts of the cloud that a phone reaches. */
export interface ClientParts {
  readonly storage: Storage
  readonly openApis: OpenApis
  /** The server's address; starts it. Links need one. */
  listening(): Promise<string>
  invoke(request: InvokeRequest): Promise<Outcome>
}

/** A number for an error that a phone sees. */
export function toClientError(api: string, error: unknown): ClientError {
  if (error instanceof ClientError) return error
  if (error instanceof FunctionFailure) return new ClientError(error.errCode, error.errMsg)
  const code = error instanceof WireError ? error.code : 'SYS_ERR'
  const text = error instanceof Error ? error.message : String(error)
  const errCode = code.startsWith('STORAGE') ? -503001 : -501007
  return new ClientError(code === 'SYS_ERR' ? -501001 : errCode, `cloud.${api}:fail ${text}`)
}

const tempFile = ({ code, fileID, tempFileURL, maxAge }: TempUrl): TempFile => ({
  fileID,
  tempFileURL,
  maxAge,
  status: code === 'SUCCESS' ? 0 : STORAGE_MISSING,
  errMsg: code === 'SUCCESS' ? 'ok' : code,
})

/** One person's phone. Every call counts as use of the mini-program. */
export class Client {
  constructor(
    private readonly parts: ClientParts,
    readonly person: Person,
  ) {}

  private use(): void {
    this.parts.openApis.people.seen(this.person.openid)
  }

  /** `wx.cloud.callFunction`. Throws a `FunctionFailure` with `errCode` and `errMsg`. */
  async callFunction(name: string, data: unknown = {}): Promise<CallResult> {
    this.use()
    const { openid, unionid } = this.person
    const { json, requestId } = await this.parts.invoke({
      functionName: name,
      event: data,
      caller: { openid, ...(unionid !== undefined && { unionid }), source: 'wx_client' },
    })
    return { result: JSON.parse(json), requestID: requestId }
  }

  /** `wx.cloud.uploadFile`. Another person's file can't be replaced. */
  async uploadFile(
    cloudPath: string,
    content: Buffer,
    contentType?: string,
  ): Promise<{ fileID: string }> {
    this.use()
    const { openid } = this.person
    const { storage } = this.parts
    const old = storage.find(storage.ids.of(cloudPath))
    if (old && old.openid !== openid)
      throw new ClientError(STORAGE_DENIED, 'cloud.uploadFile:fail STORAGE_EXCEED_AUTHORITY')
    const about = contentType === undefined ? { openid } : { openid, contentType }
    return { fileID: await storage.put(cloudPath, content, about) }
  }

  /** `wx.cloud.getTempFileURL`. `baseUrl` is where this phone reaches the cloud. */
  async getTempFileURL(
    fileList: readonly unknown[],
    baseUrl?: string,
  ): Promise<{ fileList: TempFile[] }> {
    this.use()
    const { storage } = this.parts
    const wanted = fileList.map((file) =>
      typeof file === 'object' && file !== null
        ? { fileid: Reflect.get(file, 'fileID'), max_age: Reflect.get(file, 'maxAge') }
        : { fileid: file },
    )
    const links = storage.linkAll(wanted, baseUrl ?? (await this.parts.listening()))
    return { fileList: links.map(tempFile) }
  }

  /** `wx.cloud.downloadFile`: the bytes themselves. */
  async downloadFile(fileID: string): Promise<{ content: Buffer; contentType: string }> {
    this.use()
    const found = await this.parts.storage.read(fileID)
    if (!found)
      throw new ClientError(STORAGE_MISSING, 'cloud.downloadFile:fail STORAGE_FILE_NONEXIST')
    return { content: found.content, contentType: found.file.contentType }
  }

  /** `wx.cloud.deleteFile`: one's own files only. */
  async deleteFile(fileList: readonly string[]) {
    this.use()
    const remove = async (fileID: string) => {
      const file = this.parts.storage.find(fileID)
      if (!file) return { fileID, status: STORAGE_MISSING, errMsg: 'STORAGE_FILE_NONEXIST' }
      if (file.openid !== this.person.openid)
        return { fileID, status: STORAGE_DENIED, errMsg: 'STORAGE_EXCEED_AUTHORITY' }
      await this.parts.storage.remove(fileID)
      return { fileID, status: 0, errMsg: 'ok' }
    }
    return { fileList: await Promise.all(fileList.map(remove)) }
  }

  /** `wx.requestSubscribeMessage` with every template accepted: one message more of each. */
  requestSubscribeMessage(templateIds: readonly string[]): Record<string, string> {
    this.use()
    for (const id of templateIds) this.parts.openApis.subscriptions.grant(this.person.openid, id)
    return {
      errMsg: 'requestSubscribeMessage:ok',
      ...Object.fromEntries(templateIds.map((id) => [id, 'accept'])),
    }
  }

  /** The one-time code of a `getPhoneNumber` button. */
  getPhoneNumberCode(): string {
    this.use()
    return this.parts.openApis.phoneCodes.issue(this.person.openid)
  }

  /** A cloud id for data that only WeChat's server may tell; see `cloud.getOpenData`. */
  cloudId(data: unknown): string {
    this.use()
    return this.parts.openApis.cloudIds.issue(this.person.openid, data)
  }
}
