/** @module Messages that were sent to people: nothing leaves the machine, they are kept to look at. */
import { pushBounded } from '../core/ring'

/** A message that the real service would have shown on a phone. */
export interface SentMessage {
  /** Epoch milliseconds. */
  readonly at: number
  readonly openid: string
  readonly templateId: string
  /** Where a tap leads, with its query. */
  readonly page: string
  /** Field name to text. */
  readonly data: Readonly<Record<string, string>>
}

/** Messages kept. */
const KEPT = 1_000

/** The messages, oldest first. */
export class Outbox {
  readonly messages: SentMessage[] = []

  constructor(private readonly changed: () => void) {}

  /** Takes kept messages back. */
  restore(messages: readonly SentMessage[]): void {
    this.messages.push(...messages.slice(-KEPT))
  }

  /** Keeps one. */
  add(message: SentMessage): void {
    pushBounded(this.messages, message, KEPT)
    this.changed()
  }
}
