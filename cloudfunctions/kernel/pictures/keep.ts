/**
 * Taking pictures with a command, so that each is judged before others see it.
 *
 * Two lines in an action: `ctx.inspectPictures(files, scene)` before the transaction, which also asks
 * the platform, and `keepPictures(ctx, files, use)` in it. The answer may come while neither is done: it
 * is then lost, and the timer asks again.
 * @module
 */
import { askAgainAt } from '@domain/pictures/judging'
import type { CommandContext } from '../action'
import type { Scene } from '../content-safety'
import type { Database } from '../database'
import { claimPhotos } from '../photos'
import { type PictureUse, pictureId, pictures } from './store'

/** What came of asking about a file; without a trace it did not get through. */
export interface Asked {
  readonly scene: Scene
  readonly trace?: string
}

/** Those of some files that were not taken before; one read, none without a file. */
export async function newPictures(db: Database, files: readonly string[]): Promise<string[]> {
  const ids = [...new Set(files)].map(pictureId)
  const limit = Math.max(1, ids.length)
  const known = await db.find(pictures, { _id: { in: ids } }, { limit })
  const taken = new Set(known.map(({ file }) => file))
  return files.filter((file) => !taken.has(file))
}

/**
 * Takes pictures in a command's transaction, or finds that they were taken before. Others see them once
 * they have passed.
 * @throws {Failure} `photo_of_other`
 * @throws {Error} for a file that was not inspected: a slip in the action
 */
export async function keepPictures(
  ctx: CommandContext,
  files: readonly string[],
  use: PictureUse,
): Promise<void> {
  const { tx, now, session } = ctx
  await claimPhotos(tx, files, session.personId, now)
  for (const file of files) {
    const _id = pictureId(file)
    if (await tx.get(pictures, _id)) continue
    const asked = ctx.asked.get(file)
    if (!asked) throw new Error('a picture was kept that nobody inspected')
    const { scene, trace } = asked
    await tx.add(pictures, {
      ...{ _id, file, scene, owner: session.personId },
      ...{ ...use, desks: [...use.desks] },
      state: 'asked',
      traces: trace === undefined ? [] : [trace],
      asks: 1,
      nextAt: askAgainAt(1, trace !== undefined, now) ?? now,
      at: now,
    })
  }
}
