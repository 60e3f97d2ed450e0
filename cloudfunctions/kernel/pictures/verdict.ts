/**
 * The platform's word on a picture, as it comes by a pushed event (`wxa_media_check`).
 *
 * Error model: what is of no use (another event, an unknown trace, a second word) changes nothing and is
 * no error; a verdict that could not be formed counts as an asking that did not get through.
 * @module
 */
import { askAgainAt, type PictureVerdict, stateAfter } from '@domain/pictures/judging'
import type { Kernel } from '../action'
import type { Transaction } from '../database'
import { transact } from '../transact'
import { settlePicture } from './settle'
import { type PictureDoc, pictures } from './store'

/** A verdict, or `failed` when the platform could not come to one. */
type Answer = PictureVerdict | 'failed'

/** Reads an event. Undefined when it is no answer about a picture. */
function readAnswer(event: Readonly<Record<string, unknown>>) {
  const { Event, trace_id: trace, errcode, result } = event
  if (Event !== 'wxa_media_check' || typeof trace !== 'string' || trace === '') return undefined
  const suggest =
    typeof result === 'object' && result !== null ? Reflect.get(result, 'suggest') : undefined
  return { trace, answer: errcode === 0 ? verdictOf(suggest) : ('failed' as const) }
}

function verdictOf(suggest: unknown): PictureVerdict {
  return suggest === 'pass' || suggest === 'risky' ? suggest : 'unsure'
}

/** What an answer makes of a picture that was just read. */
export async function applyAnswer(
  tx: Transaction,
  picture: PictureDoc,
  answer: Answer,
  now: number,
): Promise<void> {
  if (picture.state !== 'asked') return
  const again = answer === 'failed' ? askAgainAt(picture.asks, false, now) : undefined
  if (again !== undefined) return tx.update(pictures, picture._id, { nextAt: again })
  const verdict = answer === 'failed' ? 'unsure' : answer
  const state = stateAfter(picture.state, verdict, picture.desks.length > 0)
  return settlePicture(tx, picture, state, now, verdict === 'risky' ? 'risky' : 'unsure')
}

/** Takes an event in; safe to be told twice. */
export async function takeVerdict(
  { database }: Pick<Kernel, 'database'>,
  event: Readonly<Record<string, unknown>>,
  now: number,
): Promise<void> {
  const said = readAnswer(event)
  if (!said) return
  const [found] = await database.find(pictures, { traces: said.trace }, { limit: 1 })
  if (!found) return
  await transact(database, async (tx) => {
    const picture = await tx.get(pictures, found._id)
    if (picture) await applyAnswer(tx, picture, said.answer, now)
  })
}
