/** @module Signed links: who holds one may upload to one path, or read one file until a moment. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Signs and checks links of one running cloud; a restart makes all older links worthless. */
export class Links {
  private readonly secret = randomBytes(32)

  private sign(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('hex').slice(0, 32)
  }

  private matches(given: unknown, text: string): boolean {
    const right = Buffer.from(this.sign(text))
    const other = Buffer.from(typeof given === 'string' ? given : '')
    return right.length === other.length && timingSafeEqual(right, other)
  }

  /** What an upload must carry as `authorization`. */
  forUpload(path: string): string {
    return this.sign(`put ${path}`)
  }

  /** Whether an upload's authorization fits its path. */
  allowsUpload(path: string, authorization: unknown): boolean {
    return this.matches(authorization, `put ${path}`)
  }

  /** Query of a download link that works until `until`, epoch milliseconds. */
  forDownload(path: string, until: number): string {
    return `sign=${this.sign(`get ${path} ${until}`)}&t=${until}`
  }

  /** Whether a download link fits its path and is still good. */
  allowsDownload(path: string, query: URLSearchParams, now: number): boolean {
    const until = Number(query.get('t'))
    return until > now && this.matches(query.get('sign'), `get ${path} ${until}`)
  }
}
