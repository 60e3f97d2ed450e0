/**
 * The nominee's answer: yes, with what neighbours should know; no; or taking a yes back.
 * @module
 */
import { implementCommand } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import { Failure } from '../../kernel/errors'
import { keepPictures } from '../../kernel/pictures/keep'
import { closeTask, roleDesks } from '../../kernel/tasks'
import { answerNomination } from '../contract/nomination'
import { OFFICIALS } from '../contract/shared'
import { electionUrl } from '../pages'
import { isScrutineerDisqualified } from '../scrutineers/fit'
import { mustBeAt } from '../stage'
import { nominations } from '../store'
import { areHeld } from '../words'
import { nominationTarget } from './target'

export const answerNominationAction = implementCommand(answerNomination, {
  target: nominationTarget,
  async prepare(ctx, { answer }, { nomination }) {
    if (!answer.accepts) return false
    if (answer.photo) await ctx.inspectPictures([answer.photo], 'forum')
    // Everybody sees the name at once; the one that neighbours know passed before.
    if (answer.name !== nomination.name) await requirePass(ctx, 'profile', [answer.name])
    return areHeld(ctx, [answer.statement])
  },
  async run(ctx, { answer }, { nomination, election }, held) {
    const { tx, now } = ctx
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
    if (photo) {
      await keepPictures(ctx, [photo], {
        about: '参选介绍',
        url: electionUrl(election._id),
        path: nomination.path,
        desks: roleDesks(OFFICIALS, nomination.path),
      })
    }
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
