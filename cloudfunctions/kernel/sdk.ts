/**
 * The part of wx-server-sdk that the product uses, with types that say what really comes back (the
 * SDK's own are full of `any` and `void`). This is the only file that imports it.
 * @module
 */
import * as imported from 'wx-server-sdk'

/** A condition made by the SDK. */
export interface SdkOperand {
  and(...others: SdkOperand[]): SdkOperand
}

export interface SdkCommand {
  in(values: unknown): SdkOperand
  gt(value: unknown): SdkOperand
  gte(value: unknown): SdkOperand
  lt(value: unknown): SdkOperand
  lte(value: unknown): SdkOperand
  /** Puts a value in place whole; without it an object is merged field by field. */
  set(value: unknown): unknown
}

export interface SdkDocument {
  /** With `throwOnNotFound: false`, a missing document is null, in a transaction too. */
  get(): Promise<{ data: unknown }>
  set(options: { data: object }): Promise<unknown>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<unknown>
}

export interface SdkQuery {
  where(condition: object): SdkQuery
  orderBy(field: string, order: 'asc' | 'desc'): SdkQuery
  limit(count: number): SdkQuery
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
}

export interface SdkCollection extends SdkQuery {
  doc(id: string): SdkDocument
  add(options: { data: object }): Promise<{ _id: string }>
}

export interface SdkTransaction {
  collection(name: string): { doc(id: string): SdkDocument; add: SdkCollection['add'] }
}

export interface SdkDatabase {
  readonly command: SdkCommand
  collection(name: string): SdkCollection
  runTransaction<Value>(
    body: (transaction: SdkTransaction) => Promise<Value>,
    retries: number,
  ): Promise<Value>
}

/** Answer of msgSecCheck version 2. */
export interface SdkTextVerdict {
  errCode?: number
  errcode?: number
  result?: { suggest?: string; label?: number }
}

export interface Sdk {
  DYNAMIC_CURRENT_ENV: symbol
  init(options: { env: symbol }): void
  database(options: { throwOnNotFound: false }): SdkDatabase
  getWXContext(): Record<string, unknown>
  uploadFile(options: { cloudPath: string; fileContent: Uint8Array }): Promise<{ fileID: string }>
  /** At most 50 a call; each says for itself whether it was found. */
  getTempFileURL(options: {
    fileList: { fileID: string; maxAge: number }[]
  }): Promise<{ fileList: { tempFileURL?: string }[] }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Uint8Array }>
  /** At most 50 a call; what is not there is said in the answer, not thrown. */
  deleteFile(options: { fileList: string[] }): Promise<unknown>
  /** Links good for two hours; at most 50 a call. A file that is not there has no link. */
  getTempFileURL(options: {
    fileList: string[]
  }): Promise<{ fileList: { fileID: string; tempFileURL?: string }[] }>
  openapi: {
    security: {
      msgSecCheck(options: {
        version: 2
        scene: number
        openid: string
        content: string
      }): Promise<SdkTextVerdict>
      mediaCheckAsync(options: {
        version: 2
        scene: number
        openid: string
        mediaType: number
        mediaUrl: string
      }): Promise<{ errCode?: number; errcode?: number; traceId?: string; trace_id?: string }>
    }
    phonenumber: {
      /** The typed result differs between versions of the SDK: both spellings occur. */
      getPhoneNumber(options: { code: string }): Promise<{
        phoneInfo?: { purePhoneNumber?: string; countryCode?: string }
        phone_info?: { purePhoneNumber?: string; countryCode?: string }
      }>
    }
    subscribeMessage: {
      send(options: {
        touser: string
        templateId: string
        page: string
        data: Readonly<Record<string, { readonly value: string }>>
      }): Promise<{ errCode?: number }>
    }
    wxacode: {
      getUnlimited(options: {
        scene: string
        page: string
        width: number
      }): Promise<{ buffer?: Uint8Array; contentType?: string }>
    }
  }
}

// The SDK is a CommonJS object: a bundler's namespace is a copy of it, the default is itself.
const original: unknown = 'default' in imported ? imported.default : imported

export const sdk = original as Sdk
sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
