/**
 * Which pictures somebody may see.
 * @module
 */
import { maySee } from '@domain/pictures/judging'
import type { QueryContext } from '../action'
import { type PictureDoc, pictureId, pictures } from './store'

/** Pictures as the answers of queries carry them. */
export interface ShownPictures {
  /** What the caller may see, in order. */
  readonly shown: string[]
  /** Those among them that others do not see yet. */
  readonly pending: string[]
}

/** Picks what the caller may see; `isReviewer` when what it belongs to lies on a desk of theirs. */
export type PicturePicker = (files: readonly string[], isReviewer?: boolean) => ShownPictures

/**
 * What is known of pictures, for one answer; one read, none without a file. What is not known is not
 * shown.
 * @param files all that the answer may show, at most 1,000
 */
export async function lookAtPictures(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  files: readonly string[],
): Promise<PicturePicker> {
  const ids = [...new Set(files)].map(pictureId)
  const limit = Math.max(1, ids.length)
  const found = await db.find(pictures, { _id: { in: ids } }, { limit })
  const known = new Map<string, PictureDoc>(found.map((one) => [one.file, one]))
  return (wanted, isReviewer = false) => {
    const shown = wanted.filter((file) => {
      const picture = known.get(file)
      const isOwner = session.personId !== '' && picture?.owner === session.personId
      return maySee(picture?.state, { isOwner, isReviewer })
    })
    return { shown, pending: shown.filter((file) => known.get(file)?.state !== 'pass') }
  }
}
