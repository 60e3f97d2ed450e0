/**
 * The nominee's answer: yes, with what neighbours should know; no; or taking a yes back.
 * @module
 */
import { implementCommand } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { claimPhotos } from '../../kernel/photos'
import { closeTask } from '../../kernel/tasks'
import { answerNomination } from '../contract/nomination'
import { isScrutineerDisqualified } from '../scrutineers/fit'
import { mustBeAt } from '../stage'
import { nominations } from '../store'
import { areHeld } from '../words'
import { nominationTarget } from './target'

export const answerNominationAction = implementCommand(answerNomination, {
  target: nominationTarget,
  async prepare(ctx, { answer }) {
    if (!answer.accepts) return false
    if (answer.photo) await ctx.inspectPhotos([answer.photo])
    return areHeld(ctx, [answer.name, answer.statement])
  },
  async run(ctx, { answer }, { nomination, election }, held) {
    const { tx, now, session } = ctx
    const { _id } = nomination
    await closeTask(tx, `election.nominee.${_id}`)
    if (!answer.accepts) {
      // A yes may be taken back until candidates are published.
      mustBeAt(election, now, 'nominating', 'qualification_review')
      const blank = { statement: '', photo: '', facts: null, acceptedAt: null }
      await tx.update(nominations, _id, { state: 'declined', ...blank })
      return { state: 'declined' as const }
    }
    mustBeAt(election, now, 'nominating')
    if (nomination.review) throw new Failure('nomination_state')
    if (isScrutineerDisqualified(election, nomination)) throw new Failure('scrutineer_candidate')
    const { name, bornOn, livesHereSince, statement, photo = '' } = answer
    if (photo) await claimPhotos(tx, [photo], session.personId, now)
    await tx.update(nominations, _id, {
      state: 'accepted',
      acceptedAt: now,
      name,
      statement,
      photo,
      statementHeld: held,
      facts: { bornOn, livesHereSince },
    })
    return { state: 'accepted' as const }
  },
})
