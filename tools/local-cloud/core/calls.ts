/**
 * The invocations: those running, found by the token that each puts into its requests, and a record
 * of the last ones with what they cost.
 * @module
 */
import { randomUUID } from 'node:crypto'
import type { Caller } from '../functions/environment'
import { pushBounded } from './ring'

/** One request of a function to the database. */
export interface DatabaseCall {
  /** For example `database.getDocument`. */
  readonly action: string
  /** Absent where an action has none (commit, abort). */
  readonly collection?: string
  readonly documentsRead: number
  readonly documentsWritten: number
  /** The index that served it; null for a look-up by id or a scan. */
  readonly index: string | null
  readonly ms: number
  /** The error's code when it failed. */
  readonly code?: string
}

/** One invocation, for people and tests to look at. Sums count its own requests, not nested calls'. */
export interface CallRecord {
  readonly requestId: string
  /** The invocation that called this one. */
  readonly parent?: string
  readonly functionName: string
  readonly openid: string
  readonly source: string
  /** Epoch milliseconds, by the cloud's clock. */
  readonly startedAt: number
  readonly input: unknown
  /** Set when it has finished. Values of more than 100,000 bytes are replaced by a note. */
  result?: unknown
  error?: { readonly errCode: number; readonly errMsg: string }
  /** Whole duration as waited for, milliseconds; undefined while it runs. */
  ms?: number
  resultBytes: number
  databaseCalls: number
  documentsRead: number
  documentsWritten: number
  /** The first 200 database requests. */
  readonly database: DatabaseCall[]
  /** Names of the open APIs called, in order. */
  readonly openApis: string[]
}

/** An invocation that is running. */
export interface RunningCall {
  readonly token: string
  readonly caller: Caller
  readonly record: CallRecord
}

/** Records kept. */
const KEPT = 500
/** Database requests listed in one record. */
const LISTED = 200
/** Inputs and results are kept up to so many bytes of JSON. */
const LARGEST_KEPT = 100_000

/** A value for a record: itself, or a note when it is large. */
export function keepable(json: string): unknown {
  return json.length > LARGEST_KEPT ? `(${Buffer.byteLength(json)} bytes)` : JSON.parse(json)
}

/** Everything about invocations. */
export class Calls {
  readonly records: CallRecord[] = []
  private readonly running = new Map<string, RunningCall>()

  /** Starts a record. */
  begin(
    about: Pick<CallRecord, 'functionName' | 'parent' | 'startedAt' | 'input'>,
    caller: Caller,
  ): RunningCall {
    const { parent, ...rest } = about
    const record: CallRecord = {
      ...rest,
      ...(parent !== undefined && { parent }),
      requestId: randomUUID(),
      openid: caller.openid,
      source: caller.source,
      resultBytes: 0,
      databaseCalls: 0,
      documentsRead: 0,
      documentsWritten: 0,
      database: [],
      openApis: [],
    }
    const call = { token: randomUUID(), caller, record }
    this.running.set(call.token, call)
    pushBounded(this.records, record, KEPT)
    return call
  }

  /** The running invocation that a request comes from. */
  find(token: unknown): RunningCall | undefined {
    return typeof token === 'string' ? this.running.get(token) : undefined
  }

  /** Ends a record: its token is worth nothing from now on. */
  end(call: RunningCall): void {
    this.running.delete(call.token)
  }

  /** Notes a database request of an invocation. */
  countDatabase(call: RunningCall, request: DatabaseCall): void {
    const { record } = call
    record.databaseCalls += 1
    record.documentsRead += request.documentsRead
    record.documentsWritten += request.documentsWritten
    if (record.database.length < LISTED) record.database.push(request)
  }
}
