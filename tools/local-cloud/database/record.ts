/**
 * A document through time: its versions, newest first. A version starts as the parsed document or as
 * its text and makes the other when asked, so that a million documents just loaded cost no more than
 * their text, and one that is read again and again is written out once.
 * @module
 */
import { decodeDoc, encode } from './ejson'
import { keyPart } from './keys'
import type { Transaction } from './transaction'
import type { Doc } from './values'

/** The state of a document from commit `ts` on; a version without body is a removal. */
export class Version {
  private body: Doc | null
  private text: string | null

  constructor(
    /** The commit that made it. */
    readonly ts: number,
    body: Doc | string | null,
    /** The version before, as long as some transaction may still see it. */
    public prev: Version | null,
  ) {
    this.body = typeof body === 'string' ? null : body
    this.text = typeof body === 'string' ? body : null
  }

  get removed(): boolean {
    return this.body === null && this.text === null
  }

  /** The document. Never to be changed. */
  get doc(): Doc | null {
    if (this.body === null && this.text !== null) this.body = decodeDoc(this.text, 0)
    return this.body
  }

  /** The document, without keeping it parsed: for those who pass over all of them once. */
  peek(): Doc | null {
    return this.body !== null || this.text === null ? this.body : decodeDoc(this.text, 0)
  }

  /** The document as EJSON text. */
  encoded(): string {
    this.text ??= encode(this.body)
    return this.text
  }
}

/** The map key of an id: strings and numbers themselves, other types by their index key. */
export const idKey = (id: unknown): string | number =>
  typeof id === 'string' || typeof id === 'number' ? id : `\0${keyPart(id, false)}`

/** One document of a collection, whether it exists now or not. */
export class DocRecord {
  head: Version | null = null
  /** The transaction that writes it, until that ends. */
  lock: Transaction | null = null

  constructor(readonly id: unknown) {}

  /** The version a reader with this snapshot sees; null when the document isn't there. */
  visible(snapshot: number): Version | null {
    let v = this.head
    while (v && v.ts > snapshot) v = v.prev
    return v && !v.removed ? v : null
  }

  /** The newest committed document. */
  get current(): Doc | null {
    return this.head?.doc ?? null
  }
}
