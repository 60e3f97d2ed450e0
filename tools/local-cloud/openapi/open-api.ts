/** @module What a stand-in for one of WeChat's open APIs is. */
import type { Caller } from '../functions/environment'
import type { ActivePeople } from './active-people'
import type { Outbox } from './outbox'

/** An answer as the real API gives it: JSON with `errcode`, or a picture. */
export type OpenApiAnswer =
  | { readonly errcode: number; readonly errmsg: string; readonly [field: string]: unknown }
  | OpenApiPicture

/** An answer in bytes. */
export interface OpenApiPicture {
  readonly bytes: Buffer
  readonly contentType: string
}

/** Whether an answer is a picture. */
export const isPicture = (answer: OpenApiAnswer): answer is OpenApiPicture =>
  Buffer.isBuffer(answer.bytes)

/** What a stand-in may use. */
export interface OpenApiCloud {
  readonly appId: string
  now(): number
  /** Who has used the mini-program lately. */
  readonly people: ActivePeople
  readonly outbox: Outbox
}

/** One stand-in. Names of fields come in snake_case, as the SDK sends them. */
export type OpenApi = (
  data: Readonly<Record<string, unknown>>,
  cloud: OpenApiCloud,
  caller: Caller,
) => OpenApiAnswer | Promise<OpenApiAnswer>

/** A refusal in the API's own words. */
export const refuse = (errcode: number, errmsg: string): OpenApiAnswer => ({ errcode, errmsg })

/** A success. */
export const succeed = (fields: Record<string, unknown> = {}): OpenApiAnswer => ({
  errcode: 0,
  errmsg: 'ok',
  ...fields,
})
