/**
 * What follows from a word on a picture: who is told, who is asked.
 * @module
 */
import type { PictureState } from '@domain/pictures/judging'
import type { Transaction } from '../database'
import { tell } from '../messages'
import { closeTask, openTask } from '../tasks'
import { NEVER, type PictureDoc, pictureId, pictures } from './store'

const taskOf = (id: string) => `picture.${id}`
/** Page where a person looks at a picture. */
const reviewUrl = (id: string) => `/features/offices/pages/picture/index?id=${id}`

/** Why a picture is taken away: the platform's word, nobody's word, or a person's reason. */
export type RefusedBecause = 'risky' | 'unsure' | { readonly reason: string }

function refusalWords({ about }: PictureDoc, because: RefusedBecause): string {
  const what = `您放在${about}里的一张图片`
  const next = '请换一张再发；觉得弄错了，请找社区'
  if (because === 'risky') return `${what}不适合公开，已经撤下。${next}`
  if (because === 'unsure') return `${what}没能确认可以公开，已经撤下。${next}`
  return `${what}已经撤下：${because.reason}。${next}`
}

/** A person has seen these where the platform was unsure, and lets them out with what they belong to. */
export async function passSeen(
  tx: Transaction,
  files: readonly string[],
  now: number,
): Promise<void> {
  for (const file of files) {
    const picture = await tx.get(pictures, pictureId(file))
    if (picture?.state === 'review') await settlePicture(tx, picture, 'pass', now)
  }
}

/** Puts a picture into its next state, in a transaction that has just read it. */
export async function settlePicture(
  tx: Transaction,
  picture: PictureDoc,
  state: PictureState,
  now: number,
  because: RefusedBecause = 'risky',
): Promise<void> {
  const { _id, owner: to, url, about, desks } = picture
  if (picture.state === state) return
  // A refused file is still there: the timer takes it away.
  await tx.update(pictures, _id, { state, nextAt: state === 'refused' ? now : NEVER })
  if (picture.state === 'review') await closeTask(tx, taskOf(_id))
  if (state === 'review') {
    await openTask(tx, {
      ...{ _id: taskOf(_id), desks, kind: 'picture_to_review', askedBy: to },
      ...{
        title: '有一张图片请您看一看',
        detail: `${about}里的图片`,
        url: reviewUrl(_id),
        at: now,
      },
    })
  }
  if (state === 'refused') {
    const body = refusalWords(picture, because)
    await tell(tx, taskOf(_id), { to, title: '有一张图片没有通过审核', body, url, at: now })
  }
}
