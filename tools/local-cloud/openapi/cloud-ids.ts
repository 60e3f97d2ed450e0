/**
 * Cloud ids: names that a phone passes to a function for data that only WeChat's server may tell
 * (a group's id, steps). `cloud.getOpenData` gives the data to functions called by that same person.
 * @module
 */
import { randomBytes } from 'node:crypto'

const GOOD_FOR_MS = 5 * 60_000

/** What getOpenData tells of one id. */
export type OpenDataAnswer =
  | { readonly data: unknown }
  | { readonly errCode: number; readonly errMsg: string }

/** The ids that were given. */
export class CloudIds {
  private readonly known = new Map<string, { openid: string; data: unknown; until: number }>()

  constructor(private readonly now: () => number) {}

  /** Names some data of a person; good for five minutes. */
  issue(openid: string, data: unknown): string {
    const id = randomBytes(24).toString('base64url')
    this.known.set(id, { openid, data, until: this.now() + GOOD_FOR_MS })
    return id
  }

  /** The data, for a call by `openid`. */
  open(id: string, openid: string): OpenDataAnswer {
    const found = this.known.get(id)
    if (!found) return { errCode: -601005, errMsg: 'invalid cloudID' }
    if (found.until < this.now()) return { errCode: -601006, errMsg: 'cloudID expired' }
    if (found.openid !== openid)
      return { errCode: -601007, errMsg: 'cloudID and calling user does not match' }
    return { data: found.data }
  }
}
