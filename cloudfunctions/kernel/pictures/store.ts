/**
 * Pictures that others may see, as stored: what was said of each.
 * @module
 */
import type { PictureState } from '@domain/pictures/judging'
import { defineCollection } from '../collections'
import type { Scene } from '../content-safety'
import { sha256 } from '../hash'

/** Where a picture is used, in the words of its owner. */
export interface PictureUse {
  /** What it belongs to: `公告`. */
  readonly about: string
  /** Page to open, with its query. */
  readonly url: string
  /** Where it belongs; the audit entry of a person's look goes there. */
  readonly path: string
  /** Desks of those who look where the platform is unsure; empty when nobody does. */
  readonly desks: readonly string[]
}

/** A picture. `_id` comes from its file, so that each is judged once. */
export interface PictureDoc {
  _id: string
  /** `cloud://` id. */
  file: string
  /** Person id of who uploaded it. */
  owner: string
  scene: Scene
  about: string
  url: string
  path: string
  desks: string[]
  state: PictureState
  /** Trace ids of the platform, newest first; secret, since they prove who answers. */
  traces: string[]
  /** How often the platform was asked. */
  asks: number
  /** When the timer looks again: for an answer that got lost, or a file to take away. */
  nextAt: number
  /** Epoch milliseconds. */
  at: number
}

/** Nothing is left to do. */
export const NEVER = 9_000_000_000_000_000

export const pictures = defineCollection<PictureDoc>({
  name: 'pictures',
  indexes: [
    { name: 'due', keys: [{ field: 'nextAt', order: 1 }] },
    { name: 'trace', keys: [{ field: 'traces', order: 1 }] },
  ],
})

export const pictureId = (file: string): string => sha256(`picture\n${file}`).slice(0, 32)
