/**
 * Saying yes to a hint on the phone. WeChat asks the person and counts; this keeps the same count, so
 * that the worker knows whom to send to.
 * @module
 */
import { MOST_LEFT } from '@domain/notices/pushing'
import { implementCommand, type QueryContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { allowPush, type PushOffer } from './contract'
import { audiencesOf } from './face'
import { pushQuotas, quotaId } from './store'

/** The template that tells of a new notice; without one nobody is asked and nothing is sent. */
export const noticeTemplate = (): string | undefined => process.env.TXY_TEMPLATE_NOTICE || undefined

/** What the caller may say yes to; one read. Nothing for those no notice is addressed to. */
export async function offerOf({ db, session }: QueryContext): Promise<PushOffer | undefined> {
  const templateId = noticeTemplate()
  if (!templateId || session.households.length === 0) return undefined
  const quota = await db.get(pushQuotas, quotaId(session.personId))
  return { templateId, left: quota?.left ?? 0 }
}

export const allowPushAction = implementCommand(allowPush, {
  async run({ tx, session, now }, { templateId }) {
    if (templateId !== noticeTemplate()) throw new Failure('push_unknown')
    const { personId, openid } = session
    const _id = quotaId(personId)
    const places = audiencesOf(session)
    const known = await tx.get(pushQuotas, _id)
    const left = Math.min((known?.left ?? 0) + 1, MOST_LEFT)
    if (known) await tx.update(pushQuotas, _id, { left, places, at: now })
    else
      await tx.add(pushQuotas, { _id, personId, openid, template: 'notice', places, left, at: now })
    return { left }
  },
})
