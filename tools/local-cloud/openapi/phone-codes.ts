/** @module One-time codes for phone numbers: five minutes, once, as the button on a phone gives them. */
import { randomBytes } from 'node:crypto'

const GOOD_FOR_MS = 5 * 60_000

/** Codes that were given and not used. Numbers are plainly fictional. */
export class PhoneCodes {
  private readonly codes = new Map<string, { readonly openid: string; readonly until: number }>()
  private readonly numbers = new Map<string, string>()

  constructor(private readonly now: () => number) {}

  /** Says what someone's number is; without it one is made up from the openid. */
  setNumber(openid: string, phoneNumber: string): void {
    this.numbers.set(openid, phoneNumber)
  }

  /** Someone's number: 100 and eight digits, which no phone in China has. */
  numberOf(openid: string): string {
    const known = this.numbers.get(openid)
    if (known) return known
    let sum = 0
    for (const char of openid) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 100_000_000
    return `100${String(sum).padStart(8, '0')}`
  }

  /** Gives a code for someone's number. */
  issue(openid: string): string {
    const code = randomBytes(32).toString('hex')
    this.codes.set(code, { openid, until: this.now() + GOOD_FOR_MS })
    return code
  }

  /** Takes a code for the number; undefined when it is unknown, used or too old. */
  redeem(code: unknown): string | undefined {
    if (typeof code !== 'string') return undefined
    const found = this.codes.get(code)
    this.codes.delete(code)
    if (!found || found.until < this.now()) return undefined
    return this.numberOf(found.openid)
  }
}
