/**
 * A person's look at a picture of which the platform was unsure.
 * @module
 */
import { implementCommand, implementQuery, type TargetContext } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import type { Target } from '../../kernel/permission'
import { settlePicture } from '../../kernel/pictures/settle'
import { type PictureDoc, pictures } from '../../kernel/pictures/store'
import { desksOf } from '../../kernel/tasks'
import { getPicture, judgePicture } from '../contract/pictures'

/** The picture an action is about; nobody reviews their own. */
async function pictureTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<PictureDoc>> {
  const doc = await reader.get(pictures, id)
  if (!doc) throw new Failure('picture_not_found')
  const sits = new Set(desksOf(session))
  const reviews = doc.owner !== session.personId && doc.desks.some((desk) => sits.has(desk))
  return { id, path: doc.path, relations: reviews ? ['reviewer'] : [], doc }
}

const getPictureAction = implementQuery(getPicture, {
  target: pictureTarget,
  async run(_ctx, _input, { _id: id, about, file, state, url, at }) {
    return { id, about, state, url, at, ...(state !== 'refused' && { file }) }
  },
  reveals: (_view, { owner }) => [owner],
})

const judgePictureAction = implementCommand(judgePicture, {
  target: pictureTarget,
  async prepare(ctx, { decision, reason }, { state }) {
    if (state !== 'review') throw new Failure('picture_state')
    if (decision === 'remove' && !reason) throw new Failure('words_needed')
    await requirePass(ctx, 'comment', [reason], 'reason')
  },
  async run({ tx, now, note }, { decision, reason = '' }, picture) {
    if (picture.state !== 'review') throw new Failure('picture_state')
    const state = decision === 'show' ? ('pass' as const) : ('refused' as const)
    await settlePicture(tx, picture, state, now, { reason })
    note({ details: { decision } })
    return { state }
  },
})

export const pictureActions = [getPictureAction, judgePictureAction]
