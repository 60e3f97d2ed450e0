/**
 * The code on the leader's phone: new every 30 seconds, made without network from a secret that the
 * phone fetched when the activity began. The server makes the same code and compares.
 *
 * What it shows: that whoever scans saw the leader's screen within the last minute. A photo that is
 * sent on at once can't be told from a scan; so a code opens one moment only (start, middle or end),
 * the middle one is asked at a moment nobody knows before, and what is late is refused and counted.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../ballot/v1/bytes'

/** How long one code shows. */
export const WINDOW_MS = 30_000
/** Windows before and after the server's own that are taken: slow hands and clocks a little off. */
const TOLERANCE = 1
const DIGITS = 8

/** The moments at which presence is witnessed. */
export const MOMENTS = ['start', 'middle', 'end'] as const
export type Moment = (typeof MOMENTS)[number]

const PREFIX = 'txv1'
const TEXT = /^txv1\.([0-9a-z]{8,32})\.(start|middle|end)\.(\d{1,12})\.(\d{8})$/

/** Number of the window a moment lies in. */
const windowAt = (at: number): number => Math.floor(at / WINDOW_MS)

/** The eight digits of a window. @param secret hex, at least 32 digits */
function codeOf(secret: string, activity: string, moment: Moment, window: number): string {
  // A phone has no TextEncoder, and an older one no .at().
  const key = utf8(secret)
  const said = utf8([PREFIX, activity, moment, window].join('\n'))
  const digest = hmac(sha256, key, said)
  const offset = (digest[digest.length - 1] ?? 0) & 0xf
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The text that the leader's screen shows as a square code. @param at epoch milliseconds */
export function codeText(secret: string, activity: string, moment: Moment, at: number): string {
  const window = windowAt(at)
  return [PREFIX, activity, moment, window, codeOf(secret, activity, moment, window)].join('.')
}

/** What a scanned text says, before anything of it is believed; undefined when it is no such code. */
export interface ScannedCode {
  readonly activity: string
  readonly moment: Moment
  readonly window: number
  readonly code: string
}

export function readCode(text: string): ScannedCode | undefined {
  const [, activity, moment, window, code] = TEXT.exec(text.trim()) ?? []
  const known = MOMENTS.find((one) => one === moment)
  if (!activity || !known || window === undefined || !code) return undefined
  return { activity, moment: known, window: Number(window), code }
}

/** `stale`: a true code, but of another time: sent on, photographed, or a clock far off. */
export type CodeVerdict = 'fresh' | 'stale' | 'wrong'

/** Judges a scanned code by the server's clock. */
export function judgeCode(secret: string, scanned: ScannedCode, now: number): CodeVerdict {
  const { activity, moment, window, code } = scanned
  if (codeOf(secret, activity, moment, window) !== code) return 'wrong'
  return Math.abs(windowAt(now) - window) <= TOLERANCE ? 'fresh' : 'stale'
}

/** A typed code, once it is known what it opens. */
export interface TypedCode {
  readonly moment: Moment
  readonly verdict: CodeVerdict
}

/** How far back a typed code is looked for before it is simply wrong: ten minutes. */
const STALE_WINDOWS = 20

/** The digits of a code's text, for who can't scan, e.g. `12345678`. */
export const digitsOf = (text: string): string => readCode(text)?.code ?? ''

/** Judges eight digits that somebody read off the leader's screen and typed. */
export function judgeDigits(
  secret: string,
  activity: string,
  digits: string,
  now: number,
): TypedCode {
  for (let back = -TOLERANCE; back <= STALE_WINDOWS; back++) {
    const window = windowAt(now) - back
    for (const moment of MOMENTS) {
      if (codeOf(secret, activity, moment, window) !== digits) continue
      return { moment, verdict: back <= TOLERANCE ? 'fresh' : 'stale' }
    }
  }
  return { moment: 'start', verdict: 'wrong' }
}
