/**
 * What the timer does about pictures: asks again where no answer came, and takes refused files away.
 * Every step can be done again; what dies in the middle is done by the next run.
 * @module
 */
import { askAgainAt, MOST_ASKS } from '@domain/pictures/judging'
import type { Kernel } from '../action'
import { residents } from '../resident'
import { transact } from '../transact'
import { NEVER, type PictureDoc, pictures } from './store'
import { applyAnswer } from './verdict'

/** Pictures gone on with in one run; the next takes the rest. */
const RUN_SIZE = 20
/** Trace ids kept of one picture: an answer to an earlier asking counts too. */
const MOST_TRACES = 3

type Means = Pick<Kernel, 'database' | 'askPictures' | 'deleteFiles'>

async function takeAway({ database, deleteFiles }: Means, picture: PictureDoc): Promise<void> {
  await deleteFiles([picture.file])
  await transact(database, (tx) => tx.update(pictures, picture._id, { nextAt: NEVER }))
}

/** Asks on behalf of who uploaded it; who is gone can't be asked for, and a person looks. */
async function askAgain(means: Means, picture: PictureDoc, now: number): Promise<void> {
  const { database, askPictures } = means
  const { _id, owner, scene, file } = picture
  const [resident] = await database.find(residents, { personId: owner }, { limit: 1 })
  const isOver = picture.asks >= MOST_ASKS || !resident
  const trace = isOver ? undefined : (await askPictures(resident._id, scene, [file])).get(file)
  await transact(database, async (tx) => {
    const current = await tx.get(pictures, _id)
    if (current?.state !== 'asked' || current.asks !== picture.asks) return
    const asks = current.asks + 1
    const nextAt = isOver ? undefined : askAgainAt(asks, trace !== undefined, now)
    if (nextAt === undefined) return applyAnswer(tx, { ...current, asks: MOST_ASKS }, 'failed', now)
    const traces = trace ? [trace, ...current.traces].slice(0, MOST_TRACES) : current.traces
    await tx.update(pictures, _id, { asks, nextAt, traces })
  })
}

/** Goes on with what is due. */
export async function tendPictures(means: Means, now: number): Promise<void> {
  const due = await means.database.find(
    pictures,
    { nextAt: { lte: now } },
    { orderBy: { field: 'nextAt', order: 'asc' }, limit: RUN_SIZE },
  )
  for (const picture of due) {
    if (picture.state === 'refused') await takeAway(means, picture)
    else if (picture.state === 'asked') await askAgain(means, picture, now)
    else await transact(means.database, (tx) => tx.update(pictures, picture._id, { nextAt: NEVER }))
  }
}
