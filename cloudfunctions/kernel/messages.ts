/**
 * Messages to people, written in the transaction of what they are about. The inbox is the truth; a
 * push message is only a hint.
 * @module
 */
import { defineCollection } from './collections'
import type { Transaction } from './database'

/** A message. It names no words of others: those are read where their permission is checked. */
export interface MessageDoc {
  _id: string
  /** Person id of the receiver. */
  to: string
  /** Sorts by time, then id; unique. */
  order: string
  title: string
  body: string
  /** Page to open, with its query. */
  url: string
  /** Epoch milliseconds. */
  at: number
}

export const messages = defineCollection<MessageDoc>({
  name: 'messages',
  indexes: [
    {
      name: 'inbox',
      keys: [
        { field: 'to', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'unread',
      keys: [
        { field: 'to', order: 1 },
        { field: 'at', order: -1 },
      ],
    },
  ],
})

/**
 * Writes a message to a person about an event; the same event tells the same person once.
 * @param eventId id of what happened, unique in the product
 */
export async function tell(
  tx: Transaction,
  eventId: string,
  message: Omit<MessageDoc, '_id' | 'order'>,
): Promise<void> {
  const _id = `${eventId}.${message.to}`
  await tx.add(messages, { _id, order: orderOf(message.at, _id), ...message })
}

/** A text that sorts by a moment, then by an id. */
export const orderOf = (at: number, id: string): string => `${String(at).padStart(14, '0')}-${id}`
